"""A series sets an accent and an emblem: checked when saved, shown on its pages, kept like every page."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pytest_django.asserts import assertNumQueries

from conferences.models import Series
from conferences.services.emblems import emblem_file
from tests.cache.forms import form_values
from tests.factories import EditionFactory, SeriesFactory

pytestmark = pytest.mark.django_db
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'
LOOK, EMBLEM = "/conferences/forum/look.css", "/conferences/forum/emblem"
PAGES = ("", "6/", "6/programme/", "6/participants/", "6/documents/", "bodies/")


@pytest.fixture
def edition():
    return EditionFactory(series__slug="forum", series__accent="#17633f", number=6)


def page(client, path):
    return client.get(f"/conferences/forum/{path}").content.decode()


@pytest.mark.parametrize("path", PAGES)
def test_pages_of_a_series_load_its_accent(client, edition, path):
    assert page(client, path).count(f'href="{LOOK}?v=17633f"') == 1


@pytest.mark.parametrize("path", PAGES)
def test_pages_of_a_series_without_an_accent_load_nothing_more(client, path):
    EditionFactory(series__slug="forum", number=6)
    assert "look.css" not in page(client, path)


def test_the_style_sheet_holds_the_accent_in_light_and_a_lighter_one_in_dark(client, edition):
    answer = client.get(LOOK)
    light, dark = answer.content.decode().split("prefers-color-scheme: dark")
    assert "--brand: #17633f;" in light
    assert "--brand: #17633f;" not in dark
    assert light.count("@media screen") == 2
    assert (answer["Content-Type"], answer["Cache-Control"]) == (
        "text/css; charset=utf-8",
        "public, max-age=31536000",
    )


@pytest.mark.parametrize("address", [LOOK, EMBLEM])
def test_what_a_series_does_not_have_is_not_found(client, address):
    EditionFactory(series__slug="forum")
    assert client.get(address).status_code == 404
    assert client.get(address.replace("forum", "none")).status_code == 404


@pytest.mark.parametrize("address", [LOOK, EMBLEM])
def test_a_series_that_is_not_published_shows_its_look_to_staff_alone(client, admin_client, address):
    EditionFactory(
        series__slug="forum", series__accent="#17633f", series__emblem=emblem_file(SVG), publication="draft"
    )
    assert client.get(address).status_code == 404
    answer = admin_client.get(address)
    assert (answer.status_code, answer["X-Robots-Tag"]) == (200, "noindex")
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("path", ["", "6/"])
def test_the_emblem_stands_in_the_place_of_the_rosette(client, path):
    edition = EditionFactory(series__slug="forum", series__emblem=emblem_file(SVG), number=6)
    shown = page(client, path)
    assert f'src="{EMBLEM}?v={edition.series.emblem_version}"' in shown
    assert "/emblems/6.svg" not in shown


def test_without_an_emblem_the_rosette_stands(client, edition):
    assert "/emblems/6.svg" in page(client, "6/")


def test_an_emblem_is_sent_as_a_drawing_that_may_only_draw(client):
    EditionFactory(series__slug="forum", series__emblem=emblem_file(SVG))
    with assertNumQueries(1):
        answer = client.get(EMBLEM)
    assert answer["Content-Type"] == "image/svg+xml; charset=utf-8"
    assert answer["Content-Security-Policy"] == "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert b"<path" in answer.content


def test_a_lost_file_is_not_found(client):
    edition = EditionFactory(series__slug="forum", series__emblem=emblem_file(SVG))
    edition.series.emblem.storage.delete(edition.series.emblem.name)
    assert client.get(EMBLEM).status_code == 404


@pytest.mark.parametrize(
    ("colour", "told"),
    [
        ("#e08080", "contrast of 2.4 to 1 against the pages; 4.5 to 1 is the least. .* passes: #ca3131"),
        ("#ffffff", "contrast of 1.1 to 1 .* passes: #6c6c6c"),
        ("green", "Write the colour as #"),
        ("#fff;}", "Write the colour as #"),
    ],
)
def test_a_colour_that_is_hard_to_read_is_refused_with_one_that_is_not(colour, told):
    with pytest.raises(ValidationError, match=told):
        SeriesFactory.build(accent=colour).full_clean()


def save(client, series, **values):
    address = reverse("admin:conferences_series_change", args=[series.pk])
    return client.post(
        address, {**form_values(client.get(address).content.decode(), "series_form"), **values}
    )


def test_staff_set_the_look_and_the_history_knows(admin_client):
    series = SeriesFactory(slug="forum")
    upload = SimpleUploadedFile("Canary Surname.svg", SVG, "image/svg+xml")
    assert save(admin_client, series, accent="#17633F", emblem=upload).status_code == 302
    series = Series.objects.get(pk=series.pk)
    assert series.accent == "#17633f"
    assert "Canary" not in series.emblem.name
    entry = series.history.first()
    assert (entry.accent, entry.emblem) == ("#17633f", series.emblem.name)
    assert save(admin_client, series, **{"emblem-clear": "on"}).status_code == 302
    assert not Series.objects.get(pk=series.pk).emblem


def test_a_refused_look_says_why_and_saves_nothing(admin_client):
    series = SeriesFactory(slug="forum")
    upload = SimpleUploadedFile("x.svg", SVG.replace(b"<path", b"<script/><path"))
    shown = save(admin_client, series, accent="#e08080", emblem=upload).content.decode()
    assert "passes: #ca3131" in shown
    assert "An emblem may only draw" in shown
    assert not Series.objects.exclude(accent="", emblem="").exists()
