"""What the search finds: any spelling, any script, old names, small errors; and nothing by signs alone."""

import pytest
from django.utils.html import escape

from tests.factories import (
    BodyAliasFactory,
    BodyFactory,
    BodyNameFactory,
    DayFactory,
    DelegateFactory,
    DelegationFactory,
    DocumentFactory,
    EditionFactory,
    EditionTopicFactory,
    SeriesFactory,
    SessionFactory,
    TopicFactory,
    release,
)
from tests.public.searching import found

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition(db):
    series = SeriesFactory(slug="forum", name="Border Forum", acronym="BF")
    return EditionFactory(
        series=series, number=6, title="Sixth Meeting", theme_ru="Охрана границ", publishes_delegates=True
    )


@pytest.fixture
def site(edition):
    """An edition with one of everything that can be found."""
    iraq = BodyFactory(label="Iraq", code="IRQ")
    for language, text in (("en", "Iraq"), ("ru", "Ирак"), ("ar", "العراق"), ("zh-hans", "伊拉克")):
        BodyNameFactory(body=iraq, language=language, text=text)
    centre = BodyFactory(label="Commonwealth of Independent States’ Anti-Terrorism Center")
    BodyNameFactory(body=centre)
    china = BodyFactory(label="China")
    BodyNameFactory(body=china)
    BodyNameFactory(body=china, language="zh-hans", text="中国")
    BodyNameFactory(body=china, language="zh-hans", form="formal", text="中华人民共和国")
    macedonia = BodyFactory(label="North Macedonia")
    BodyNameFactory(body=macedonia, valid_from="2019-02-12")
    old = "The former Yugoslav Republic of Macedonia"
    BodyNameFactory(body=macedonia, text=old, valid_to="2019-02-11")
    BodyAliasFactory(body=macedonia, text="FYROM")
    uzbekistan = BodyFactory(label="Uzbekistan")
    BodyNameFactory(body=uzbekistan)
    BodyNameFactory(body=uzbekistan, language="ru", text="Узбекистан")
    BodyNameFactory(body=uzbekistan, language="en", form="formal", text="Oʻzbekiston Respublikasi")
    bodies = (iraq, centre, china, macedonia, uzbekistan)
    seats = {body.label: DelegationFactory(edition=edition, body=body) for body in bodies}
    for name, label in (("Grigory Pustovitov", "Uzbekistan"), ("Семён Королёв", "Iraq"), ("张伟", "China")):
        DelegateFactory(delegation=seats[label], full_name=name, is_public=True)
    EditionTopicFactory(
        edition=edition, topic=TopicFactory(slug="sirens", name_en="Sirens", name_fr="Sirènes et alertes")
    )
    SessionFactory(day=DayFactory(edition=edition), title="Opening, 100% ready")
    DocumentFactory(edition=edition, symbol="BF/CONF.6/INF.1", title="Notes for speakers")
    release(edition)
    return edition


CASES = {
    # people, in both directions and any order
    "Пустовитов": ["Grigory Pustovitov"],
    "pustovitov grigory": ["Grigory Pustovitov"],
    "Григор Пустов": ["Grigory Pustovitov"],
    "Korolev": ["Семён Королёв"],
    "королев семен": ["Семён Королёв"],
    "КОРОЛЁВ": ["Семён Королёв"],
    "zhang wei": ["张伟"],
    "Zhangwei": ["张伟"],
    "张伟": ["张伟"],
    "伟": ["张伟"],
    # bodies: languages, scripts, old names, aliases, codes, initials
    "узбек": ["Sixth Meeting", "Uzbekistan"],
    "O'zbekiston": ["Uzbekistan"],
    "Ozbekiston": ["Uzbekistan"],
    "O‘zbekiston respub": ["Uzbekistan"],
    "中国": ["China"],
    "人民": ["China"],
    "zhonghua renmin": ["China"],
    "العراق": ["Iraq"],
    "عراق": ["Iraq"],
    "Iraq": ["Iraq"],
    "irq": ["Iraq"],
    "伊拉": ["Iraq"],
    "yugoslav": ["North Macedonia"],
    "Macedonia former": ["North Macedonia"],
    "fyrom": ["North Macedonia"],
    "CIS ATC": ["Commonwealth of Independent States’ Anti-Terrorism Center"],
    # the event
    "tash": ["Sixth Meeting"],
    "tash 2025": ["Sixth Meeting"],
    "охрана": ["Sixth Meeting"],
    "okhrana": ["Sixth Meeting"],
    "border meeting": ["Sixth Meeting"],
    "border": ["Sixth Meeting", "Border Forum"],
    "sirenes": ["Sirens"],
    "alertes": ["Sirens"],
    "opening": ["Opening, 100% ready"],
    "BF/CONF.6/INF.1": ["Notes for speakers"],
    "conf.6 inf": ["Notes for speakers"],
    # one wrong letter
    "Tashkant": ["Sixth Meeting"],
    "Tahskent": ["Sixth Meeting"],
    "Pustovitof": ["Grigory Pustovitov"],
    "Gregory Pustovitov": ["Grigory Pustovitov"],
    "Пустовитав": ["Grigory Pustovitov"],
    "Macedoniaa": ["North Macedonia"],
    "Irak": ["Iraq"],
    # signs are no wildcards
    "100%": ["Opening, 100% ready"],
    "ope%": ["Opening, 100% ready"],
    '"op\'ening"': ["Opening, 100% ready"],
    "%en%": [],
    "o_ening": [],
    "t__hkent": [],
    "\\": [],
    "%%": [],
    "__": [],
    "a": [],
    "": [],
    "   ": [],
    "nothing": [],
}


