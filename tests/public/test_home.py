"""The front page."""

import datetime as dt

import pytest
from django.utils import timezone

from conferences.enums import Completeness, Publication, SessionStatus
from conferences.models import Edition
from conferences.reports.now import programme_date, rooms_now
from eventsite.public.reports.home import home_page, main_edition
from tests.factories import (
    BodyFactory,
    CategoryFactory,
    DayFactory,
    DelegateFactory,
    DelegationFactory,
    EditionFactory,
    EditionTopicFactory,
    RoomFactory,
    SeriesFactory,
    SessionFactory,
    TopicFactory,
    keep_released,
)

pytestmark = pytest.mark.django_db
NOON = dt.datetime(2025, 6, 4, 7, 0, tzinfo=dt.UTC)  # 12:00 in Tashkent


def dated(first: dt.date, **fields):
    return EditionFactory(starts_on=first, ends_on=first + dt.timedelta(days=2), **fields)


def newest_first() -> list[Edition]:
    return list(Edition.objects.published().newest_first())


def test_main_edition_is_the_one_in_session():
    dated(dt.date(2025, 9, 1))
    current = dated(dt.date(2025, 6, 3))
    dated(dt.date(2025, 1, 1))

    assert main_edition(newest_first(), NOON) == current


def test_main_edition_is_the_next_when_none_is_in_session():
    dated(dt.date(2026, 9, 1))
    coming = dated(dt.date(2025, 9, 1))
    dated(dt.date(2025, 1, 1))

    assert main_edition(newest_first(), NOON) == coming


def test_main_edition_is_the_latest_when_all_are_over():
    latest = dated(dt.date(2025, 1, 1))
    dated(dt.date(2024, 1, 1))

    assert main_edition(newest_first(), NOON) == latest


def test_main_edition_goes_by_the_date_in_its_own_zone():
    tashkent = dated(dt.date(2025, 6, 5))
    late_evening_in_london = dt.datetime(2025, 6, 4, 19, 30, tzinfo=dt.UTC)

    assert main_edition(newest_first(), late_evening_in_london) == tashkent
    assert home_page(late_evening_in_london).current.day == 1


def test_home_without_any_edition_says_so(client):
    response = client.get("/")

    assert response.status_code == 200
    assert "No conference is published yet" in response.text


def test_home_has_one_h1_with_the_theme(client):
    EditionFactory(theme="Shared ridges")

    text = client.get("/").text

    assert text.count("<h1") == 1
    assert "Shared ridges" in text[text.index("<h1") : text.index("</h1>")]


def test_home_draws_unrecorded_editions_of_a_run_dashed():
    series = SeriesFactory()
    EditionFactory(series=series, number=1, publication=Publication.DRAFT)
    EditionFactory(series=series, number=3)

    [block] = home_page(NOON).series

    assert [(number, bool(url)) for number, url, _current in block.run] == [(1, False), (2, False), (3, True)]


def test_home_shows_two_latest_cards_of_a_series_beside_the_plate():
    series = SeriesFactory()
    for number in range(1, 5):
        dated(dt.date(2020 + number, 1, 1), series=series, number=number)

    page = home_page(NOON)

    assert page.current.edition.number == 4
    assert [card.number for card in page.series[0].cards] == [3, 2]


def test_home_puts_topics_of_several_editions_first():
    EditionTopicFactory(topic__name="Alone")
    shared = TopicFactory(name="Shared")
    EditionTopicFactory.create_batch(2, topic=shared)

    assert [entry.name.text for entry in home_page(NOON).topics] == ["Shared", "Alone"]


def test_home_counts_delegates_of_complete_lists_as_people():
    edition = EditionFactory(list_completeness=Completeness.COMPLETE)
    first = DelegateFactory(delegation__edition=edition)
    DelegateFactory(delegation=DelegationFactory(edition=edition), person=first.person)

    assert home_page(NOON).current.figures.delegates == 1


def test_home_counts_no_delegates_of_a_partial_list():
    DelegateFactory(delegation__edition__list_completeness=Completeness.PARTIAL)

    assert home_page(NOON).current.figures.delegates == 0


