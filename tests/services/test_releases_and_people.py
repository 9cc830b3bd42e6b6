"""Who is named in a release, and who has the link to the draft."""

import pytest

from conferences.models import DraftLink
from conferences.reports.programme import released_timetable
from conferences.reports.releases import open_draft_link
from conferences.services.releases import make_draft_link, revoke_draft_link
from delegations.reports.speakers import public_speakers
from tests.factories import (
    DayFactory,
    DelegateFactory,
    EditionFactory,
    SessionFactory,
    SpeakingRoleFactory,
    UserFactory,
    release,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def session():
    return SessionFactory(day=DayFactory(edition=EditionFactory(publishes_delegates=True)))


def speaker_names(edition):
    speakers = public_speakers(released_timetable(edition).sessions, edition, language="en")
    return [speaker.name for each in speakers.values() for speaker in each]


def test_released_speaker_who_withdraws_from_the_public_is_gone_at_once(session):
    edition = session.day.edition
    delegate = DelegateFactory(delegation__edition=edition, full_name="Aigul Bekova", is_public=True)
    SpeakingRoleFactory(session=session, delegate=delegate, guest_name="")
    release(edition)
    assert speaker_names(edition) == ["Aigul Bekova"]

    delegate.is_public = False
    delegate.save()

    assert speaker_names(edition) == []


def test_speaker_of_the_draft_is_not_named_before_the_release(session):
    edition = session.day.edition
    first, second = (
        DelegateFactory(delegation__edition=edition, full_name=name, is_public=True) for name in ("A", "B")
    )
    role = SpeakingRoleFactory(session=session, delegate=first, guest_name="")
    release(edition)

    role.delegate = second
    role.save()

    assert speaker_names(edition) == ["A"]


def test_draft_link_is_replaced_and_revoked(session):
    edition, user = session.day.edition, UserFactory()
    first = make_draft_link(edition=edition, by=user)
    second = make_draft_link(edition=edition, by=user)

    assert open_draft_link(edition) == second
    assert first.key != second.key
    assert revoke_draft_link(edition=edition, by=user) is True
    assert revoke_draft_link(edition=edition, by=user) is False
    assert open_draft_link(edition) is None
    assert DraftLink.objects.count() == 2


def test_key_of_a_draft_link_stands_in_no_history(session):
    link = make_draft_link(edition=session.day.edition, by=None)
    assert link.key not in str(list(DraftLink.history.values()))
