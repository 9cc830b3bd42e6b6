"""Guests of released programmes are found among people, and nobody else who was not to be named."""

import re

import pytest
from pytest_django.asserts import assertNumQueries

from conferences.enums import Publication
from conferences.models import Session
from conferences.services.publication import unpublish_edition
from conferences.services.releases import go_back_to_release
from delegations.models import SpeakingRole
from tests.factories import (
    DayFactory,
    DelegateFactory,
    EditionFactory,
    SessionFactory,
    SpeakingRoleFactory,
    release,
)

pytestmark = pytest.mark.django_db
#: Statements of a search that finds guests alone: one of each kind but series, and two for people.
QUERIES = 7


def people(client, text: str) -> list[tuple[str, str, list[str]]]:
    """Return (name, address, facts) of the people who are found."""
    page = client.get("/search/", {"q": text}).context["page"]
    return [
        (str(result.title), result.url, [str(fact) for fact in result.facts])
        for group in page.groups
        if group.slug == "people"
        for result in group.results
    ]


def names(client, text: str) -> list[str]:
    return [name for name, _url, _facts in people(client, text)]


@pytest.fixture
def session(db):
    # Guests are named by their own flag, wherever delegates are not.
    edition = EditionFactory(series__slug="forum", series__acronym="BF", number=6, publishes_delegates=False)
    return SessionFactory(day=DayFactory(edition=edition), title="Opening")


@pytest.fixture
def guest(session):
    guest = SpeakingRoleFactory(
        session=session,
        guest_name="Григорий Пустовитов",
        guest_function="Historian",
        guest_affiliation="Academy",
    )
    release(session.day.edition)
    return guest


@pytest.mark.parametrize("text", ["Пустовитов", "pustovitov grig", "Pustovitof"])
def test_guest_is_found_and_leads_to_the_session(text, client, session, guest):
    address = f"/conferences/forum/6/sessions/{session.pk}/"
    facts = ["Historian", "Academy", "Opening", "BF, 6th edition"]
    assert people(client, text) == [(guest.guest_name, address, facts)]
    assert guest.guest_name in client.get(address).content.decode()
    page = client.get("/search/", {"q": text}).content.decode()
    assert re.search(r"<h3>.*<mark>Пустовитов</mark>", page)


def test_title_beside_a_guest_is_the_released_one(client, session, guest):
    Session.objects.filter(pk=session.pk).update(title="canary", title_en="canary")
    page = client.get("/search/", {"q": "pustovitov"}).content.decode()
    assert ("Opening" in page, "canary" in page) == (True, False)


def test_guest_of_several_sessions_is_one_result(client, session, guest):
    again = {"guest_name": guest.guest_name.upper(), "guest_affiliation": "academy"}
    SpeakingRoleFactory(session=SessionFactory(day=session.day), **again)
    SpeakingRoleFactory(session=session, guest_name=guest.guest_name, guest_affiliation="Other")
    release(session.day.edition)
    assert len(people(client, "pustovitov")) == 2


def test_guests_and_delegates_stand_together_by_name(client, session, guest):
    session.day.edition.publishes_delegates = True
    session.day.edition.save()
    for name in ("Pustovit Aaron", "Pustovit Zoya"):
        DelegateFactory(delegation__edition=session.day.edition, full_name=name, is_public=True)
    found = ["Pustovit Aaron", "Pustovit Zoya", "Григорий Пустовитов"]
    assert names(client, "pustov") == found


class TestNobodyElse:
    def test_guest_who_is_not_public(self, client, session, guest):
        SpeakingRoleFactory(session=session, guest_name="Canary Hidden", is_public=False)
        release(session.day.edition)
        assert names(client, "canary") == []

    def test_guest_who_is_public_no_more_is_gone_at_once(self, client, guest):
        guest.is_public = False
        guest.save()
        assert (names(client, "pustovitov"), SpeakingRole.objects.get().search_key) == ([], "")

    def test_key_that_is_left_finds_nobody_without_the_flag(self, client, guest):
        SpeakingRole.objects.update(is_public=False)
        assert SpeakingRole.objects.get().search_key
        assert names(client, "pustovitov") == []

    def test_guest_who_was_not_released_yet(self, client, session, guest):
        SpeakingRoleFactory(session=session, guest_name="Canary Draft")
        assert names(client, "canary") == []
        release(session.day.edition)
        assert names(client, "canary") == ["Canary Draft"]

    def test_guest_whose_id_is_part_of_another(self, client, session):
        for pk, name in ((12345, "Ana Bel"), (67, "Eve Bel")):
            SpeakingRoleFactory(pk=pk, session=session, guest_name=name)
        release(session.day.edition)
        for pk in (1234, 2345, 234, 7):
            SpeakingRoleFactory(pk=pk, session=session, guest_name=f"Canary {pk}")
        assert (len(names(client, "bel")), names(client, "canary")) == (2, [])

    def test_guest_of_a_release_that_was_taken_back(self, client, session, guest):
        first = session.day.edition.programme_releases.get()
        SpeakingRoleFactory(session=session, guest_name="Canary Later")
        release(session.day.edition)
        assert names(client, "canary") == ["Canary Later"]
        go_back_to_release(release=first, note={}, by=None)
        assert (names(client, "canary"), len(names(client, "pustovitov"))) == ([], 1)

    def test_guest_of_a_session_that_is_gone(self, client, session, guest):
        SessionFactory(day=session.day, title="Closing")
        release(session.day.edition)
        session.delete()
        assert names(client, "pustovitov") == []

    def test_guest_who_moved_to_a_session_where_nobody_released_them(self, client, session, guest):
        other = SessionFactory(day=session.day, title="Canary")
        release(session.day.edition)
        guest.session = other
        guest.save()
        assert names(client, "pustovitov") == []

    def test_guest_of_an_edition_that_is_not_published(self, client, session, guest):
        unpublish_edition(edition=session.day.edition, by=None)
        assert names(client, "pustovitov") == []

    def test_guest_of_a_draft_edition(self, client):
        edition = EditionFactory(publication=Publication.DRAFT)
        made = SessionFactory(day=DayFactory(edition=edition))
        SpeakingRoleFactory(session=made, guest_name="Canary Early")
        release(edition)
        assert names(client, "canary") == []

    def test_guest_who_has_become_a_delegate_that_is_hidden(self, client, session, guest):
        hidden = DelegateFactory(delegation__edition=session.day.edition, full_name="Pustovitov")
        SpeakingRole.objects.update(delegate=hidden, guest_name="")
        assert SpeakingRole.objects.get().search_key
        assert names(client, "pustovitov") == []


@pytest.mark.parametrize("rows", [1, 3])
def test_guests_cost_the_same_for_one_and_three(rows, client, session):
    for number in range(rows):
        SpeakingRoleFactory(session=session, guest_name=f"Glacier {number}")
    release(session.day.edition)
    with assertNumQueries(QUERIES):
        client.get("/search/", {"q": "glacier"})
    with assertNumQueries(2 * QUERIES):
        client.get("/search/", {"q": "glaciar"})