@pytest.mark.parametrize("rows", [1, 3])
def test_home_takes_constant_queries(client, django_assert_num_queries, rows):
    for _row in range(rows):
        item = EditionTopicFactory()
        DelegateFactory(delegation__edition=item.edition)
        SessionFactory(day__edition=item.edition)
        keep_released(item.edition)
        item.edition.hosts.create(body=BodyFactory())

    with django_assert_num_queries(10):
        client.get("/")


def pk(row):
    return row and row.pk


def session_at(day, hour: int, minute: int = 0, **fields):
    start = dt.datetime.combine(day.on, dt.time(hour, minute), day.edition.zone)
    return SessionFactory(day=day, starts_at=start, ends_at=start + dt.timedelta(hours=1), **fields)


def test_rooms_now_tell_the_running_and_the_next_session_by_room():
    day = DayFactory(on=dt.date(2025, 6, 4))
    hall, salon = (RoomFactory(edition=day.edition, order=order) for order in (1, 2))
    running = session_at(day, 11, 30, room=hall)
    later = session_at(day, 14, room=hall)
    only_later = session_at(day, 15, room=salon)
    session_at(day, 9, room=salon)

    keep_released(day.edition)

    found = rooms_now(day.edition, NOON)

    assert [(pk(row.room), pk(row.session), pk(row.next), row.progress) for row in found] == [
        (hall.pk, running.pk, later.pk, 50),
        (salon.pk, None, only_later.pk, 0),
    ]


def test_rooms_now_put_a_running_break_first_and_leave_a_coming_one_out():
    day = DayFactory(on=dt.date(2025, 6, 4))
    hall = RoomFactory(edition=day.edition)
    lunch, coffee = session_at(day, 12, room=None), session_at(day, 16, room=None)
    session_at(day, 14, room=hall)

    keep_released(day.edition)
    assert [pk(row.room) for row in rooms_now(day.edition, NOON)] == [None, hall.pk]
    lunch.delete()
    assert coffee.room is None
    keep_released(day.edition)
    assert [pk(row.room) for row in rooms_now(day.edition, NOON)] == [hall.pk]


def test_rooms_now_leave_out_cancelled_sessions():
    day = DayFactory(on=dt.date(2025, 6, 4))
    session_at(day, 12, room=RoomFactory(edition=day.edition), status=SessionStatus.CANCELLED)
    keep_released(day.edition)

    assert rooms_now(day.edition, NOON) == ()


def test_home_before_the_first_session_of_the_day_speaks_of_what_comes():
    day = DayFactory(edition=EditionFactory(), on=dt.date(2025, 6, 4))
    session_at(day, 14, room=RoomFactory(edition=day.edition))
    keep_released(day.edition)

    current = home_page(NOON).current

    assert (len(current.rooms), current.is_running) == (1, False)


def test_programme_date_changes_at_four_in_the_morning():
    edition = EditionFactory()
    night = dt.datetime(2025, 6, 5, 3, 59, tzinfo=edition.zone)

    assert programme_date(edition.zone, night) == dt.date(2025, 6, 4)
    assert programme_date(edition.zone, night + dt.timedelta(minutes=1)) == dt.date(2025, 6, 5)


def test_home_shows_the_now_strip_while_in_session(client):
    now = timezone.now()
    today = now.astimezone(EditionFactory.build().zone).date()
    edition = dated(today - dt.timedelta(days=1))
    start = now - dt.timedelta(minutes=10)
    day = DayFactory(edition=edition, on=programme_date(edition.zone, now))
    SessionFactory(
        day=day,
        room=RoomFactory(edition=edition),
        title="Glacial lakes",
        starts_at=start,
        ends_at=start + dt.timedelta(minutes=30),
    )
    keep_released(edition)

    text = client.get("/").text

    assert "Now in session" in text
    assert "Glacial lakes" in text


def test_home_has_no_now_strip_between_sessions(client):
    dated(dt.date(2020, 1, 1))

    assert "Now in session" not in client.get("/").text


def test_home_names_unnamed_categories_where_the_record_has_only_those():
    edition = EditionFactory(list_completeness=Completeness.CATEGORIES_ONLY)
    edition.category_presences.create(category=CategoryFactory(series=edition.series))

    assert home_page(NOON).current.figures.pairs() == ((1, "category represented"),)
