"""Pages in one process: `python -m tests.bench.page_child` prints their statements and CPU as JSON."""

import gzip
import json
import statistics
import sys
from collections.abc import Callable
from time import thread_time
from typing import Any

import django

django.setup()

from django.core.handlers.wsgi import WSGIHandler  # noqa: E402 (Django has to be set up first)
from django.db import connection  # noqa: E402
from django.test import RequestFactory  # noqa: E402

from conferences.models import Edition  # noqa: E402
from eventsite.public.cache.front import Front  # noqa: E402
from eventsite.public.cache.store import Store  # noqa: E402
from tests.bench.page_addresses import EDITION, FORMS  # noqa: E402

TRIES, REPEATS = 15, 2000


class Asking:
    """Asks the cache as a server does; no thread beside it looks for changes."""

    def __init__(self) -> None:
        self._front = Front(WSGIHandler(), Store(64 * 1024 * 1024))
        self.statements = 0
        connection.ensure_connection()
        connection.execute_wrappers.append(self._count)

    def _count(self, execute: Callable[..., Any], *asked: Any) -> Any:
        self.statements += 1
        return execute(*asked)

    def get(self, path: str) -> bytes:
        environ = RequestFactory().get(path, HTTP_ACCEPT_ENCODING="gzip").environ | {"HTTP_HOST": "localhost"}
        environ.pop("HTTP_COOKIE", None)
        said: list[str] = []
        body = b"".join(self._front(environ, lambda status, *_rest: said.append(status)))
        if not said[0].startswith("200"):
            raise SystemExit(f"{path}: {said[0]}")
        return body

    def measured(self, action: Callable[[], Any]) -> tuple[float, int]:
        """Return milliseconds of CPU and the statements of an action."""
        self.statements = 0
        start = thread_time()
        action()
        return (thread_time() - start) * 1000, self.statements


def change() -> None:
    """Write something that every page of the edition may show."""
    Edition.objects.update(updated_at=django.utils.timezone.now())


def measure() -> dict[str, float]:
    asking = Asking()
    figures: dict[str, float] = {}
    for name, file in FORMS.items():
        path, tries = EDITION + file, []
        asking.get(path)
        for _try in range(TRIES):
            change()
            tries.append(asking.measured(lambda path=path: asking.get(path)))
        figures[f"{name}_first_cpu_ms"] = round(statistics.median(cpu for cpu, _sql in tries), 2)
        figures[f"{name}_first_sql"] = max(sql for _cpu, sql in tries)
    programme = EDITION + FORMS["programme"]
    packed = asking.get(programme)
    repeats = [asking.measured(lambda: asking.get(programme)) for _time in range(REPEATS)]
    figures["programme_repeat_sql"] = statistics.median(sql for _cpu, sql in repeats)
    figures["programme_bytes"] = len(gzip.decompress(packed))
    figures["programme_gzip_bytes"] = len(packed)
    return figures


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure()))