def test_search_finds_what_was_meant_and_nothing_else(client, site):
    assert {text: found(client, text) for text in CASES} == CASES


HOSTILE = [
    *("x" * 500, "ab " * 200, "\x00", "tash\x00kent", "'; DROP TABLE x; --", "\u202e"),
    *("<script>", "{{ 7 }}", "%(n)s", "\\' OR 1=1", "🙂", "ا" * 200),
]


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_is_answered(text, client):
    response = client.get("/search/", {"q": text})

    assert response.status_code == 200
    assert "<script>" not in response.content.decode()


MESSAGES = [
    ("x" * 500, "Ensure this value has at most 200 characters (it has 500)."),
    ("a\x00b", "Null characters are not allowed."),
    ("a", "There is too little to look for"),
    ("%", "There is too little to look for"),
    ("", "What is searched"),
    ("nothing", "Try fewer words or only the beginning of one"),
    ("tashkant", "Nothing is spelled exactly so."),
    (" ".join(f"tash{n}" for n in range(11)), "Nothing was found"),
    ("sixth " + " ".join("meeting"[: n + 1] for n in range(7)) + " t ta tas", "Only the first ten words"),
]


def test_page_says_what_came_of_it(client, site):
    said = [message in client.get("/search/", {"q": text}).content.decode() for text, message in MESSAGES]
    assert said == [True] * len(MESSAGES)


def test_search_answers_alike_in_every_language(client, site):
    for prefix in ("", "/ru", "/zh-hans"):
        assert found(client, "Пустовитав", prefix=prefix) == ["Grigory Pustovitov"]


def test_matched_words_are_marked(client, site):
    page = client.get("/search/", {"q": "pust"}).content.decode()
    assert "Grigory <mark>Pustovitov</mark>" in page


def test_old_name_is_told_with_its_last_day(client, site):
    page = client.get("/search/", {"q": "yugoslav"}).content.decode()
    assert "The former <mark>Yugoslav</mark> Republic of Macedonia" in page
    assert "(until 11 February 2019)" in page


def test_name_in_another_language_is_told_with_it(client, site):
    page = client.get("/search/", {"q": "العراق"}).content.decode()
    assert '<bdi lang="ar"><mark>العراق</mark></bdi>' in page


def test_whole_word_goes_before_a_beginning(client, edition):
    for label in ("Ukraine Society", "Ukr", "The Ukr Institute"):
        DelegationFactory(edition=edition, body=BodyFactory(label=label))
    assert found(client, "ukr") == ["Ukr", "The Ukr Institute", "Ukraine Society"]


def test_text_comes_back_in_the_field_and_nowhere_as_markup(client, site):
    text = '"><b>tash</b>'
    page = client.get("/search/", {"q": text}).content.decode()
    assert f'value="{escape(text)}"' in page
    assert "<b>tash" not in page


def test_word_that_only_begins_alike_is_not_near(client, edition):
    DelegationFactory(edition=edition, body=BodyFactory(label="Tashbaev"))
    BodyNameFactory(body__label="Tashbaev", body__slug="other")
    DelegateFactory(delegation__edition=edition, full_name="Ana Tashbaev", is_public=True)
    assert found(client, "Tashkant") == ["Sixth Meeting"]


@pytest.mark.parametrize("text", ["CIS ATC", "zhonghua", "Macedonia former", "irq"])
def test_directory_of_bodies_finds_what_the_search_finds(text, client, site):
    page = client.get("/bodies/", {"q": text}).content.decode()
    assert [title in page for title in found(client, text, group="bodies")] == [True]
