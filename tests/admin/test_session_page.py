"""Sessions by the wall clock of the edition."""

import datetime as dt

import pytest
from django.urls import reverse

from conferences.forms.session import SessionForm
from conferences.models import Session
from tests.factories import AgendaItemFactory, DayFactory, EditionFactory, RoomFactory, SessionFactory

UTC = dt.UTC


def form_for(day, **values) -> SessionForm:
    usual = {
        "day": day.pk,
        "title_en": "Opening",
        "title": "Opening",
        "kind": "plenary",
        "status": "scheduled",
        "attendance": "open",
        "start": "09:00",
        "end": "10:30",
    }
    return SessionForm({**usual, **values})


def times(form: SessionForm) -> tuple[dt.datetime, dt.datetime]:
    assert form.errors == {}
    session = form.save()
    session.refresh_from_db()
    return session.starts_at, session.ends_at


@pytest.mark.django_db
def test_times_are_those_of_the_edition():
    day = DayFactory(on=dt.date(2025, 6, 3))  # Tashkent, five hours ahead
    assert times(form_for(day)) == (
        dt.datetime(2025, 6, 3, 4, 0, tzinfo=UTC),
        dt.datetime(2025, 6, 3, 5, 30, tzinfo=UTC),
    )


@pytest.mark.django_db
def test_times_after_midnight_belong_to_the_same_day():
    day = DayFactory(on=dt.date(2025, 6, 3))
    assert times(form_for(day, start="22:00", end="01:30")) == (
        dt.datetime(2025, 6, 3, 17, 0, tzinfo=UTC),
        dt.datetime(2025, 6, 3, 20, 30, tzinfo=UTC),
    )


@pytest.mark.django_db
def test_day_may_last_until_four_in_the_morning():
    day = DayFactory(on=dt.date(2025, 6, 3))
    starts_at, ends_at = times(form_for(day, start="03:00", end="04:00"))
    assert (starts_at.day, ends_at - starts_at) == (3, dt.timedelta(hours=1))
    assert starts_at == dt.datetime(2025, 6, 3, 22, 0, tzinfo=UTC)


@pytest.mark.django_db
def test_end_before_start_is_said_at_the_end():
    form = form_for(DayFactory(), start="10:00", end="09:00")
    assert form.errors == {"end": ["The session ends before it starts."]}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("on", "clock", "words"),
    [
        (dt.date(2025, 3, 29), "02:30", "02:30 does not occur on 2025-03-30 in Europe/Vienna"),
        (dt.date(2025, 10, 25), "02:30", "02:30 occurs twice on 2025-10-26 in Europe/Vienna"),
    ],
)
def test_clock_change_is_refused_with_a_message(on, clock, words):
    edition = EditionFactory(time_zone="Europe/Vienna", starts_on=on, ends_on=on)
    form = form_for(DayFactory(edition=edition, on=on), start=clock, end="03:30")
    assert [text[: len(words)] for text in form.errors["start"]] == [words]


@pytest.mark.django_db
def test_form_shows_local_times():
    session = SessionFactory()
    assert SessionForm(instance=session).initial["start"] == dt.time(9)


def submit_day(client, day, **session):
    usual = {
        "day": day.pk,
        "start": "09:00",
        "end": "10:00",
        "kind": "plenary",
        "title_en": "Opening",
        "status": "scheduled",
    }
    values = {"on": day.on, "sessions-TOTAL_FORMS": 1, "sessions-INITIAL_FORMS": int("id" in session)}
    values |= {f"sessions-0-{name}": value for name, value in (usual | session).items()}
    return client.post(reverse("admin:conferences_day_change", args=[day.pk]), values)


def test_session_is_added_inside_its_day(admin_client):
    day = DayFactory()
    response = submit_day(admin_client, day, start="23:00", end="00:15")
    assert response.status_code == 302
    assert Session.objects.get().starts_at.astimezone(day.edition.zone).hour == 23


def test_room_of_another_edition_is_refused_inside_a_day(admin_client):
    response = submit_day(admin_client, DayFactory(), room=RoomFactory().pk)
    formset = response.context["inline_admin_formsets"][0].formset
    assert formset.errors == [{"room": ["This belongs to another edition."]}]


def test_parts_of_another_edition_are_refused_on_a_day_not_yet_saved(admin_client):
    edition = EditionFactory()
    data = {
        "edition": edition.pk,
        "on": edition.starts_on,
        "sessions-TOTAL_FORMS": 1,
        "sessions-INITIAL_FORMS": 0,
        "sessions-0-start": "09:00",
        "sessions-0-end": "10:00",
        "sessions-0-kind": "plenary",
        "sessions-0-title_en": "Opening",
        "sessions-0-status": "scheduled",
        "sessions-0-agenda_item": AgendaItemFactory().pk,
    }
    response = admin_client.post(reverse("admin:conferences_day_add"), data)
    formset = response.context["inline_admin_formsets"][0].formset
    assert formset.errors == [{"agenda_item": ["This belongs to another edition."]}]


def test_sessions_follow_their_day(admin_client):
    session = SessionFactory()
    later = session.day.on + dt.timedelta(days=1)
    session.day.on = later
    submit_day(admin_client, session.day, id=session.pk, title_en=session.title)
    session.refresh_from_db()
    local = session.starts_at.astimezone(session.day.edition.zone)
    assert (local.date(), local.time()) == (later, dt.time(9))
