"""A day as a table to type into: errors at the cell, all or nothing, nothing typed lost."""

import datetime as dt
import json

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from pytest_django.asserts import assertNumQueries

from conferences.forms.day_table import DayTable
from conferences.models import Session
from conferences.services.day_rows import RowChange, write_day_rows
from conferences.services.moves import MovedMeanwhile
from tests.factories import DayFactory, RoomFactory
from tests.layout.scene import at, day_in, moment, reasons, where

pytestmark = pytest.mark.django_db


@pytest.fixture
def day():
    return DayFactory()


def sent(day, **typed: str) -> dict[str, str]:
    """Return what a browser sends, with cells typed over: s1_start of the first row, n0_start of a new."""
    table = DayTable(day)
    data = {"known": table.known_ids, "empty_rows": str(table.empty_count)}
    for row in table.rows:
        data |= {f"{row.prefix}-{name}": str(row[name].value() or "") for name in row.fields}
    numbers = {f"s{number}": f"s{session.pk}" for number, session in enumerate(table.sessions, start=1)}
    for name, text in typed.items():
        row, _, cell = name.partition("_")
        data[f"{numbers.get(row, row)}-{cell}"] = text
    return data


def save(client, day, data):
    return client.post(reverse("admin:conferences_day_table", args=[day.pk]), data)


def told(response) -> list[str]:
    return [text for _target, _caption, text in response.context["table"].wrong]


def test_cells_say_what_is_on_record(day):
    session = at(day, "22:00", "25:30", "Hall A", title="Night", kind="working-group", status="moved")
    row = DayTable(day).rows[0]
    assert {name: row[name].value() for name in row.now} == {
        "start": "22:00",
        "end": "01:30",
        "room": str(session.room_id),
        "kind": "working-group",
        "title_en": "Night",
        "status": "moved",
    }


def test_titles_are_typed_in_the_languages_of_the_day(day):
    at(day, "09:00", "10:00", title_ru="Открытие")
    assert [name for name, _label in DayTable(day).choices.titles] == ["title_en", "title_ru"]


def test_typed_cells_are_saved_and_named_in_the_history(admin_client, day):
    session, room = (
        at(day, "09:00", "10:00", title="Opening"),
        RoomFactory(edition=day.edition, name="Hall A"),
    )
    response = save(admin_client, day, sent(day, s1_start="9.30", s1_end="10:45", s1_room=str(room.pk)))
    assert (response.status_code, where(session)) == (302, "09:30–10:45 Hall A")
    assert reasons(session)[0] == "typed into the table of the day: ends_at, room_id, starts_at"


def test_rows_are_added_at_the_end(admin_client, day):
    typed = {"n0_start": "23:00", "n0_end": "00:15", "n0_title_en": " Late   talk ", "n0_kind": "social"}
    save(admin_client, day, sent(day, **typed))
    session = Session.objects.get()
    assert (where(session), session.title, session.kind) == ("23:00–00:15", "Late talk", "social")
    assert reasons(session) == ["typed into the table of the day"]


def test_empty_rows_are_left_out(admin_client, day):
    response = save(admin_client, day, sent(day, n0_kind="social"))
    assert (response.status_code, Session.objects.count()) == (302, 0)


def test_one_wrong_cell_keeps_every_row_and_loses_nothing(admin_client, day):
    session = at(day, "09:00", "10:00", title="Opening")
    data = sent(day, s1_title_en="Renamed", n0_start="half past nine", n0_end="11:00", n0_title_en="New")
    response = save(admin_client, day, data)
    assert told(response) == ["This is not a time. Write it as 09:30."]
    session.refresh_from_db()
    assert (session.title, Session.objects.count()) == ("Opening", 1)
    page = response.content.decode()
    assert page.count('value="Renamed"') == 1
    assert page.count('value="half past nine"') == 1
    assert page.count('id="id_n0-start_error"') == 1
    assert page.count('aria-describedby="id_n0-start_error"') == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"n0_start": "09:00"}, ["Write the time, such as 09:30.", "Give the session a title."]),
        (
            {"n0_start": "10:00", "n0_end": "09:00", "n0_title_en": "A"},
            ["The session ends before it starts, at 10:00. Write a later time."],
        ),
        ({"s1_title_en": ""}, ["Give the session a title."]),
        ({"s1_room": "999999"}, ["Select a valid choice. 999999 is not one of the available choices."]),
    ],
)
def test_errors_say_what_would_be_right(admin_client, day, typed, said):
    at(day, "09:00", "10:00")
    assert told(save(admin_client, day, sent(day, **typed))) == said


def test_clock_change_is_refused_at_its_cell(admin_client):
    day = day_in("Europe/Vienna", dt.date(2025, 3, 29))
    response = save(admin_client, day, sent(day, n0_start="01:00", n0_end="02:30", n0_title_en="Night"))
    assert [text[:41] for text in told(response)] == ["02:30 does not occur on 2025-03-30 in Eur"]


