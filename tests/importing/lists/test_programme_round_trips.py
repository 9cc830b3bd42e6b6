"""What the site writes of a programme, read back: nothing changes, and an empty edition gets it all."""

import datetime as dt

import pytest
from django.contrib.contenttypes.models import ContentType

from conferences.models import Edition, Session
from delegations.models import SpeakingRole
from tests.factories import (
    BodyFactory,
    DayFactory,
    DelegateFactory,
    DelegationFactory,
    DocumentFactory,
    EditionFactory,
    RoomFactory,
    SessionFactory,
    SpeakingRoleFactory,
    TopicFactory,
    release,
)
from tests.importing.admin_door import officer_with
from tests.importing.lists import programmes
from tests.importing.lists.files import verdicts
from tests.importing.lists.test_exports import address, read_back, rows_of

pytestmark = pytest.mark.django_db
BASE = "/conferences/forum/9"


@pytest.fixture
def edition() -> Edition:
    """A released programme: two rooms, all rooms, after midnight, six scripts, a delegate and a guest."""
    edition = EditionFactory(series__slug="forum", number=9, publishes_delegates=True)
    day, hall = DayFactory(edition=edition), RoomFactory(edition=edition, name_en="Hall A", name_ru="Зал А")
    delegation = DelegationFactory(edition=edition, body=BodyFactory(label="Arvania (HQ)"))
    delegate = DelegateFactory(
        delegation=delegation,
        full_name="Ana Bel",
        honorific="Ms",
        given_name="Ana",
        family_name="Bel",
        is_public=True,
        email="canary@example.org",
    )
    first = SessionFactory(
        day=day, room=hall, title_en="Opening <1> & more", abstract_en="a < b & c\n\nSecond"
    )
    first.topics.set([TopicFactory(name_en="Borders"), TopicFactory(name_en="Cash")])
    first.documents.add(DocumentFactory(edition=edition, symbol="F/CONF.9/1"))
    SpeakingRoleFactory(session=first, delegate=delegate, guest_name="", kind="chair")
    SpeakingRoleFactory(session=first, guest_name="Guest; One", guest_affiliation="Org (X)", kind="speaker")
    for number, title in enumerate(("Закрытие", "闭幕式", "الختام", "=1+1"), start=10):
        at = dt.datetime.combine(day.on, dt.time(number), edition.zone)
        SessionFactory(
            day=day, title=title, title_ru=title, starts_at=at, ends_at=at + dt.timedelta(minutes=45)
        )
    late = dt.datetime.combine(day.on + dt.timedelta(days=1), dt.time(0, 30), edition.zone)
    SessionFactory(
        day=day,
        room=hall,
        kind="social",
        title_en="Night",
        starts_at=late,
        ends_at=late + dt.timedelta(hours=3),
    )
    release(edition)
    return edition


def told() -> list[tuple[str, ...]]:
    """Return identifier, instants, room and title of every session."""
    rows = Session.objects.select_related("room").order_by("starts_at", "id")
    return [
        (
            str(row.uid),
            row.starts_at.isoformat(),
            row.ends_at.isoformat(),
            row.room.name_en if row.room else "",
            row.title_en or row.title_ru or row.title_zh_hans or row.title_ar,
            row.kind,
        )
        for row in rows
    ]


@pytest.mark.parametrize("prefix", ["", "/ru", "/zh-hans"])
@pytest.mark.parametrize("form", ["json", "xml"])
def test_own_schedule_changes_nothing(client, edition, form, prefix):
    data = client.get(f"{prefix}{BASE}/schedule.{form}").content

    found = programmes.plan(edition, data)

    assert set(verdicts(found)) == {"unchanged"}
    assert found.counts["rows"] == 6
    assert found.table.notes == []


@pytest.mark.parametrize("form", ["json", "xml"])
def test_own_schedule_fills_an_empty_edition(client, edition, form):
    data = client.get(f"{BASE}/schedule.{form}").content
    before = told()
    Session.objects.all().delete()
    edition.rooms.all().delete()
    edition.days.all().delete()

    programmes.write(edition, data)

    assert told() == before
    assert set(verdicts(programmes.plan(edition, data))) == {"unchanged"}
    assert sorted(str(role.delegate or role.guest_name) for role in SpeakingRole.objects.all()) == [
        "Ana Bel",
        "Guest, One",
    ]


def test_own_schedule_fills_another_edition_under_identifiers_of_its_own(client, edition):
    data = client.get(f"{BASE}/schedule.json").content
    other = EditionFactory(series__slug="other", number=1)

    programmes.write(other, data)

    mine = Session.objects.filter(day__edition=other)
    originals = Session.objects.filter(day__edition=edition)
    assert sorted(mine.values_list("starts_at", "ends_at")) == sorted(
        originals.values_list("starts_at", "ends_at")
    )
    assert set(verdicts(programmes.plan(other, data))) == {"unchanged"}


def _taking(*more: str) -> bytes:
    client = officer_with("view_session", "export_session", *more)
    return client.post(address("conferences.session"), {"format": "0", "resource": "0"}).content


def test_exported_sessions_with_their_speakers_change_nothing(edition):
    data = _taking("view_delegate", "export_speakingrole")
    row = next(row for row in rows_of(data) if row["title_en"].startswith("Opening"))

    assert (row["chair"], row["speakers"], row["documents"]) == (
        "Ana Bel (Arvania (HQ))",
        "Guest, One (Org (X))",
        "F/CONF.9/1",
    )
    assert read_back("sessions", edition, data) == {"unchanged"}


@pytest.mark.parametrize("right", [(), ("view_delegate",), ("export_speakingrole",)])
def test_export_names_nobody_to_those_who_may_not_take_names_away(edition, right):
    data = _taking(*right)

    assert "chair" not in rows_of(data)[0]
    assert not any(name in data.decode() for name in ("Ana Bel", "Guest", "canary"))


def test_number_of_queries_does_not_grow_with_the_speakers(edition, django_assert_num_queries):
    client = officer_with("view_session", "export_session", "view_delegate", "export_speakingrole")
    ContentType.objects.get_for_model(Session)  # kept by the process after its first use
    session = Session.objects.first()
    for count in (1, 3):
        SpeakingRoleFactory.create_batch(count, session=session)
        with django_assert_num_queries(13):
            client.post(address("conferences.session"), {"format": "0", "resource": "0"})
