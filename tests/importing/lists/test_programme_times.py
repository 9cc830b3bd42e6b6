"""When the sessions of a programme file take place, however it is written; and what is said of the rest."""

import pytest

from conferences.models import Edition, Session
from tests.factories import DayFactory, EditionFactory, RoomFactory
from tests.importing.lists.files import problems, verdicts
from tests.importing.lists.programmes import DAY, clocks, event, plan, schedule, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition() -> Edition:
    """3 to 5 June 2025, Tashkent time (UTC+5), with its first day and one room."""
    edition = EditionFactory(series__slug="forum", number=9)
    DayFactory(edition=edition)
    RoomFactory(edition=edition, name_en="Hall A")
    return edition


@pytest.mark.parametrize(
    ("values", "times"),
    [
        ({"date": None, "start": "00:30"}, ("06-04 00:30", "06-04 01:00")),
        ({"date": DAY, "start": "00:30"}, ("06-04 00:30", "06-04 01:00")),
        ({"date": "2025-06-04", "start": "00:30"}, ("06-04 00:30", "06-04 01:00")),
        ({"date": "2025-06-04T00:30:00+05:00", "start": "00:30"}, ("06-04 00:30", "06-04 01:00")),
        ({"date": "2025-06-03T19:30:00Z", "start": "00:30"}, ("06-04 00:30", "06-04 01:00")),
        ({"date": f"{DAY}T00:00:00+05:00", "start": "11:00"}, ("06-03 11:00", "06-03 11:30")),
        ({"date": f"{DAY}T11:00:00", "start": "11:00"}, ("06-03 11:00", "06-03 11:30")),
        ({"date": None, "start": f"{DAY}T11:00:00+05:00"}, ("06-03 11:00", "06-03 11:30")),
        ({"date": None, "start": "9:05"}, ("06-03 09:05", "06-03 09:35")),
        ({"date": None, "start": "24:00"}, ("06-04 00:00", "06-04 00:30")),
        ({"duration": "1:30"}, ("06-03 10:00", "06-03 11:30")),
        ({"duration": "01:30:00"}, ("06-03 10:00", "06-03 11:30")),
        ({"duration": "0:01:30"}, ("06-03 10:00", "06-03 11:30")),
        ({"duration": "90"}, ("06-03 10:00", "06-03 11:30")),
        ({"duration": 90}, ("06-03 10:00", "06-03 11:30")),
        ({"duration": "PT1H30M"}, ("06-03 10:00", "06-03 11:30")),
        ({"duration": None, "end": f"{DAY}T11:30:00+05:00"}, ("06-03 10:00", "06-03 11:30")),
        ({"date": f"{DAY}T04:00:00+05:00", "duration": "24:00"}, ("06-03 04:00", "06-04 04:00")),
    ],
)
def test_times_are_read_however_they_are_written(edition, values, times):
    write(edition, schedule(event(**values)))

    assert clocks() == [(DAY, *times)]


def test_day_that_opens_at_midnight_has_no_night_after_it(edition):
    day = {"date": "2025-06-04", "day_start": "2025-06-04T00:00:00+05:00"}
    write(edition, schedule(event(date=None, start="00:30"), day=day))

    assert clocks() == [(DAY, "06-04 00:30", "06-04 01:00")]


@pytest.mark.parametrize(
    ("zone", "day_start", "times"),
    [
        ("Europe/Berlin", f"{DAY}T04:00:00+05:00", "06-03 13:00"),
        ("Berlin", f"{DAY}T04:00:00+02:00", "06-03 13:00"),
        ("", f"{DAY}T04:00:00+02:00", "06-03 13:00"),
        ("", "", "06-03 10:00"),
    ],
)
def test_clock_is_that_of_the_file_then_of_its_day_then_of_the_edition(edition, zone, day_start, times):
    write(edition, schedule(event(date=None), day={"day_start": day_start}, time_zone_name=zone))

    assert [row[1] for row in clocks()] == [times]


@pytest.mark.parametrize(
    ("zone", "events", "told"),
    [
        ("", [event(date=None)], ["Times without a time zone were read by the clocks of the edition"]),
        ("", [event()], []),
        ("Asia/Tashkent", [event(date=None)], []),
        ("Berlin", [event()], ["The time zone “Berlin” of the file is not known:"]),
        ("Europe/Berlin", [event()], ["The file is by the clocks of Europe/Berlin."]),
        ("", [event(guid=None)], ["Sessions without a guid are known again by their id"]),
        (
            "",
            [event(type="lecture")],
            ["Types of session that are not known here: “lecture”."],
        ),
    ],
)
def test_what_the_file_leaves_open_is_said(edition, zone, events, told):
    found = plan(edition, schedule(*events, day={"day_start": ""}, time_zone_name=zone))

    assert len(found.table.notes) == len(told)
    assert all(note.startswith(start) for note, start in zip(found.table.notes, told, strict=True))


@pytest.mark.parametrize(
    ("values", "kind", "columns"),
    [
        ({"duration": "long"}, "unreadable-cell", ["end"]),
        ({"duration": "00:00"}, "unreadable-cell", ["end"]),
        ({"duration": "23:00"}, "unreadable-cell", ["end"]),
        ({"date": None, "start": "ten"}, "unreadable-cell", ["start"]),
        ({"date": None, "start": None}, "missing", ["start", "end"]),
        ({"duration": None}, "missing", ["end"]),
        ({"title": None}, "missing", [""]),
        ({"title": "x" * 256}, "value", ["title_en"]),
        ({"title": "a\x00b"}, "unreadable-cell", ["title_en"]),
        ({"title": "a\ud800b"}, "unreadable-cell", ["title_en"]),
        ({"guid": "\ud800", "title": None}, "missing", [""]),
        ({"date": "2025-07-01T10:00:00+05:00"}, "value", ["day"]),
        ({"room": "Hall Z"}, "not-found", ["room"]),
    ],
)
def test_session_that_cannot_be_read_is_refused_where_it_is_wrong(edition, values, kind, columns):
    found = plan(
        edition, schedule(event(**values), event(guid="other", title="Other", start="12:00", date=None))
    )

    assert verdicts(found) == ["rejected", "new"]
    assert [problem[:3] for problem in problems(found)] == [(1, kind, column) for column in columns]


def test_time_that_the_clocks_skip_is_told(edition):
    edition.starts_on = edition.ends_on = "2025-03-29"
    edition.time_zone = "Europe/Berlin"
    edition.save()
    edition.refresh_from_db()
    day = {"date": "2025-03-29", "day_start": ""}
    found = plan(edition, schedule(event(date=None, start="02:30"), day=day), create_missing=True)

    assert "The clocks change over this time in Europe/Berlin" in found.rows[0].problems[0].reason


def test_time_that_the_clocks_show_twice_is_kept_by_its_offset(edition):
    edition.starts_on = edition.ends_on = "2025-10-25"
    edition.time_zone = "Europe/Berlin"
    edition.save()
    edition.refresh_from_db()
    programme = schedule(
        event(date="2025-10-26T02:30:00+01:00", start="02:30"), day={"date": "2025-10-25", "day_start": ""}
    )
    write(edition, programme)

    assert Session.objects.get().starts_at.isoformat() == "2025-10-26T01:30:00+00:00"
    assert verdicts(plan(edition, programme)) == ["unchanged"]
