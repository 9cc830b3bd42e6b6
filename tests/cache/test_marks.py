"""How long a copy holds: to the end of the minute while an edition is under way, else of the quarter."""

import datetime as dt
import threading

import pytest
from django.db import OperationalError

from eventsite.public.cache.marks import Lookout, Marks
from tests.cache.frame import Clock, Site
from tests.factories import EditionFactory, SessionFactory, VenueFactory, release

pytestmark = pytest.mark.django_db
UTC = dt.UTC


def at(text: str) -> float:
    return dt.datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()


def until(clock: Clock) -> str:
    moment = Marks(clock=clock, ticks=clock).current()
    return f"{dt.datetime.fromtimestamp(moment.until, UTC):%Y-%m-%d %H:%M:%S}"


@pytest.mark.parametrize(
    ("now", "end"),
    [
        ("2025-06-04 08:59:30", "2025-06-04 09:00:00"),
        ("2025-06-04 09:00:00", "2025-06-04 09:01:00"),
        ("2025-06-02 00:00:10", "2025-06-02 00:01:00"),
        ("2025-06-06 23:59:59", "2025-06-07 00:00:00"),
        ("2025-06-07 08:50:00", "2025-06-07 09:00:00"),
        ("2025-05-01 18:14:59", "2025-05-01 18:15:00"),
    ],
    ids=["in session", "at a start", "the day before", "the day after", "over", "to come"],
)
def test_copy_holds_to_the_end_of_its_minute_or_quarter(now: str, end: str) -> None:
    EditionFactory()

    assert until(Clock(at(now))) == end


def test_draft_edition_shortens_nothing() -> None:
    EditionFactory(publication="draft")

    assert until(Clock(at("2025-06-04 09:01:00"))) == "2025-06-04 09:15:00"


def test_copy_ends_with_the_minute_in_which_a_session_begins(elsewhere: Site) -> None:
    session = SessionFactory(day__edition__series__slug="forum", day__edition__number=6, title="Opening")
    release(session.day.edition)
    elsewhere.clock.now = session.starts_at.timestamp() - 2
    built = []
    for _second in range(4):
        elsewhere.get("/conferences/forum/6/programme/")
        built.append(len(elsewhere.built))
        elsewhere.clock.forward(1)

    assert built == [1, 1, 2, 2]


# Marks of PostgreSQL tell transactions apart.
@pytest.mark.django_db(transaction=True)
def test_rebuilt_page_that_did_not_change_keeps_its_tag_and_its_compressed_bytes(site: Site) -> None:
    EditionFactory(series__slug="forum", number=6)
    address = "/conferences/forum/6/"
    first = site.get(address, HTTP_ACCEPT_ENCODING="br")
    (copy,) = site.store._copies.values()
    VenueFactory()
    again = site.get(address, HTTP_ACCEPT_ENCODING="br", HTTP_IF_NONE_MATCH=first.headers["ETag"])
    (renewed,) = site.store._copies.values()

    assert (again.status, len(site.built)) == (304, 2)
    assert renewed is not copy
    assert renewed.form("br") is copy.form("br")


def test_mark_is_trusted_for_less_than_a_second(clock: Clock, django_assert_num_queries) -> None:
    marks = Marks(clock=clock, ticks=clock)
    marks.current()
    clock.forward(0.8)
    with django_assert_num_queries(0):
        marks.current()
    clock.forward(0.2)
    with django_assert_num_queries(1):
        marks.current()


def test_write_during_a_look_is_not_forgotten(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    marks = Marks(clock=clock, ticks=clock)
    marks.current()
    clock.forward(1)
    writes = marks._writes
    monkeypatch.setattr("eventsite.public.cache.marks._periods", lambda _now: marks.forget() or ())
    SessionFactory()
    marks.current()

    assert (marks._writes > writes, marks._known) == (True, None)


def test_page_is_asked_of_django_while_the_database_is_away(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    EditionFactory(series__slug="forum", number=6)
    site.get("/conferences/forum/6/")

    def away() -> None:
        raise OperationalError

    monkeypatch.setattr(site.marks, "_look", away)
    site.marks.forget()

    assert (site.get("/conferences/forum/6/").status, len(site.built)) == (200, 2)


@pytest.mark.django_db(transaction=True)
def test_lookout_keeps_the_mark_fresh() -> None:
    marks = Marks()
    looked = []
    marks.look = lambda: looked.append(1)  # type: ignore[method-assign]
    came = threading.Event()
    Lookout(marks, then=came.set).wanted()

    assert (came.wait(5), looked[:1]) == (True, [1])
