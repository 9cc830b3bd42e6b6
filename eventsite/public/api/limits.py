"""How often one client may have something made for it: counted before Django, copies are not counted."""

from collections.abc import Callable, Iterable
from time import time
from typing import Any

import msgspec
from django.conf import settings
from django.core.cache import BaseCache, caches
from redis.exceptions import RedisError

from eventsite.public.api.shapes import Problem
from eventsite.public.cache.asked import CLIENT, Environ, client_of

Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]
MINUTE = 60
_LIMITED = "/api/v1/"


class Limited:
    """A WSGI application before another one, which answers 429 to who asks too often."""

    def __init__(
        self, application: Application, *, clock: Callable[[], float] = time, cache: BaseCache | None = None
    ) -> None:
        self._application, self._clock = application, clock
        self._cache = cache or caches["limits"]
        self._most = settings.API_PER_MINUTE

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        client = str(environ.pop(CLIENT, "")) or client_of(environ)
        is_limited = self._most and environ.get("PATH_INFO", "").startswith(_LIMITED)
        if not is_limited or self._is_within(client):
            return self._application(environ, start_response)
        return self._refuse(start_response)

    def _is_within(self, client: str) -> bool:
        """Count one answer more, and say whether the client may have it."""
        key = f"api:{int(self._clock()) // MINUTE}:{client[:100]}"
        try:
            return bool(self._cache.add(key, 1, MINUTE)) or self._cache.incr(key) <= self._most
        except (ValueError, RedisError):
            # Its count made room for others, or the shared cache is away: nobody is shut out for that.
            return True

    def _refuse(self, start_response: Callable[..., Any]) -> list[bytes]:
        wait = MINUTE - int(self._clock()) % MINUTE
        detail = f"At most {self._most} answers a minute are made for one client. Wait {wait} seconds."
        body = msgspec.json.encode(Problem("Too many requests", 429, detail))
        headers = [
            ("Content-Type", "application/problem+json"),
            ("Content-Length", str(len(body))),
            ("Retry-After", str(wait)),
            ("Access-Control-Allow-Origin", "*"),
            ("Access-Control-Expose-Headers", "Retry-After"),
            ("Cache-Control", "no-store"),
        ]
        start_response("429 Too Many Requests", headers)
        return [body]
