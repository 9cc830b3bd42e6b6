"""One client cannot have as much made for it as it likes; copies are free."""

import uuid
from collections.abc import Iterable
from typing import Any

import pytest
from django.core.cache.backends.locmem import LocMemCache
from django.test import RequestFactory
from redis.exceptions import ConnectionError as NoRedis

from eventsite.public.api.limits import Limited
from eventsite.public.cache.asked import CLIENT, Reading, client_of
from eventsite.public.cache.copies import Copy
from eventsite.public.cache.marks import Moment
from eventsite.public.cache.pages import Addresses
from tests.cache.frame import Clock


class Asked:
    """An application behind the limit that counts how often it is asked; time is the test's."""

    def __init__(self, clock: Clock, cache: Any = None) -> None:
        self.seen: list[dict[str, Any]] = []
        self._limited = Limited(self._answer, clock=clock, cache=cache or _empty_cache())

    def _answer(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        self.seen.append(environ)
        start_response("200 OK", [])
        return [b""]

    def get(self, address: str = "/api/v1/bodies/", **extra: str) -> tuple[str, dict[str, str], bytes]:
        said: list[Any] = []
        environ = RequestFactory().get(address).environ | extra
        body = b"".join(self._limited(environ, lambda *told: said.extend(told)))
        return said[0], dict(said[1]), body


def _empty_cache() -> LocMemCache:
    # Caches of one name share their content.
    return LocMemCache(uuid.uuid4().hex, {})


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def asked(settings, clock: Clock) -> Asked:
    settings.API_PER_MINUTE = 2
    return Asked(clock)


def statuses(asked: Asked, count: int, **extra: str) -> list[str]:
    return [asked.get(**extra)[0][:3] for _time in range(count)]


def test_what_goes_beyond_the_limit_is_refused_with_when_to_come_again(asked: Asked, clock: Clock) -> None:
    clock.forward(60 - clock() % 60 + 20)
    assert statuses(asked, 3) == ["200", "200", "429"]

    status, headers, body = asked.get()
    assert status == "429 Too Many Requests"
    assert headers["Retry-After"] == "40"
    assert headers["Content-Type"] == "application/problem+json"
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert b"At most 2 answers a minute" in body
    assert len(asked.seen) == 2


def test_next_minute_counts_anew(asked: Asked, clock: Clock) -> None:
    assert statuses(asked, 3) == ["200", "200", "429"]
    clock.forward(60)

    assert statuses(asked, 1) == ["200"]


def test_clients_are_counted_apart(asked: Asked) -> None:
    assert statuses(asked, 3) == ["200", "200", "429"]

    assert statuses(asked, 1, REMOTE_ADDR="192.0.2.7") == ["200"]


def test_pages_for_people_are_not_counted(asked: Asked) -> None:
    assert statuses(asked, 5, address="/bodies/") == ["200"] * 5


def test_no_limit_is_set_by_zero(settings, clock: Clock) -> None:
    settings.API_PER_MINUTE = 0

    assert statuses(Asked(clock), 5) == ["200"] * 5


def test_nobody_is_shut_out_while_the_shared_cache_is_away(settings, clock: Clock) -> None:
    class Away(LocMemCache):
        def add(self, *_args: Any, **_options: Any) -> bool:
            raise NoRedis

    settings.API_PER_MINUTE = 1

    assert statuses(Asked(clock, Away("limits", {})), 3) == ["200"] * 3


@pytest.mark.parametrize(
    ("proxy", "expected"), [(None, "127.0.0.1"), (("HTTP_X_FORWARDED_PROTO", "https"), "192.0.2.9")]
)
def test_proxy_is_believed_only_where_one_is_trusted(proxy, expected: str, settings) -> None:
    settings.SECURE_PROXY_SSL_HEADER = proxy
    environ = RequestFactory().get("/").environ | {"HTTP_X_FORWARDED_FOR": "10.0.0.1, 192.0.2.9"}

    assert client_of(environ) == expected


def test_client_is_counted_but_told_to_no_page(asked: Asked) -> None:
    environ = RequestFactory().get("/api/v1/bodies/").environ | {"HTTP_HOST": "testserver"}
    environ.pop("HTTP_COOKIE")
    reading = Reading()
    clean = reading.environ(reading.key(environ), environ | {"REMOTE_ADDR": "192.0.2.7"})

    asked.get(**{CLIENT: clean[CLIENT]})
    assert clean[CLIENT] == "192.0.2.7"
    assert [CLIENT in environ for environ in asked.seen] == [False]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ""),
        ("offset=4&limit=2", "limit=2&offset=4"),
        ("limit=2&colour=red", None),
        ("limit=", None),
        ("limit=2&limit=3", None),
        ("q=a", None),
    ],
)
def test_copy_answers_only_what_the_interface_would_take(query: str, expected: str | None) -> None:
    assert Addresses().canonical("/api/v1/bodies/", query) == expected


def test_copy_that_is_known_may_be_read_by_other_sites_too() -> None:
    headers = [
        ("Access-Control-Allow-Origin", "*"),
        ("Access-Control-Expose-Headers", "ETag"),
        ("Link", "<x>"),
    ]

    told = dict(Copy(headers, b"{}", Moment(1, 2.0)).form("").not_modified)
    assert (told.get("Access-Control-Allow-Origin"), told.get("Access-Control-Expose-Headers")) == (
        "*",
        "ETag",
    )
