"""What stands round every page: languages, navigation, icons, error pages."""

import re

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.utils.translation import override

from eventsite.public.icons import DIRECTIONAL, ICONS
from eventsite.public.templatetags.site import icon, languages, navigation, page_numbers, url_in_language


def context_at(path: str, **kwargs: str) -> dict[str, object]:
    return {"request": RequestFactory().get(path, **kwargs)}


def test_language_switch_leads_to_the_same_page_with_its_filters():
    assert url_in_language(context_at("/editions/?year=2018"), "ru") == "/ru/editions/?year=2018"


def test_language_switch_leads_back_to_the_default_language():
    with override("ru"):
        assert url_in_language(context_at("/ru/editions/"), "en") == "/editions/"


def test_language_switch_of_an_unknown_address_leads_home():
    assert url_in_language(context_at("/no/such/page/"), "ru") == "/ru/"


def test_languages_stand_in_the_order_of_the_united_nations_under_their_own_names():
    entries = languages(context_at("/editions/"))

    assert [(entry.code, entry.name, entry.current) for entry in entries] == [
        ("ar", "العربيّة", False),
        ("zh-hans", "简体中文", False),
        ("en", "English", True),
        ("fr", "français", False),
        ("ru", "Русский", False),
        ("es", "español", False),
    ]


def test_alternate_addresses_are_absolute():
    assert languages(context_at("/editions/"))[4].absolute_url == "http://testserver/ru/editions/"


@pytest.mark.django_db
def test_page_names_itself_in_every_language_and_in_the_one_for_all_others(client: Client):
    found = re.findall(
        r'<link rel="alternate"\s+hreflang="([\w-]+)"\s+href="([^"]+)"',
        client.get("/ru/bodies/?kind=state").text,
    )

    assert found == [
        (code, f"http://testserver{prefix}/bodies/?kind=state")
        for code, prefix in (
            ("ar", "/ar"),
            ("zh-hans", "/zh-hans"),
            ("en", ""),
            ("x-default", ""),
            ("fr", "/fr"),
            ("ru", "/ru"),
            ("es", "/es"),
        )
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "label"), [("/editions/", "Conferences"), ("/bodies/", "Bodies"), ("/topics/", "Topics")]
)
def test_navigation_marks_the_part_that_the_page_belongs_to(client: Client, path: str, label: str):
    request = client.get(path).wsgi_request

    assert [entry.label for entry in navigation({"request": request}) if entry.current] == [label]


def test_navigation_of_an_unknown_address_marks_nothing():
    assert not any(entry.current for entry in navigation(context_at("/no/such/page/")))


def test_icon_is_hidden_from_screen_readers():
    assert icon("check").startswith('<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path')


def test_icon_that_points_is_mirrored_with_the_line_of_reading():
    assert 'class="icon directional"' in icon("arrow")


def test_unknown_icon_is_an_error():
    with pytest.raises(KeyError):
        icon("unicorn")


def test_directional_icons_exist():
    assert set(ICONS) >= DIRECTIONAL


def test_long_lists_of_pages_are_abridged():
    assert list(page_numbers(Paginator(range(100), 5), 10)) == [1, "…", 9, 10, 11, "…", 20]


@pytest.mark.django_db
def test_emblem_is_an_image_that_may_be_kept_for_a_year(client: Client):
    response = client.get("/emblems/6.svg")

    assert response["Content-Type"] == "image/svg+xml; charset=utf-8"
    assert response["Cache-Control"] == "public, max-age=31536000"
    assert response.content.startswith(b"<svg ")


@pytest.mark.parametrize("number", [0, 100])
def test_emblem_beyond_the_numbers_of_editions_does_not_exist(client: Client, number: int):
    assert client.get(f"/emblems/{number}.svg").status_code == 404


@pytest.mark.parametrize("name", ["400.html", "403_csrf.html", "500.html", "503.html"])
def test_error_page_needs_no_request_no_context_and_no_database(name: str):
    assert render_to_string(name).count("<h1>") == 1


def test_error_page_speaks_the_language_of_the_request():
    with override("ru"):
        assert '<html lang="ru"' in render_to_string("500.html")


def test_missing_page_says_so_in_the_frame_of_the_site(client: Client):
    response = client.get("/no/such/page/")

    assert response.status_code == 404
    assert "This page is not on record" in response.text
    assert 'class="wrap mast"' in response.text


@pytest.mark.django_db
def test_post_without_a_token_is_refused_with_an_explanation():
    response = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "x"})

    assert response.status_code == 403
    assert "The form could not be accepted" in response.text


def test_value_of_a_bar_is_drawn_in_proportion_and_an_unknown_one_in_words():
    rows = [
        {"label": "Member states", "value": 8, "colour": 1},
        {"label": "UN entities", "value": 6, "colour": 5},
        {"label": "Observers", "value": None, "colour": 2},
    ]
    html = render_to_string("components/bar_table.html", {"caption": "Bodies", "rows": rows, "most": 8})

    assert [part.split('"')[0] for part in html.split('<rect width="')[1:]] == ["200", "150"]
    assert html.count("represented, number not recorded") == 1


def test_run_of_a_series_explains_its_dashes_once():
    run = [(1, "", False), (2, "", False), (3, "/3/", True)]

    html = render_to_string("components/run.html", {"run": run})

    assert html.count("Dashed: not recorded") == 1
    assert '<a href="/3/" aria-current="true">3</a>' in html


def test_run_of_a_series_on_record_needs_no_explanation():
    assert "Dashed" not in render_to_string("components/run.html", {"run": [(1, "/1/", False)]})


def test_names_in_components_are_escaped():
    template = Template('{% include "components/edition_card.html" with number=6 title=title url="/6/" %}')

    assert "<script>" not in template.render(Context({"title": "<script>alert(1)</script>"}))
