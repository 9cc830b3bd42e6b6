"""The search finds nothing that is not public: no draft, no hidden name, no restricted document."""

import re

import pytest

from conferences.enums import Distribution, Publication
from conferences.models import Session
from conferences.services.publication import unpublish_edition
from delegations.enums import DelegateStatus
from delegations.models import Delegate
from delegations.services.publication import hide_delegates, publish_delegates
from tests.factories import (
    BodyFactory,
    BodyNameFactory,
    DayFactory,
    DelegateFactory,
    DelegationFactory,
    DocumentFactory,
    EditionFactory,
    EditionTopicFactory,
    PersonFactory,
    SeriesFactory,
    SessionFactory,
    SpeakingRoleFactory,
    TopicFactory,
    release,
)
from tests.public.searching import found

pytestmark = pytest.mark.django_db
#: What each hidden thing is called: a search for it must find nothing.
WORD = "canary"
HIDDEN = (
    {"is_public": False},
    {"is_public": True, "is_listed": False},
    {"is_public": True, "status": DelegateStatus.WITHDRAWN},
    {"is_public": True, "status": DelegateStatus.DECLINED},
)


@pytest.fixture
def edition(db):
    return EditionFactory(series__slug="forum", number=6, publishes_delegates=True)


@pytest.fixture
def hidden(edition):
    """Everything that bears the word, hidden in every way there is; the public record beside it."""
    session = SessionFactory(day=DayFactory(edition=edition), title="Opening", abstract=f"{WORD} abstract")
    SpeakingRoleFactory(session=session, guest_name=f"{WORD} guest", is_public=False)
    release(edition)
    delegation = DelegationFactory(
        edition=edition,
        note=f"{WORD} note",
        focal_point_name=f"{WORD} point",
        focal_point_email="canary@e.org",
    )
    for number, fields in enumerate(HIDDEN):
        DelegateFactory(delegation=delegation, full_name=f"{WORD} hidden {number}", **fields)
    person = PersonFactory(full_name=f"{WORD} person", original_name=f"{WORD} original", sort_name=WORD)
    DelegateFactory(
        delegation=delegation, person=person, full_name="Ana Bel", is_public=True, email="canary@example.org",
        phone=WORD, badge_name=WORD, badge_type=WORD, function=f"{WORD} function",
    )  # fmt: skip
    for distribution in (Distribution.LIMITED, Distribution.RESTRICTED):
        DocumentFactory(edition=edition, symbol=f"{WORD}/{distribution}", distribution=distribution)
    _draft_of_edition(edition)
    SessionFactory(day=session.day, title=f"{WORD} not released")
    Session.objects.filter(pk=session.pk).update(title=f"{WORD} changed", title_en=f"{WORD} changed")
    BodyNameFactory(body=BodyFactory(label=f"{WORD} unknown"), text=f"{WORD} nowhere")
    TopicFactory(name=f"{WORD} unused")
    SeriesFactory(name=f"{WORD} unused")
    return edition


def _draft_of_edition(edition):
    """Make the next edition, not published, with a released programme, a body, a delegate, a document."""
    draft = EditionFactory(
        series=edition.series, number=7, publication=Publication.DRAFT, title=f"{WORD} draft", city=WORD,
        publishes_delegates=True,
    )  # fmt: skip
    seat = DelegationFactory(edition=draft, body=BodyFactory(label=f"{WORD} body of draft"))
    DelegateFactory(delegation=seat, full_name=f"{WORD} of draft", is_public=True)
    closed = EditionFactory(series=edition.series, number=5, publishes_delegates=False)
    DelegateFactory(delegation__edition=closed, full_name=f"{WORD} of closed", is_public=True)
    DocumentFactory(edition=draft, symbol=f"{WORD}/DRAFT")
    EditionTopicFactory(edition=draft, topic=TopicFactory(name=f"{WORD} of draft"))
    SessionFactory(day=DayFactory(edition=draft), title=f"{WORD} session of draft")
    release(draft)


@pytest.mark.parametrize("text", ["canary", "Кэнэри", "canari", "hidden", "released", "draft", "unused"])
def test_nothing_hidden_is_found(text, client, hidden):
    assert found(client, text) == []


def test_nothing_hidden_is_shown_beside_what_is_public(client, hidden):
    page = client.get("/search/", {"q": "ana"}).content.decode()
    # What a function says is public where its delegate is.
    assert re.findall("canary[a-z @.]*", page) == ["canary function"]


def test_canary_would_be_found_if_it_were_public(client, hidden):
    publish_delegates(delegates=Delegate.objects.filter(status=DelegateStatus.NOMINATED), by=None)
    assert len(found(client, "canary hidden")) == 1


def test_session_is_found_as_it_was_released(client, hidden):
    assert len(found(client, "opening")) == 1
    release(hidden)
    assert (len(found(client, "opening")), len(found(client, "canary"))) == (0, 2)


def test_session_that_is_gone_is_found_until_the_next_release(client, edition):
    day = DayFactory(edition=edition)
    first, _second = (SessionFactory(day=day, title=title) for title in ("Opening", "Closing"))
    release(edition)
    first.delete()
    assert len(found(client, "opening")) == 1
    release(edition)
    assert (len(found(client, "opening")), len(found(client, "closing"))) == (0, 1)


def test_person_is_gone_at_once_with_the_flag_and_with_the_edition(client, edition):
    delegate = DelegateFactory(delegation__edition=edition, full_name="Ana Bel", is_public=True)
    assert len(found(client, "bel ana")) == 1
    hide_delegates(delegates=[delegate], by=None)
    assert (len(found(client, "ana")), Delegate.objects.get().search_key) == (0, "")
    publish_delegates(delegates=[delegate], by=None)
    assert len(found(client, "ana")) == 1
    unpublish_edition(edition=edition, by=None)
    assert found(client, "ana") == []
