"""Feeds as RFC 4287 has them: identifiers that stay, moments, an author, and only what is public."""

import datetime as dt

import pytest
from defusedxml import ElementTree
from django.test import Client
from django.utils import timezone

from conferences.models import Document, Edition, ProgrammeRelease
from tests.factories import DayFactory, DocumentFactory, EditionFactory, SessionFactory, release
from tests.open_data.scene import Scene

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
FEEDS = (
    "/feed.atom",
    "/editions.atom",
    "/programmes.atom",
    "/documents.atom",
    "/conferences/forum/6/feed.atom",
)
TAG = "tag:testserver,2026:"


def feed(client: Client, address: str):
    answer = client.get(address)
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(answer.content)


def ids(client: Client, address: str) -> list[str]:
    found = [entry.findtext(f"{ATOM}id") for entry in feed(client, address).iter(f"{ATOM}entry")]
    return [text.removeprefix(TAG) for text in found]


@pytest.mark.parametrize("address", FEEDS)
def test_feed_has_what_it_must(address: str, scene: Scene, client: Client) -> None:
    whole = feed(client, address)
    links = {link.get("rel"): link.get("href") for link in whole.findall(f"{ATOM}link")}
    entries = whole.findall(f"{ATOM}entry")
    moments = [dt.datetime.fromisoformat(each.findtext(f"{ATOM}updated")) for each in entries]

    assert whole.tag == f"{ATOM}feed"
    assert links["self"] == f"http://testserver{address}"
    assert whole.findtext(f"{ATOM}author/{ATOM}name") == "Conference Secretariat"
    assert dt.datetime.fromisoformat(whole.findtext(f"{ATOM}updated")) == max(moments)
    assert moments == sorted(moments, reverse=True)
    for part in ("id", "title", "summary"):
        assert all(each.find(f"{ATOM}{part}") is not None for each in entries)
    assert all(client.get(each.find(f"{ATOM}link").get("href")).status_code == 200 for each in entries)


def test_entries_are_editions_releases_and_documents(scene: Scene, client: Client) -> None:
    documents = Document.objects.values_list("pk", flat=True)
    expected = {"editions/forum/6", "programmes/forum/6/1", *(f"documents/{pk}" for pk in documents)}

    assert set(ids(client, "/feed.atom")) == expected
    assert set(ids(client, "/conferences/forum/6/feed.atom")) == expected - {"editions/forum/6"}
    assert ids(client, "/programmes.atom") == ["programmes/forum/6/1"]


def test_identifiers_stay_whatever_changes(scene: Scene, client: Client) -> None:
    before = ids(client, "/feed.atom")
    Edition.objects.update(starts_on=dt.date(2024, 1, 1), title="New", updated_at=timezone.now())

    assert sorted(ids(client, "/feed.atom")) == sorted(before)
    assert sorted(ids(client, "/ru/feed.atom")) == sorted(before)


def test_feed_of_an_edition_keeps_to_it(scene: Scene, client: Client) -> None:
    other = EditionFactory(series=scene.edition.series, number=5)
    DocumentFactory(edition=other)
    SessionFactory(day=DayFactory(edition=other))
    release(other)

    assert {text.split("/")[0] for text in ids(client, "/conferences/forum/5/feed.atom")} == {
        "documents",
        "programmes",
    }
    assert len(ids(client, "/conferences/forum/5/feed.atom")) == 2


def test_release_says_how_much_it_changed(scene: Scene, client: Client) -> None:
    SessionFactory(day=scene.session.day)
    release(scene.edition)
    ProgrammeRelease.objects.filter(number=2).update(note_en="A new session.")

    newest = feed(client, "/programmes.atom").find(f"{ATOM}entry")
    assert newest.findtext(f"{ATOM}title") == "Programme of F, 6th edition, release 2"
    assert newest.findtext(f"{ATOM}summary") == "1 change. A new session."


def test_characters_that_xml_cannot_hold_are_left_out(scene: Scene, client: Client) -> None:
    Document.objects.filter(symbol="F/6/1").update(title_en="Bell\x07 <b>")

    titles = [
        entry.findtext(f"{ATOM}title") for entry in feed(client, "/documents.atom").iter(f"{ATOM}entry")
    ]
    assert "F/6/1: Bell <b>" in titles


def test_empty_feed_is_the_same_at_every_reading(db: None, client: Client) -> None:
    first, second = (client.get("/feed.atom").content for _time in range(2))

    assert first == second
    assert ids(client, "/feed.atom") == []


def test_pages_lead_to_their_feeds(scene: Scene, client: Client) -> None:
    def feeds(address: str) -> list[str]:
        page = client.get(address).content.decode()
        return [part.partition('"')[0] for part in page.split('href="')[1:] if ".atom" in part[:60]]

    assert feeds("/") == ["/feed.atom"]
    assert feeds("/documents/") == ["/documents.atom", "/feed.atom"]
    assert feeds("/conferences/forum/6/") == ["/conferences/forum/6/feed.atom", "/feed.atom"]
