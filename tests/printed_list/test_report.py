"""The list of participants for paper, as a report."""

import pytest
from django.utils import translation
from pytest_django.asserts import assertNumQueries

from conferences.enums import NameStyle
from delegations.enums import DelegateStatus, Invitation, ListPopulation, SummaryDetail
from delegations.models import Delegate, Delegation
from tests.factories import (
    BodyNameFactory,
    CategoryFactory,
    DelegateFactory,
    DelegationFactory,
    EditionFactory,
)
from tests.printed_list.scene import (
    AT,
    LONG,
    make_edition,
    named_in_a_source,
    names,
    paper,
    represented,
    seat,
)

pytestmark = pytest.mark.django_db
#: The edition's settings, seats and delegations that come; hosts, delegations, names, delegates and presences
#: of the shared list.
QUERIES = 7


@pytest.fixture
def edition():
    return make_edition()


def test_list_holds_categories_bodies_and_names_in_order(edition):
    assert names(paper(edition)) == [
        ("Member states", "Arvania", ["Mr Anselm HAUG"]),
        ("Member states", "Belmora", ["Mr Marius TELLO", "Mr Rosalind ATIM"]),
        ("Institutes", LONG, ["Mr Kezia"]),
    ]


@pytest.mark.parametrize("style", [NameStyle.SURNAME_CAPS_COMMA_GIVEN, NameStyle.GIVEN_SURNAME])
def test_list_styles_names_as_the_edition_says_and_leaves_an_unsplit_name_alone(edition, style):
    edition.name_style = style
    printed = {name for _category, _body, people in names(paper(edition)) for name in people}
    wanted = {"SURNAME-comma-given": "Mr TELLO, Marius", "given-surname": "Mr Marius Tello"}[style]
    assert {wanted, "Mr Kezia"} <= printed


@pytest.mark.parametrize(
    "change",
    [{"is_listed": False}, *({"status": each} for each in ("declined", "withdrawn"))],
)
def test_list_names_only_who_is_listed_and_takes_a_seat(edition, change):
    Delegate.objects.filter(family_name="Atim").update(**change)
    made = paper(edition)
    assert names(made)[1] == ("Member states", "Belmora", ["Mr Marius TELLO"])
    assert "Rosalind" not in str(made.content())


def test_list_puts_the_head_first_and_then_goes_by_rank(edition):
    delegation = Delegation.objects.get(body__label="Belmora")
    DelegateFactory(delegation=delegation, full_name="Early", rank=1)
    Delegate.objects.filter(family_name="Tello").update(rank=9)
    assert names(paper(edition))[1][2] == ["Mr Marius TELLO", "Early", "Mr Rosalind ATIM"]


def test_list_prints_the_roles_that_lead(edition):
    bodies = [body for category in paper(edition).categories for body in category.bodies]
    assert [row.role_label for row in bodies[1].delegates] == ["Head of delegation", ""]


def test_list_leaves_out_a_body_that_neither_came_nor_accepted(edition):
    category = Delegation.objects.first().category
    for invitation in (Invitation.INVITED, Invitation.DECLINED, Invitation.ACCEPTED):
        DelegationFactory(
            edition=edition, category=category, invitation=invitation, printed_name=invitation.value
        )
    made = paper(edition)
    assert "accepted" in [body for _category, body, _people in names(made)]
    assert (made.bodies, made.left_out) == (4, 2)


def test_list_tells_a_category_without_named_bodies_and_a_body_known_from_a_source(edition):
    represented(edition)
    named_in_a_source(edition)
    made = paper(edition)
    assert [(row.heading.text, row.note.text) for row in made.categories[2:]] == [
        ("Observer states", "Represented; the bodies are not named."),
        ("Others", ""),
    ]
    assert made.summary.rows[-2].values == ("1", "–", "–")
    assert made.summary.notes[1] == "Of 1 body the number of persons is not recorded (–)."


def test_head_says_whose_list_it_is_as_of_when_and_where_corrections_go(edition):
    head = paper(edition, kind="provisional").head
    assert (head.series, head.symbol, head.heading.text, head.title) == (
        "Mountain Forum",
        "MEW/CONF.4/INF.1",
        "Fourth meeting",
        "Provisional list of participants",
    )
    (said,) = head.paragraphs
    assert said == (
        "As registered by 1 June 2025, 18:05 (UTC+5). Delegations are asked to send corrections in writing "
        "to Registration desk, lists@mew.example by 1 June 2025, 20:05 (UTC+5). "
        "Names and functions appear as communicated by the delegations."
    )
    assert (head.place, head.facts) == ("Tashkent, 3–5 June 2025", ("1 June 2025", "Original: English"))


def test_final_list_asks_for_no_corrections(edition):
    head = paper(edition, kind="final", number=2).head
    assert head.title == "Final list of participants"
    assert "corrections" not in " ".join(head.paragraphs)
    assert "No. 2" in head.facts


def test_draft_says_that_it_is_one(edition):
    head = paper(edition).head
    assert (head.title, head.facts[0]) == (
        "List of participants",
        "Draft of 1 June 2025, 18:05 (UTC+5)",
    )


