"""The site behind its cache, as a server process holds it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import RequestFactory

from eventsite.public.cache.front import Front
from eventsite.public.cache.marks import Marks
from eventsite.public.cache.store import Store

MEGABYTE = 1024 * 1024


@contextmanager
def connections_kept() -> Iterator[None]:
    """Leave the connection of the test open at the end of a request, as Django's test client does."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)


@dataclass
class Said:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass
class Clock:
    """Wall clock and ticks of a process, moved by hand."""

    now: float = 1_750_000_000.0

    def __call__(self) -> float:
        return self.now

    def forward(self, seconds: float) -> None:
        self.now += seconds


@dataclass
class Site:
    """One process: what it was asked, what came of it, and how often Django had to build."""

    marks: Marks
    clock: Clock
    limit: int = 8 * MEGABYTE
    built: list[dict[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        django = WSGIHandler()

        def application(environ: dict[str, Any], start_response: Any) -> list[bytes]:
            self.built.append(environ)
            with connections_kept():
                answer = django(environ, start_response)
                body = b"".join(answer)
                answer.close()
            return [body]

        self.store = Store(self.limit)
        self.front = Front(application, self.store, known=self.marks, clock=self.clock)

    def get(self, address: str, method: str = "GET", **extra: str) -> Said:
        """Ask as a server would; `extra` are names of the WSGI environment."""
        parts = urlsplit(address)
        environ = RequestFactory().generic(method, parts.path, QUERY_STRING=parts.query).environ
        environ.pop("HTTP_COOKIE", None)
        environ |= {"HTTP_HOST": "testserver", **extra}
        said: list[tuple[str, list[tuple[str, str]]]] = []
        answer = self.front(environ, lambda status, headers, *_error: said.append((status, headers)))
        return Said(int(said[-1][0].split()[0]), dict(said[-1][1]), b"".join(answer))