def test_repeated_hour_is_kept_while_another_cell_is_typed(admin_client):
    day = day_in("Europe/Vienna", dt.date(2025, 10, 25))
    session = at(day, "20:00", "21:00")
    twice = dt.datetime(2025, 10, 26, 1, 30, tzinfo=dt.UTC)
    Session.objects.filter(pk=session.pk).update(starts_at=twice, ends_at=twice + dt.timedelta(hours=1))
    save(admin_client, day, sent(day, s1_title_en="Renamed"))
    session.refresh_from_db()
    assert (session.title, session.starts_at) == ("Renamed", twice)


def test_session_outside_its_day_can_still_be_renamed(admin_client, day):
    session = at(day, "29:00", "30:00")
    save(admin_client, day, sent(day, s1_title_en="Renamed"))
    session.refresh_from_db()
    assert (session.title, session.starts_at) == ("Renamed", moment(day, "29:00"))


def test_other_cells_written_meanwhile_stay(admin_client, day):
    session = at(day, "09:00", "10:00", title="Opening")
    data = sent(day, s1_start="09:15")
    session.title = "Renamed"
    session.save()
    assert save(admin_client, day, data).status_code == 302
    session.refresh_from_db()
    assert (session.title, where(session)) == ("Renamed", "09:15–10:00")


def test_cell_written_by_both_is_asked_about_once(admin_client, day):
    session = at(day, "09:00", "10:00", title="Opening")
    data = sent(day, s1_title_en="Mine")
    session.title = "Theirs"
    session.save()
    response = save(admin_client, day, data)
    assert told(response) == [
        "Meanwhile somebody else wrote “Theirs” here. Save once more to put yours in its place."
    ]
    again = data | {f"s{session.pk}-seen": response.context["table"].rows[0]["seen"].value()}
    assert save(admin_client, day, again).status_code == 302
    session.refresh_from_db()
    assert session.title == "Mine"


def test_rows_of_a_session_taken_away_meanwhile_are_not_lost(admin_client, day):
    session = at(day, "09:00", "10:00", title="Opening")
    data = sent(day, s1_title_en="Mine")
    session.delete()
    response = save(admin_client, day, data)
    assert told(response) == [
        "Somebody else took this session from the day meanwhile. Save once more to add it anew."
    ]
    lost = response.context["table"].rows[-1]
    assert (lost["title_en"].value(), lost["start"].value(), Session.objects.count()) == ("Mine", "09:00", 0)
    again = sent(day) | {f"{lost.prefix}-{name}": str(lost[name].value() or "") for name in lost.fields}
    save(admin_client, day, again | {"empty_rows": str(response.context["table"].empty_count)})
    assert Session.objects.get().title == "Mine"


def test_session_added_meanwhile_is_left_as_it_is(admin_client, day):
    data = sent(day, n0_start="09:00", n0_end="10:00", n0_title_en="Mine")
    other = at(day, "11:00", "12:00", title="Theirs")
    save(admin_client, day, data)
    assert [*Session.objects.in_programme_order().values_list("title", flat=True)] == ["Mine", "Theirs"]
    assert len(reasons(other)) == 1


def test_garbled_notes_of_the_page_do_no_harm(admin_client, day):
    session = at(day, "09:00", "10:00")
    data = sent(day) | {f"s{session.pk}-seen": "[", "known": "x,,99999999999999999999", "empty_rows": "many"}
    assert save(admin_client, day, data).status_code == 302
    data |= {f"s{session.pk}-seen": json.dumps([1]), "known": "12345", "s12345-seen": "3"}
    assert save(admin_client, day, data).status_code == 302
    assert len(reasons(session)) == 1


def test_rows_are_written_as_they_were_read_or_not_at_all(day):
    session = at(day, "09:00", "10:00")
    session.refresh_from_db()
    change = RowChange({"title_en": "Mine"}, session.pk, session.updated_at)
    session.save()
    new = RowChange({"title_en": "New", "starts_at": moment(day, "09:00"), "ends_at": moment(day, "10:00")})
    with pytest.raises(MovedMeanwhile):
        write_day_rows(day=day, changes=[new, change], by=None)
    assert Session.objects.count() == 1


def test_service_refuses_a_time_outside_the_day(day):
    change = RowChange({"title_en": "A", "starts_at": moment(day, "03:00"), "ends_at": moment(day, "05:00")})
    with pytest.raises(ValidationError) as refused:
        write_day_rows(day=day, changes=[change], by=None)
    assert refused.value.code == "outside_day"


@pytest.mark.parametrize("count", [1, 3, 50])
def test_reading_the_table_does_not_grow_with_sessions(day, count):
    for _number in range(count):
        at(day, "09:00", "10:00", "Hall A")
    data = MultiValueDict({name: [text] for name, text in sent(day).items()})
    with assertNumQueries(2):
        table = DayTable(day, data)
        assert (table.is_valid(), table.changes()) == (True, [])


def test_table_of_a_long_day_is_taken(admin_client, day):
    data = sent(day) | {f"cell-{number}": "" for number in range(2000)}
    assert save(admin_client, day, data).status_code == 302
