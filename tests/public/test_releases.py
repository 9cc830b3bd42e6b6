"""What the public sees of releases: the changes, and a draft behind its secret link."""

import datetime as dt

import pytest

from conferences.enums import Publication
from conferences.services.releases import make_draft_link, revoke_draft_link
from tests.factories import (
    DayFactory,
    DelegateFactory,
    DocumentFactory,
    EditionFactory,
    RoomFactory,
    SessionFactory,
    SpeakingRoleFactory,
    TopicFactory,
    release,
)

pytestmark = pytest.mark.django_db
CHANGES = "/conferences/forum/6/programme/changes/"


@pytest.fixture
def session():
    """A released session, whose title was changed since."""
    edition = EditionFactory(series__slug="forum", number=6)
    made = SessionFactory(day=DayFactory(edition=edition), title="Released title")
    release(edition)
    made.title = "Draft title"
    made.save()
    return made


def text(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_pages_show_the_released_title_not_the_draft(client, session):
    for address in ("/conferences/forum/6/programme/", session.get_absolute_url()):
        html = text(client, address)
        assert ("Released title" in html, "Draft title" in html) == (True, False)


def test_session_not_released_yet_is_not_found(client, session):
    fresh = SessionFactory(day=session.day)
    assert client.get(fresh.get_absolute_url()).status_code == 404


def test_session_removed_from_the_draft_is_shown_until_the_release(client, session):
    address = session.get_absolute_url()
    SessionFactory(day=session.day)
    edition = session.day.edition
    session.delete()
    assert client.get(address).status_code == 200
    release(edition)
    assert client.get(address).status_code == 404


def test_changes_tell_newest_first_what_was_and_is(client, session):
    made = release(session.day.edition)
    made.note_en, made.note_ru = "A better title.", "Название точнее."
    made.save()

    html = text(client, CHANGES)

    assert html.index("Release 2") < html.index("Release 1")
    assert "A better title." in html
    assert "New title" in html
    assert "</span> Released title</s>" in html
    assert "The first release, with 1 session." in html


def test_changes_come_in_the_language_of_the_page(client, session):
    made = release(session.day.edition)
    made.note_en, made.note_ru = "A better title.", "Название точнее."
    made.save()
    html = text(client, f"/ru{CHANGES}")
    assert "Название точнее." in html
    assert "A better title." not in html


def test_changes_before_the_first_release_say_so(client):
    EditionFactory(series__slug="forum", number=6)
    assert "The programme is not released yet" in text(client, CHANGES)


def test_changes_of_a_draft_edition_are_not_found(client, session):
    session.day.edition.publication = Publication.DRAFT
    session.day.edition.save()
    assert client.get(CHANGES).status_code == 404


@pytest.mark.parametrize("releases", [1, 4])
def test_changes_take_four_queries(client, session, releases, django_assert_num_queries):
    for number in range(releases):
        session.title = f"Title {number}"
        session.save()
        release(session.day.edition)
    with django_assert_num_queries(4):
        text(client, CHANGES)


@pytest.fixture
def link(session):
    return make_draft_link(edition=session.day.edition, by=None)


def draft(link, rest=""):
    return f"/conferences/forum/6/draft/{link.key}/{rest}"


def test_draft_is_shown_to_whoever_has_the_link(client, session, link):
    html = text(client, draft(link))
    assert "Draft title" in html
    assert "This programme is not released" in html
    assert f'href="{draft(link, f"sessions/{session.pk}/")}"' in html
    assert "<h1>Draft title</h1>" in text(client, draft(link, f"sessions/{session.pk}/"))


def test_draft_is_stored_nowhere_and_tells_no_other_site(client, session, link):
    for address in (draft(link), draft(link, f"sessions/{session.pk}/")):
        response = client.get(address)
        assert "no-store" in response["Cache-Control"]
        assert response["X-Robots-Tag"] == "noindex"
        assert response["Referrer-Policy"] == "no-referrer"


def test_draft_is_not_found_without_its_key(client, session, link):
    other = make_draft_link(edition=EditionFactory(), by=None)
    assert client.get(draft(other)).status_code == 404
    assert client.get("/conferences/forum/6/draft/guess/").status_code == 404
    revoke_draft_link(edition=session.day.edition, by=None)
    assert client.get(draft(link)).status_code == 404
    assert client.get(draft(link, f"sessions/{session.pk}/")).status_code == 404


def test_draft_of_an_edition_that_is_not_published_names_nobody(client, session, link):
    edition = session.day.edition
    edition.publication, edition.publishes_delegates = Publication.DRAFT, True
    edition.save()
    delegate = DelegateFactory(delegation__edition=edition, full_name="canary", is_public=True)
    SpeakingRoleFactory(session=session, delegate=delegate, guest_name="")
    html = text(client, draft(link))
    assert ("Draft title" in html, "canary" in html) == (True, False)


@pytest.mark.parametrize("sessions", [50, 500])
def test_released_programme_takes_the_same_queries_for_any_number(
    client, sessions, django_assert_num_queries
):
    edition = EditionFactory(series__slug="forum", number=6, publishes_delegates=True)
    day, room, topic = DayFactory(edition=edition), RoomFactory(edition=edition), TopicFactory()
    start = dt.datetime.combine(day.on, dt.time(9), edition.zone)
    guest = {"guest_name": "Guest", "is_public": True}
    for number in range(sessions):
        starts_at = start + dt.timedelta(minutes=number)
        ends_at = starts_at + dt.timedelta(minutes=5)
        made = SessionFactory(day=day, room=room, starts_at=starts_at, ends_at=ends_at)
        if number < 3:
            made.topics.add(topic)
            made.documents.add(DocumentFactory(edition=edition))
            delegate = DelegateFactory(delegation__edition=edition, is_public=True)
            SpeakingRoleFactory(session=made, delegate=delegate, guest_name="")
            SpeakingRoleFactory(session=made, **guest)
    release(edition)
    with django_assert_num_queries(11):
        text(client, "/conferences/forum/6/programme/")