@pytest.mark.parametrize(
    ("population", "columns", "total"),
    [
        (ListPopulation.REGISTERED, ("Category", "Bodies", "Registered", "Listed here"), ("3", "5", "3")),
        (ListPopulation.CONFIRMED, ("Category", "Bodies", "Confirmed", "Listed here"), ("3", "4", "3")),
        (ListPopulation.ACCREDITED, ("Category", "Bodies", "Accredited", "Listed here"), ("3", "1", "3")),
        (ListPopulation.LISTED, ("Category", "Bodies", "Listed here"), ("3", "3")),
    ],
)
def test_table_counts_the_population_that_it_names(edition, population, columns, total):
    edition.list_settings.population = population
    edition.list_settings.save()
    delegation = Delegation.objects.get(body__label="Arvania")
    DelegateFactory(delegation=delegation, is_listed=False)
    Delegate.objects.filter(family_name="Atim").update(is_listed=False)
    Delegate.objects.filter(family_name="Haug").update(status=DelegateStatus.ACCREDITED)

    summary = paper(edition).summary

    assert (summary.columns, summary.rows[-1].values) == (columns, total)
    assert summary.notes[0].startswith(columns[-2] if len(columns) == 4 else "Listed here")


def test_table_by_body_gives_a_subtotal_for_each_category(edition):
    edition.list_settings.summary_detail = SummaryDetail.BODIES
    edition.list_settings.save()
    assert [(row.level, row.label.text, row.values) for row in paper(edition).summary.rows] == [
        ("category", "Member states", ("2", "3", "3")),
        ("body", "Arvania", ("", "1", "1")),
        ("body", "Belmora", ("", "2", "2")),
        ("category", "Institutes", ("1", "1", "1")),
        ("body", LONG, ("", "1", "1")),
        ("total", "All categories", ("3", "4", "4")),
    ]


def test_table_tells_seats_from_persons(edition):
    person = Delegate.objects.get(family_name="Haug").person
    DelegateFactory(delegation=Delegation.objects.get(body__label="Belmora"), person=person)
    made = paper(edition)
    assert made.summary.notes[-1] == "4 persons hold 5 seats: some sit in more than one delegation."
    assert made.persons == 4


def test_index_goes_by_family_names_and_has_everybody_once(edition):
    person = Delegate.objects.get(family_name="Haug").person
    twice = DelegateFactory(delegation=Delegation.objects.get(body__label="Belmora"), person=person)
    index = paper(edition).index
    assert [entry.name for entry in index.entries] == [
        "ATIM, Rosalind",
        "HAUG, Anselm",
        "Kezia",
        "TELLO, Marius",
    ]
    assert twice.pk in index.entries[1].delegates
    assert len(index.entries[1].delegates) == 2


def test_index_tells_two_of_one_name_apart(edition):
    seat(edition, "Cassidia", CategoryFactory(series=edition.series), ("Haug", "Anselm", ""))
    entries = paper(edition).index.entries
    assert [entry.about for entry in entries if entry.name == "HAUG, Anselm"] == ["Arvania", "Cassidia"]


def test_index_is_sorted_by_the_list_language():
    edition = make_edition(list_language="es")
    states = CategoryFactory(series=edition.series)
    seat(edition, "Cassidia", states, ("Ñandú", "A", ""), ("Nuez", "B", ""), ("Nandu", "C", ""))
    found = [entry.name for entry in paper(edition).index.entries if entry.name.startswith(("N", "Ñ"))]
    assert found == ["NANDU, C", "NUEZ, B", "ÑANDÚ, A"]


def test_list_without_index_has_none(edition):
    edition.list_settings.prints_index = False
    edition.list_settings.save()
    assert paper(edition).index is None


def test_preview_in_another_language_keeps_the_order_of_the_list(edition):
    for body, russian in (("Arvania", "Яван"), ("Belmora", "Аман")):
        BodyNameFactory(body=Delegation.objects.get(body__label=body).body, language="ru", text=russian)
    edition.series.name_ru = "Горный форум"
    made = paper(edition, language="ru")
    assert [body for _category, body, _people in names(made)][:2] == ["Яван", "Аман"]
    assert (made.head.series, made.head.language, translation.get_language()) == ("Горный форум", "ru", "en")


def test_list_without_settings_prints_with_the_defaults():
    edition = EditionFactory()
    seat(edition, "Arvania", CategoryFactory(series=edition.series), ("Haug", "Anselm", ""))
    made = paper(edition)
    assert made.head.paragraphs == ("Names and functions appear as communicated by the delegations.",)
    assert made.summary.columns[2] == "Registered"


@pytest.mark.parametrize("bodies", [1, 3])
def test_list_takes_the_same_queries_for_one_row_and_three(bodies):
    edition = EditionFactory()
    category = CategoryFactory(series=edition.series)
    for number in range(bodies):
        seat(edition, f"Body {number}", category, ("A", "B", "C"), ("D", "E", "F"))
    with assertNumQueries(QUERIES):
        paper(edition, at=AT)
