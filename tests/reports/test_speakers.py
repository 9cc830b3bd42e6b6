"""Chairs and speakers: who may be named, with what."""

import pytest

from conferences.enums import NameStyle
from conferences.reports.timetable import read_plan
from delegations.enums import DelegateStatus, SpeakingRoleKind
from delegations.reports.speakers import public_speakers
from delegations.services.releases import preview_of
from tests.factories import (
    BodyFactory,
    BodyNameFactory,
    DayFactory,
    DelegateFactory,
    DelegationFactory,
    EditionFactory,
    SessionFactory,
    SpeakingRoleFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def session():
    edition = EditionFactory(publishes_delegates=True, name_style=NameStyle.GIVEN_SURNAME_CAPS)
    return SessionFactory(day=DayFactory(edition=edition))


def speaks(session, **delegate):
    body = BodyFactory()
    BodyNameFactory(body=body, text="Zerafan")
    delegation = DelegationFactory(edition=session.day.edition, body=body)
    row = DelegateFactory(**{"delegation": delegation, "is_public": True} | delegate)
    return SpeakingRoleFactory(session=session, delegate=row, guest_name="", is_public=False)


def read(session, language="en"):
    return public_speakers(planned(session), session.day.edition, language=language).get(session.pk, ())


def planned(session):
    """Return the session as a release would hold it now."""
    plan = read_plan(preview_of(session.day.edition).snapshot)
    return [row for row in plan.sessions if row.pk == session.pk]


def test_speakers_come_with_name_function_and_body_of_then(session):
    role = speaks(
        session,
        full_name="Amara Noroven",
        given_name="Amara",
        family_name="Noroven",
        function="Head of Unit\nRadar Division",
    )

    (speaker,) = read(session)

    assert (speaker.name, speaker.role, speaker.function) == ("Amara NOROVEN", "", "Head of Unit")
    assert speaker.body
    assert speaker.body.text == "Zerafan"
    assert speaker.body_url == role.delegate.delegation.body.get_absolute_url()


def test_speakers_keep_their_order_and_say_who_chairs(session):
    SpeakingRoleFactory(session=session, guest_name="Second", order=2)
    SpeakingRoleFactory(session=session, guest_name="Chair", order=1, kind=SpeakingRoleKind.CHAIR)

    assert [(row.name, row.role) for row in read(session)] == [("Chair", "Chair"), ("Second", "")]


@pytest.mark.parametrize(
    "hidden", [{"is_public": False}, {"is_listed": False}, {"status": DelegateStatus.WITHDRAWN}]
)
def test_speakers_leave_out_delegates_who_may_not_be_named(session, hidden):
    speaks(session, **hidden)
    assert read(session) == ()


def test_speakers_leave_out_delegates_of_an_edition_that_publishes_none(session):
    speaks(session)
    session.day.edition.publishes_delegates = False
    session.day.edition.save()
    assert read(session) == ()


def test_speakers_leave_out_guests_who_may_not_be_named(session):
    SpeakingRoleFactory(session=session, is_public=False)
    assert read(session) == ()


def test_speakers_are_those_of_the_sessions_asked_for(session):
    SpeakingRoleFactory(session=SessionFactory(day=session.day))
    assert read(session) == ()


@pytest.mark.parametrize("number", [1, 3])
def test_speakers_take_three_queries(session, number, django_assert_num_queries):
    for _ in range(number):
        speaks(session)
    SpeakingRoleFactory(session=session)
    rows = planned(session)
    with django_assert_num_queries(3):
        found = public_speakers(rows, session.day.edition, language="en")
    assert len(found[session.pk]) == number + 1
