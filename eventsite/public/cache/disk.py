"""Copies on the disk for nginx: the same pages, at most a minute old, taken away with the same change.

A folder holds the copies of one minute, and nginx looks into that of the present one alone: what nobody takes
away, since no process lives that would, is out of date by itself.
"""

import gzip
import os
import re
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterable
from itertools import count
from pathlib import Path
from time import gmtime, strftime, time

from eventsite.public.cache.asked import Key
from eventsite.public.cache.copies import Copy

#: The headers that `deploy/nginx-copies.conf` gives to every copy. A page with others is not written.
HEADERS = {
    "cache-control": "no-cache",
    "content-security-policy": (
        "default-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; "
        "frame-ancestors 'none'"
    ),
    "content-type": "text/html; charset=utf-8",
    "cross-origin-opener-policy": "same-origin",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
#: Told by the page itself (its `lang`), or by the proxy that ends TLS.
_ELSEWHERE = frozenset({"content-language", "strict-transport-security"})
_PATH = re.compile(r"/(?:[a-z0-9-]+/)*")
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*")
PAGE = "page.html"


class Disk:
    """The folder that nginx reads, as one process writes it."""

    def __init__(self, root: Path, clock: Callable[[], float] = time) -> None:
        self._root, self._clock = root, clock
        self._minute = ""
        self._written: dict[Key, str] = {}
        self._lock = threading.Lock()
        self._numbers = count()

    def write(self, key: Key, copy: Copy, *, still_holds: Callable[[], bool]) -> None:
        """Write a copy for the present minute, unless it is there; `still_holds` is asked at the last."""
        minute = self._begin_minute()
        # Another process may have taken it away, since it saw a change later than this one.
        if (known := self._written.get(key)) and os.path.exists(known):  # noqa: PTH110 (asked at each view)
            return
        if not _may_be_written(key, copy):
            return
        with self._lock:
            if not still_holds() or minute != self._minute:
                return
            folder = self._root / minute / key.scheme / f"{key.host}{key.path}"
            self._make(folder)
            # The packed one first: nginx offers it beside the plain one.
            _put(folder / f"{PAGE}.gz", gzip.compress(copy.body, compresslevel=6, mtime=0), copy.made_at)
            _put(folder / PAGE, copy.body, copy.made_at)
            self._written[key] = str(folder / PAGE)

    def clear(self) -> None:
        """Take every copy away: first out of sight in one step, then from the disk."""
        with self._lock:
            self._written.clear()
            self._remove(lambda _name: True)

    def tidy(self) -> None:
        """Take the copies of past minutes away."""
        self._begin_minute()

    def _make(self, folder: Path) -> None:
        """Make a folder that others may read, whatever the service's umask: what lies in it is public."""
        self._root.mkdir(parents=True, exist_ok=True)
        steps = [parent for parent in folder.parents if parent.is_relative_to(self._root)]
        for step in (*reversed(steps), folder):
            step.mkdir(exist_ok=True)
            step.chmod(0o755)

    def _begin_minute(self) -> str:
        minute = strftime("%d-%b-%Y %H:%M", gmtime(self._clock()))
        if minute != self._minute:
            with self._lock:
                self._minute = minute
                self._written = {}
                self._remove(lambda name: name != minute)
        return minute

    def _remove(self, chosen: Callable[[str], bool]) -> None:
        if not self._root.is_dir():
            return
        for folder in [path for path in self._root.iterdir() if chosen(path.name)]:
            gone = folder.with_name(f".gone-{os.getpid()}-{next(self._numbers)}")
            try:
                folder.rename(gone)
            except OSError:
                continue  # Another process was quicker.
            shutil.rmtree(gone, ignore_errors=True)


def _may_be_written(key: Key, copy: Copy) -> bool:
    """Say whether nginx would send the page as Django does; names are such as no file system takes amiss."""
    return (
        not key.query
        and not key.script
        and _PATH.fullmatch(key.path) is not None
        and _HOST.fullmatch(key.host) is not None
        and _compared(copy.headers) == _compared(HEADERS.items())
    )


def _compared(headers: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Return the headers that count, their parts in one order: that of a policy differs by process."""
    return {
        name.lower(): sorted(value.split("; ")) for name, value in headers if name.lower() not in _ELSEWHERE
    }


def _put(path: Path, content: bytes, made_at: float) -> None:
    """Write a file that appears whole; its time is the page's, from which nginx makes the tag."""
    descriptor, draft = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
    Path(draft).chmod(0o644)
    os.utime(draft, (made_at, made_at))
    Path(draft).rename(path)
