"""Who chairs and speaks, in a list of sessions and in programme files: delegates of the edition by name."""

import pytest

from conferences.models import Edition, Session
from delegations.models import Delegate, SpeakingRole
from tests.factories import (
    BodyAliasFactory,
    BodyFactory,
    DayFactory,
    DelegateFactory,
    DelegationFactory,
    DocumentFactory,
    EditionFactory,
    PersonFactory,
    SessionFactory,
    SpeakingRoleFactory,
)
from tests.importing.lists import programmes
from tests.importing.lists.files import changes, plan, problems, undo, verdicts, write

pytestmark = pytest.mark.django_db

HEAD = "day,start,end,title_en,chair,speakers"
LINE = "2025-06-03,09:00,10:00,Opening"


@pytest.fixture
def edition() -> Edition:
    edition = EditionFactory(series__slug="forum", number=9)
    DayFactory(edition=edition)
    return edition


def seat(edition: Edition, name: str, body: str = "Arvania", **values) -> Delegate:
    delegation = edition.delegations.filter(body__label=body).first() or DelegationFactory(
        edition=edition, body=BodyFactory(label=body)
    )
    person = PersonFactory(full_name=name)
    return DelegateFactory(delegation=delegation, person=person, **values)


def roles() -> list[tuple[str, str, str]]:
    """Return kind, name and affiliation or body of every speaking role, in order."""
    return [
        (
            role.kind,
            role.delegate.full_name if role.delegate else role.guest_name,
            role.delegate.delegation.body.label if role.delegate else role.guest_affiliation,
        )
        for role in SpeakingRole.objects.order_by("session", "order", "id")
    ]


def notes(found) -> list[tuple[str, str, str]]:
    return [(note.kind.value, note.column, note.reason) for row in found.rows for note in row.notes]


def test_names_of_delegates_become_speaking_roles(edition):
    seat(edition, "Ana Bel")
    seat(edition, "Ivan Petrov", honorific="Mr", given_name="Ivan", family_name="Petrov")
    write("sessions", edition, HEAD, f"{LINE},ana bel,Mr Ivan PETROV; Ana Bel (Arvania)")

    assert roles() == [
        ("chair", "Ana Bel", "Arvania"),
        ("speaker", "Ivan Petrov", "Arvania"),
        ("speaker", "Ana Bel", "Arvania"),
    ]
    assert SpeakingRole.objects.filter(is_public=True).count() == 0


def test_same_file_twice_changes_nothing(edition):
    seat(edition, "Ana Bel")
    lines = (HEAD, f"{LINE},Ana Bel,Ana Bel; Guest One (Some Institute (HQ))")
    write("sessions", edition, *lines, create_missing=True)

    assert verdicts(plan("sessions", edition, *lines, create_missing=True)) == ["unchanged"]
    assert roles() == [
        ("chair", "Ana Bel", "Arvania"),
        ("speaker", "Ana Bel", "Arvania"),
        ("speaker", "Guest One", "Some Institute (HQ)"),
    ]


def test_name_that_is_no_delegate_is_said_and_left_out(edition):
    seat(edition, "Ana Bel")
    lines = (HEAD, f"{LINE},Anna Bell,")
    found = plan("sessions", edition, *lines)
    write("sessions", edition, *lines)

    assert verdicts(found) == ["new"]
    assert notes(found) == [
        (
            "left-out",
            "chair",
            "“Anna Bell” is no delegate of the edition and is left out. Did you mean “Ana Bel”?",
        )
    ]
    assert (Session.objects.count(), roles()) == (1, [])


def test_name_that_is_no_delegate_becomes_a_guest_who_is_not_public(edition):
    lines = (HEAD, f"{LINE},,Guest One (Institute)")
    found = plan("sessions", edition, *lines, create_missing=True)
    write("sessions", edition, *lines, create_missing=True)

    assert [note[0] for note in notes(found)] == ["created"]
    assert (roles(), SpeakingRole.objects.get().is_public) == ([("speaker", "Guest One", "Institute")], False)


