"""The opening minute: 600 delegates arrive within 20 seconds, each with a browser that keeps nothing yet."""

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from time import perf_counter

DELEGATES, SECONDS, TIMEOUT = 600, 20.0, 20.0
_LENGTH = re.compile(rb"content-length:\s*(\d+)", re.IGNORECASE)


@dataclass
class Opening:
    """What the delegates saw: milliseconds until each had the page (connecting included), and what failed."""

    page_ms: list[float] = field(default_factory=list)
    errors: int = 0

    def percentile(self, share: float) -> float:
        ordered = sorted(self.page_ms)
        return round(ordered[min(len(ordered) - 1, int(len(ordered) * share))], 1) if ordered else 0.0


def open_at(port: int, page: str, assets: Sequence[str]) -> Opening:
    """Let everybody ask for the page, then for what it loads, on one connection each."""
    seen = Opening()
    asyncio.run(_all(port, page, assets, seen))
    return seen


async def _all(port: int, page: str, assets: Sequence[str], seen: Opening) -> None:
    visits = (_visit(port, page, assets, seen, number * SECONDS / DELEGATES) for number in range(DELEGATES))
    await asyncio.gather(*visits)


async def _visit(port: int, page: str, assets: Sequence[str], seen: Opening, arrives: float) -> None:
    await asyncio.sleep(arrives)
    start = perf_counter()
    try:
        async with asyncio.timeout(TIMEOUT):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            ok = await _get(reader, writer, page)
            seen.page_ms.append((perf_counter() - start) * 1000)
            for asset in assets:
                ok = await _get(reader, writer, asset) and ok
            writer.close()
            seen.errors += not ok
    except (OSError, TimeoutError, asyncio.IncompleteReadError, AttributeError):
        seen.errors += 1


async def _get(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, path: str) -> bool:
    """Return whether the whole answer came and was a 200. Raises AttributeError for one without a length."""
    writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip, br\r\n\r\n".encode())
    head = await reader.readuntil(b"\r\n\r\n")
    length = _LENGTH.search(head).group(1)  # type: ignore[union-attr]
    await reader.readexactly(int(length))
    return head.startswith(b"HTTP/1.1 200")
