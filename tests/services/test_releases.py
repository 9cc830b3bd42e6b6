"""Releasing a programme: what is kept, what is told, what calendars will hear."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction

from conferences.enums import SessionStatus
from conferences.models import ProgrammeRelease
from conferences.reports.programme import released_timetable
from conferences.reports.releases import current_release, releases_of
from conferences.services.releases import go_back_to_release
from delegations.services.releases import preview_of, release_programme
from tests.factories import (
    AgendaItemFactory,
    DayFactory,
    EditionFactory,
    RoomFactory,
    SessionFactory,
    SpeakingRoleFactory,
    TopicFactory,
    UserFactory,
    release,
)

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def session():
    """One session of an edition that publishes delegates, in a room, released."""
    edition = EditionFactory(publishes_delegates=True)
    made = SessionFactory(
        day=DayFactory(edition=edition), title="Radar", room=RoomFactory(edition=edition, name="Hall")
    )
    release(edition)
    return made


def changed(session, **values):
    """Change the draft of a session, release it and return its one change."""
    for name, value in values.items():
        setattr(session, name, value)
    session.save()
    (change,) = release(session.day.edition).changes
    return change


def held(session):
    """Return the session as the public has it, held or gone."""
    plan = released_timetable(session.day.edition).plan
    return next(row for row in (*plan.sessions, *plan.gone) if row.pk == session.pk)


def test_release_keeps_the_programme_as_it_stood(session):
    session.title = "Another title"
    session.save()
    assert held(session).title == {"en": "Radar"}


def test_release_keeps_what_was_deleted_since(session):
    edition, pk = session.day.edition, session.pk
    session.delete()
    assert [row.pk for row in released_timetable(edition).sessions] == [pk]


def test_release_is_numbered_and_says_by_whom(session):
    user = UserFactory()
    session.title = "New"
    session.save()

    made = release_programme(edition=session.day.edition, note={"note_en": "A new title."}, by=user)

    entry = made.history.first()
    assert (made.number, made.released_by, made.note_en) == (2, user, "A new title.")
    assert (entry.history_user, entry.history_change_reason) == (user, "programme released")
    assert [row.number for row in ProgrammeRelease.objects.current()] == [2]


def test_release_of_nothing_new_is_refused(session):
    with pytest.raises(ValidationError, match="Nothing has changed since release 1"):
        release(session.day.edition)


def test_release_without_a_session_is_refused():
    with pytest.raises(ValidationError, match="the programme has no session"):
        release(EditionFactory())


def test_release_of_another_draft_than_was_looked_at_is_refused(session):
    edition = session.day.edition
    session.title = "Looked at"
    session.save()
    looked_at = preview_of(edition).digest
    session.title = "Changed meanwhile"
    session.save()

    with pytest.raises(ValidationError, match="somebody has changed the programme meanwhile"):
        release_programme(edition=edition, by=None, looked_at=looked_at)

    assert current_release(edition).number == 1


def test_database_lets_one_release_be_current(session):
    edition = session.day.edition
    with pytest.raises(IntegrityError), transaction.atomic():
        ProgrammeRelease.objects.create(
            edition=edition, number=7, released_at=dt.datetime.now(dt.UTC), snapshot={}
        )


@pytest.mark.parametrize(
    ("values", "what"),
    [
        ({"title": "Sonar"}, ["title"]),
        ({"abstract": "How."}, ["abstract"]),
        ({"status": SessionStatus.CANCELLED}, ["cancelled"]),
        ({"status": SessionStatus.MOVED}, ["moved"]),
        ({"interpretation": ["ru"]}, ["interpretation"]),
        ({"kind": "press"}, ["kind"]),
        ({"attendance": "restricted"}, ["attendance"]),
        ({"room": None}, ["moved"]),
    ],
)
def test_release_tells_what_changed(session, values, what):
    assert changed(session, **values)["what"] == what


def test_release_tells_old_and_new_time_and_room(session):
    room = RoomFactory(edition=session.day.edition, name="Salon")
    session.starts_at += HOUR
    changed(session, room=room, ends_at=session.ends_at + HOUR)

    (change,) = releases_of(session.day.edition)[0].changes

    assert change.labels == ("Moved",)
    assert [(str(each.old), str(each.new)) for each in change.differences] == [
        ("Tue 3 Jun, 09:00–10:00", "Tue 3 Jun, 10:00–11:00"),
        ("Hall", "Salon"),
    ]


def test_release_tells_new_and_removed_sessions(session):
    edition = session.day.edition
    new = SessionFactory(day=session.day, title="Lidar")
    session.delete()
    release(edition)

    changes = releases_of(edition)[0].changes

    assert [(str(row.title), row.labels, row.is_held) for row in changes] == [
        ("Lidar", ("New",), True),
        ("Radar", ("No longer in the programme",), False),
    ]
    assert changes[0].session == new.pk


def test_release_tells_that_speakers_changed_but_not_who(session):
    SpeakingRoleFactory(session=session, guest_name="canary")
    made = release(session.day.edition)
    assert [row["what"] for row in made.changes] == [["speakers"]]
    assert "canary" not in str((made.changes, made.snapshot))


def test_release_tells_of_a_renamed_room_and_item(session):
    item = AgendaItemFactory(edition=session.day.edition, number="4", title="Data")
    changed(session, agenda_item=item)
    session.room.name, item.title = "Great Hall", "All data"
    session.room.save()
    item.save()
    assert release(session.day.edition).changes[0]["what"] == ["room", "item"]


def test_sequence_rises_with_each_change_and_only_then(session):
    other = SessionFactory(day=session.day)
    release(session.day.edition)
    changed(session, title="Sonar")
    changed(session, title="Lidar")

    assert (held(session).sequence, held(session).changed_in) == (2, 4)
    assert (held(other).sequence, held(other).changed_in) == (0, 2)


def test_seats_and_titles_of_days_raise_no_sequence(session):
    session.room.seats = 500
    session.room.save()
    made = release(session.day.edition)
    assert (made.changes, held(session).sequence) == ([], 0)


def test_removed_session_stays_as_cancelled_without_its_speakers(session):
    SpeakingRoleFactory(session=session)
    edition = session.day.edition
    release(edition)
    day, room = session.day, session.room
    pk, session.pk = session.pk, session.pk
    SessionFactory(day=day)
    session.delete()
    room.delete()
    release(edition)

    (gone,) = released_timetable(edition).plan.gone

    assert (gone.pk, gone.is_cancelled, gone.sequence, gone.roles) == (pk, True, 2, ())
    assert (gone.room.name, gone.day.on) == ({"en": "Hall"}, dt.date(2025, 6, 3))


def test_removed_session_stays_gone_in_later_releases_with_its_day_and_room(session):
    edition = session.day.edition
    later = DayFactory(edition=edition, on=dt.date(2025, 6, 4))
    stays = SessionFactory(day=later)
    pk = session.pk
    room, day = session.room, session.day
    session.delete()
    release(edition)
    room.delete()
    day.delete()
    for title in ("New", "Newer"):
        changed(stays, title=title)

    (gone,) = released_timetable(edition).plan.gone

    assert (gone.pk, gone.sequence, gone.changed_in) == (pk, 1, 2)
    assert (gone.room.name, gone.day.on) == ({"en": "Hall"}, dt.date(2025, 6, 3))


def test_session_of_a_removed_day_is_gone_and_the_day_not_shown(session):
    edition = session.day.edition
    later = DayFactory(edition=edition, on=dt.date(2025, 6, 4))
    SessionFactory(day=later)
    session.day.delete()
    release(edition)

    timetable = released_timetable(edition)

    assert [day.on for day in timetable.days] == [later.on]
    assert [row.day.on for row in timetable.plan.gone] == [dt.date(2025, 6, 3)]


def test_going_back_is_a_release_of_its_own_with_higher_sequences(session):
    edition = session.day.edition
    first = current_release(edition)
    changed(session, title="Sonar")
    extra = SessionFactory(day=session.day, title="Extra")
    release(edition)

    made = go_back_to_release(release=first, note={}, by=None)

    assert (made.number, made.goes_back_to, made.is_current) == (4, first, True)
    assert (held(session).title, held(session).sequence) == ({"en": "Radar"}, 2)
    assert (held(extra).is_cancelled, held(extra).sequence) == (True, 1)
    session.refresh_from_db()
    assert session.title == "Sonar"


def test_session_that_comes_back_goes_on_counting(session):
    edition = session.day.edition
    first = current_release(edition)
    SessionFactory(day=session.day)
    pk = session.pk
    session.delete()
    release(edition)
    go_back_to_release(release=first, note={}, by=None)

    (row,) = (row for row in released_timetable(edition).sessions if row.pk == pk)

    assert (row.sequence, row.is_cancelled) == (2, False)


def test_going_back_to_what_is_shown_is_refused(session):
    with pytest.raises(ValidationError, match="Nothing has changed"):
        go_back_to_release(release=current_release(session.day.edition), note={}, by=None)


def test_release_knows_its_topics(session):
    topic = TopicFactory()
    session.topics.add(topic)
    made = release(session.day.edition)
    assert (list(made.topics.all()), made.session_count) == ([topic], 1)


def test_command_releases_what_was_public_before_there_were_releases(session, capsys):
    waiting = SessionFactory(day__edition__series__acronym="SF", day__edition__number=4)
    SessionFactory(day__edition__publication="draft")
    EditionFactory()

    call_command("release_programmes")
    call_command("release_programmes")

    assert current_release(waiting.day.edition).session_count == 1
    assert ProgrammeRelease.objects.count() == 2
    assert capsys.readouterr().out.splitlines() == [
        "Programmes released: SF 4.",
        "Programmes released: none, nothing was waiting.",
    ]
