"""The press sheet of an edition: the page, and the same on paper."""

import re

import pytest
from django.core.cache import cache
from django.utils import translation

from conferences.enums import Completeness
from eventsite.lib.typesetting import UnreadableAloudError, typeset_strictly
from eventsite.public.exporting import sheet_pdf
from eventsite.public.reports import sheet as sheets
from tests.factories import (
    BodyFactory,
    BodyNameFactory,
    CategoryFactory,
    CategoryPresenceFactory,
    DelegateFactory,
    DelegationFactory,
    EditionFactory,
    EditionHostFactory,
    EditionSourceFactory,
    EditionTopicFactory,
    OutcomePointFactory,
    VenueFactory,
)

pytestmark = pytest.mark.django_db
PAGE, PAPER = "/conferences/forum/6/sheet/", "/conferences/forum/6/sheet.pdf"


@pytest.fixture(autouse=True)
def _nothing_kept():
    cache.clear()


@pytest.fixture
def edition():
    edition = EditionFactory(
        series__slug="forum",
        series__name="Forum",
        series__organizer="Secretariat of the Forum",
        number=6,
        theme="Shared ridges",
        theme_ar="قمم مشتركة",
        title="Sixth meeting",
        outcome="The parties agreed.",
        venue=VenueFactory(name="Congress Centre"),
        publishes_delegates=True,
    )
    EditionHostFactory(edition=edition, body=BodyFactory(label="Host body"))
    EditionTopicFactory(edition=edition, wording="Radar")
    OutcomePointFactory(edition=edition, text="A common format")
    EditionSourceFactory(edition=edition, source__name="Agency", source__title="News")
    members = CategoryFactory(series=edition.series, heading="Members", order=1)
    for label, position in (("Second", 2), ("First", 1)):
        delegation = DelegationFactory(
            edition=edition, category=members, body__label=label, position=position
        )
        DelegateFactory(delegation=delegation, full_name="Canary Person", is_public=True)
    observers = CategoryFactory(series=edition.series, heading="Observers", order=2)
    CategoryPresenceFactory(edition=edition, category=observers)
    return edition


def data_of(edition, language="en"):
    with translation.override(language):
        return sheet_pdf.sheet_data(sheets.sheet_of(edition), "https://example.org/conferences/forum/6/")


def test_sheet_tells_what_a_journalist_asks(client, edition):
    text = " ".join(re.sub(r"<[^>]+>", " ", client.get(PAGE).text).split())

    for said in (
        "Shared ridges",
        "Sixth meeting",
        "3–5 June 2025",
        "Congress Centre",
        "Host body",
        "2 bodies",
        "Members 2 First Second",
        "Observers Represented; not named one by one.",
        "Topics Radar",
        "Outcome The parties agreed. A common format",
        "Agency: News .",
        "Contact Secretariat of the Forum http://testserver/conferences/forum/6/",
    ):
        assert said in text
    assert "absent" not in text


def test_paper_tells_what_the_page_tells(edition):
    data = data_of(edition)

    assert (data["heading"]["text"], data["formal"]["text"]) == ("Shared ridges", "Sixth meeting")
    assert [(row["label"], [value["text"] for value in row["values"]]) for row in data["facts"]] == [
        ("Dates", ["3–5 June 2025"]),
        ("Place", ["Tashkent, Uzbekistan"]),
        ("Venue", ["Congress Centre"]),
        ("Host", ["Host body"]),
        ("Participation", ["2 bodies", "2 delegates on the list"]),
    ]
    assert [
        (row["heading"]["text"], row["count"], [name["text"] for name in row["names"]])
        for row in data["categories"]
    ] == [("Members", "2 bodies", ["First", "Second"]), ("Observers", "", [])]
    assert data["figures"]["sums"] == ("Together", "2", "2", "2")
    assert [row["text"] for row in data["contact"]["rows"]] == [
        "Secretariat of the Forum",
        "example.org/conferences/forum/6/",
    ]


def test_sheet_names_no_delegate(client, edition):
    assert "Canary" not in client.get(PAGE).text
    assert "Canary" not in str(data_of(edition))


def test_sheet_says_what_is_not_known(client):
    EditionFactory(series__slug="forum", number=6, venue=None, list_completeness=Completeness.CATEGORIES_ONLY)

    text = " ".join(re.sub(r"<[^>]+>", " ", client.get(PAGE).text).split())

    for said in ("Venue Not recorded", "Host Not recorded", "Participation Not recorded"):
        assert said in text
    assert "No source is named." in text


def test_sheet_counts_the_bodies_that_it_has_no_room_for(edition, monkeypatch):
    monkeypatch.setattr(sheets, "MOST_NAMED", 1)

    [members, _observers] = sheets.sheet_of(edition).categories

    assert (members.names, members.count) == ((), 2)
    assert data_of(edition)["categories"][0]["note"] == "Named in the list of participants."


def test_sheet_keeps_the_names_of_its_own_date(edition):
    body = BodyFactory()
    BodyNameFactory(body=body, text="Old name", valid_to=edition.ends_on)
    BodyNameFactory(body=body, text="New name", valid_from=edition.ends_on.replace(year=2030))
    DelegationFactory(edition=edition, body=body, category__series=edition.series, category__order=3)

    assert [name.text for name in sheets.sheet_of(edition).categories[-1].names] == ["Old name"]


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru", "zh-hans", "ar"])
def test_paper_can_be_read_aloud_in_every_language(edition, language):
    DelegationFactory(edition=edition, body__label="Łódź, 王伟, عبد الله", category__series=edition.series)

    pdf = typeset_strictly(sheet_pdf.TEMPLATE, data_of(edition, language), at=edition.updated_at)

    assert pdf.startswith(b"%PDF-1.7")
    assert f"/Lang({language[:2]})".encode() in pdf.replace(b" ", b"")


def test_paper_sets_apart_what_runs_against_the_page(edition):
    data = data_of(edition, "ar")

    assert (data["rtl"], data["heading"]) == (True, {"text": "قمم مشتركة", "lang": "ar"})
    assert data["formal"] == {"text": "\u2066Sixth meeting\u2069", "lang": "en"}


def test_text_that_no_font_of_ours_has_is_an_error_that_names_it(edition):
    edition.theme_en = "Ridges 👋"

    with pytest.raises(UnreadableAloudError, match="👋"):
        typeset_strictly(sheet_pdf.TEMPLATE, data_of(edition), at=edition.updated_at)


def test_paper_is_a_file_of_the_edition(client, edition):
    response = client.get(PAPER)

    assert response.content.startswith(b"%PDF-1.7")
    assert (response["Content-Type"], response["Content-Disposition"]) == (
        "application/pdf",
        'inline; filename="forum-6-sheet.pdf"',
    )
    assert client.get(PAPER, headers={"if-none-match": response["ETag"]}).status_code == 304


def test_overview_leads_to_the_sheet(client, edition):
    assert f'href="{PAGE}"' in client.get(edition.get_absolute_url()).text


@pytest.mark.parametrize("address", [PAGE, PAPER])
def test_sheet_of_a_draft_is_not_public(client, edition, address):
    edition.publication = "draft"
    edition.save()

    assert client.get(address).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_sheet_takes_constant_queries(client, edition, rows, django_assert_num_queries):
    for _row in range(rows):
        DelegateFactory(delegation__edition=edition)
        EditionTopicFactory(edition=edition)
        OutcomePointFactory(edition=edition)
        EditionSourceFactory(edition=edition)

    with django_assert_num_queries(10):
        client.get(PAGE)