def test_name_that_is_too_long_for_a_guest_is_left_out(edition):
    found = plan("sessions", edition, HEAD, f"{LINE},,{'x' * 256}", create_missing=True)

    assert (verdicts(found), [note[0] for note in notes(found)]) == (["new"], ["left-out"])


@pytest.mark.parametrize("body", ["Belmora", "BLM", "Republic of Belmora"])
def test_body_in_brackets_tells_namesakes_apart(edition, body):
    seat(edition, "Ana Bel")
    namesake = seat(edition, "Ana Bel", "Belmora")
    BodyAliasFactory(body=namesake.delegation.body, text="BLM")
    namesake.delegation.printed_name = "Republic of Belmora"
    namesake.delegation.save()

    unclear = plan("sessions", edition, HEAD, f"{LINE},Ana Bel,")
    write("sessions", edition, HEAD, f"{LINE},Ana Bel ({body}),")

    assert notes(unclear)[0][2] == (
        "“Ana Bel” may be several delegates: Ana Bel (Arvania), Ana Bel (Belmora). "
        "Write the body behind, in brackets."
    )
    assert roles() == [("chair", "Ana Bel", "Belmora")]


def test_delegate_of_another_body_is_not_taken(edition):
    seat(edition, "Ana Bel")
    BodyFactory(label="Belmora")

    found = plan("sessions", edition, HEAD, f"{LINE},Ana Bel (Belmora),")

    assert [note[0] for note in notes(found)] == ["left-out"]


def test_delegate_without_a_seat_and_of_another_edition_is_not_taken(edition):
    seat(edition, "Ana Bel", status="withdrawn")
    seat(EditionFactory(), "Ivan Petrov")

    found = plan("sessions", edition, HEAD, f"{LINE},Ana Bel,Ivan Petrov")

    assert [note[0] for note in notes(found)] == ["left-out", "left-out"]


def test_role_is_a_change_of_the_session_and_is_undone(edition):
    seat(edition, "Ana Bel")
    session = SessionFactory(day=edition.days.get(), title_en="Opening")
    SpeakingRoleFactory(session=session, guest_name="Old Guest", kind="chair")
    lines = ("uid,chair", f"{session.uid},Ana Bel")
    found = plan("sessions", edition, *lines)
    batch = write("sessions", edition, *lines)

    assert (verdicts(found), changes(found)) == (["updated"], [("Chair", "Old Guest", "Old Guest, Ana Bel")])
    assert notes(found) == [("kept", "chair", "On record, not in the file, and kept: Old Guest.")]
    written = SpeakingRole.objects.get(guest_name="")
    assert (written.order, written.history.get().history_change_reason) == (1, f"import {batch.token}")
    assert session.history.first().history_change_reason == f"import {batch.token}"
    undone = undo(batch)
    assert (undone.removed, undone.restored, undone.kept) == (1, 1, ())
    assert [name for _kind, name, _body in roles()] == ["Old Guest"]


def test_undo_takes_a_new_session_back_with_its_speakers(edition):
    seat(edition, "Ana Bel")
    batch = write("sessions", edition, HEAD, f"{LINE},Ana Bel,Guest", create_missing=True)

    assert (undo(batch).removed, Session.objects.count(), SpeakingRole.objects.count()) == (3, 0, 0)


def test_columns_of_speakers_are_passed_over_if_asked_for(edition):
    seat(edition, "Ana Bel")
    found = plan("sessions", edition, HEAD, f"{LINE},Ana Bel,", joined=False)
    write("sessions", edition, HEAD, f"{LINE},Ana Bel,", joined=False)

    assert (found.table.notes, roles()) == (["Chairs and speakers are not read."], [])


