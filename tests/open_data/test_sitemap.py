"""The site map: every public page in every language, in parts where it is long."""

import pytest
from defusedxml import ElementTree
from django.conf import settings
from django.test import Client

from eventsite.public.views.sitemap import PublicPages
from tests.open_data.scene import Scene

pytestmark = pytest.mark.django_db
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
SITE = "http://testserver"


def pages(client: Client, address: str = "/sitemap.xml"):
    return ElementTree.fromstring(client.get(address).content)


def in_english(client: Client) -> list[str]:
    prefixes = tuple(f"{SITE}/{code}/" for code, _name in settings.LANGUAGES)
    found = [each.text for each in pages(client).iter(f"{MAP}loc")]
    return sorted(url.removeprefix(SITE) for url in found if not url.startswith(prefixes))


def test_map_holds_every_page_of_the_record(scene: Scene, client: Client) -> None:
    assert in_english(client) == [
        "/",
        "/api/",
        "/bodies/",
        "/bodies/arvania/",
        "/conferences/forum/",
        "/conferences/forum/6/",
        "/conferences/forum/6/documents/",
        "/conferences/forum/6/participants/",
        "/conferences/forum/6/programme/",
        "/conferences/forum/bodies/",
        "/documents/",
        "/editions/",
        "/topics/",
        "/topics/water/",
    ]


def test_every_address_leads_to_a_page(scene: Scene, client: Client) -> None:
    found = [each.text for each in pages(client).iter(f"{MAP}loc")]

    assert {client.get(url).status_code for url in found} == {200}


def test_every_page_names_itself_in_all_languages(scene: Scene, client: Client) -> None:
    of_body = [each for each in pages(client) if each.findtext(f"{MAP}loc").endswith("/bodies/arvania/")]
    expected = {code: f"{SITE}/{code}/bodies/arvania/" for code, _name in settings.LANGUAGES}
    expected |= dict.fromkeys(("en", "x-default"), f"{SITE}/bodies/arvania/")

    assert len(of_body) == len(settings.LANGUAGES)
    for each in of_body:
        assert {link.get("hreflang"): link.get("href") for link in each.iter(LINK)} == expected


def test_long_map_comes_in_parts(scene: Scene, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = sorted(each.text for each in pages(client).iter(f"{MAP}loc"))
    monkeypatch.setattr(PublicPages, "limit", 30)

    index = pages(client)
    parts = [each.text for each in index.iter(f"{MAP}loc")]
    assert index.tag == f"{MAP}sitemapindex"
    assert parts[:2] == [f"{SITE}/sitemap-pages.xml", f"{SITE}/sitemap-pages.xml?p=2"]
    assert sorted(each.text for part in parts for each in pages(client, part).iter(f"{MAP}loc")) == whole


@pytest.mark.parametrize(
    "address", ["/sitemap.xml?p=9", "/sitemap.xml?p=x", "/sitemap-other.xml", "/sitemap-pages.xml?p=0"]
)
def test_part_that_is_not_there_is_not_found(address: str, scene: Scene, client: Client) -> None:
    assert client.get(address).status_code == 404