def test_rejected_row_writes_no_speakers(edition):
    seat(edition, "Ana Bel")
    write(
        "sessions", edition, HEAD, "2025-06-03,x,10:00,Opening,Ana Bel,", f"{LINE},,", without_rejected=True
    )

    assert (Session.objects.count(), roles()) == (1, [])


def test_delegate_that_comes_after_the_preview_changes_it(edition):
    lines = (HEAD, f"{LINE},Ana Bel,")
    before = plan("sessions", edition, *lines, create_missing=True).fingerprint
    seat(edition, "Ana Bel")

    assert plan("sessions", edition, *lines, create_missing=True).fingerprint != before


def test_persons_of_a_programme_file_speak(edition):
    seat(edition, "Ana Bel")
    persons = [
        {"id": 1, "public_name": "Ana Bel", "email": "canary@example.org"},
        {"full_public_name": "Guest (Org)"},
        {"first_name": "Third", "last_name": "One"},
        "Fourth; One",
        {},
        None,
    ]
    programmes.write(edition, programmes.schedule(programmes.event(persons=persons)))

    assert roles() == [
        ("speaker", "Ana Bel", "Arvania"),
        ("speaker", "Guest", "Org"),
        ("speaker", "Third One", ""),
        ("speaker", "Fourth, One", ""),
    ]


@pytest.mark.parametrize(
    "persons", ["<persons><person id='1'>Ana Bel</person><person/></persons>", "<persons>Ana Bel</persons>"]
)
def test_persons_of_an_xml_file_speak(edition, persons):
    seat(edition, "Ana Bel")
    event = f"<event><start>10:00</start><duration>1:00</duration><title>T</title>{persons}</event>"
    programmes.write(edition, programmes.as_xml(event))

    assert roles() == [("speaker", "Ana Bel", "Arvania")]


def test_person_of_a_programme_file_who_chairs_already_gets_no_other_role(edition):
    delegate = seat(edition, "Ana Bel")
    programmes.write(edition, programmes.schedule(programmes.event()))
    SpeakingRoleFactory(session=Session.objects.get(), delegate=delegate, guest_name="", kind="chair")
    again = programmes.schedule(programmes.event(persons=[{"name": "Ana Bel"}]))

    assert verdicts(programmes.plan(edition, again)) == ["unchanged"]


def test_documents_are_linked_by_symbol(edition):
    document = DocumentFactory(edition=edition, symbol="F/CONF.9/1")
    other = DocumentFactory(edition=edition, symbol="F/CONF.9/2")
    session = SessionFactory(day=edition.days.get(), title_en="Opening")
    session.documents.add(other)
    lines = ("uid,documents", f"{session.uid},f/conf.9/1; F/CONF.9/2")
    found = plan("sessions", edition, *lines)
    batch = write("sessions", edition, *lines)

    assert changes(found) == [("documents", "F/CONF.9/2", "F/CONF.9/1, F/CONF.9/2")]
    assert set(session.documents.all()) == {document, other}
    assert undo(batch).restored == 1
    assert list(session.documents.all()) == [other]


def test_document_that_is_not_on_record_is_refused(edition):
    DocumentFactory(symbol="F/CONF.8/1")
    found = plan("sessions", edition, "day,start,end,title_en,documents", f"{LINE},F/CONF.8/1")

    assert [problem[1:] for problem in problems(found)] == [("not-found", "documents", "F/CONF.8/1")]


@pytest.mark.parametrize("count", [1, 30])
def test_number_of_queries_does_not_grow_with_the_rows(edition, count, django_assert_num_queries):
    seat(edition, "Ana Bel")
    DocumentFactory(edition=edition, symbol="F/CONF.9/1")
    lines = [
        f"2025-06-03,09:00,10:00,Session {number},Ana Bel (Arvania),Guest {number},F/CONF.9/1"
        for number in range(count)
    ]

    with django_assert_num_queries(34):
        write("sessions", edition, f"{HEAD},documents", *lines, create_missing=True)
