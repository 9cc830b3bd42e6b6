"""The rows of a preview: chosen by verdict, kind and line; long texts do not make the page long."""

import pytest

from conferences.templatetags.long_text import SHOWN, TextBudget, long_text
from tests.factories import BodyFactory, CategoryFactory, DelegateFactory, DelegationFactory, EditionFactory
from tests.importing.admin_door import RIGHTS, officer_with, upload

HEAD = "body,category,full_name,role,email,function"
ROWS = (
    "Arvania,members,Ana,boss,,",
    "Arvania,members,Bob,,nowhere,",
    "Arvania,members,Carl,boss,nowhere,",
    "Nowhere,members,Dan,,,",
    "Arvania,members,Eve,,,",
    "Arvania,members,Eve,,,",
)


@pytest.fixture
def edition():
    edition = EditionFactory()
    CategoryFactory(series=edition.series, slug="members")
    BodyFactory(label="Arvania")
    return edition


@pytest.fixture
def officer():
    return officer_with(*RIGHTS)


def lines(response) -> list[int]:
    return [row.line for row in response.context["page"]]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", [2, 3, 4, 5, 7, 6]),
        ("?show=rejected", [2, 3, 4, 5]),
        ("?show=held", [7]),
        ("?kind=value", [2, 3, 4]),
        ("?kind=body-not-found", [5]),
        ("?show=held&kind=value", []),
        ("?show=rejected&show=held&kind=duplicate", [7]),
        ("?line=5", [5]),
        ("?line=99", []),
        ("?line=-1&show=nonsense", [2, 3, 4, 5, 7, 6]),
        ("?kind=nonsense", []),
    ],
)
def test_rows_are_chosen_by_verdict_kind_and_line(officer, edition, query, shown):
    assert lines(officer.get(upload(officer, edition, HEAD, *ROWS).url + query)) == shown


@pytest.mark.django_db
def test_groups_lead_to_their_rows(officer, edition):
    page = officer.get(upload(officer, edition, HEAD, *ROWS).url)
    assert [(group.title, group.address) for group in page.context["problems"]] == [
        ("Body not found", "?show=rejected&kind=body-not-found#rows"),
        ("Value not valid", "?show=rejected&kind=value#rows"),
        ("Duplicate suspected", "?show=held&kind=duplicate#rows"),
    ]


@pytest.mark.django_db
def test_pages_keep_the_choice_of_rows(officer, edition):
    rows = [f"Arvania,members,Person {at},boss,," for at in range(120)]
    page = officer.get(upload(officer, edition, HEAD, *rows).url + "?show=rejected&kind=value")
    assert (len(lines(page)), "?show=rejected&amp;kind=value&amp;page=2" in page.content.decode()) == (
        100,
        True,
    )


@pytest.mark.django_db
@pytest.mark.parametrize("length", [2000, 240, 40])
def test_page_of_rows_with_long_texts_stays_small(officer, edition, length):
    delegation = DelegationFactory(
        edition=edition, body__label="Belmora", category=edition.series.categories.get()
    )
    for at in range(100):
        DelegateFactory(delegation=delegation, person__full_name=f"Old {at}", function="旧" * 2000)
    long = "長" * length
    heading = ",".join([HEAD, *(f"{at} {'ш' * 1900}" for at in range(24))])
    rows = [
        *(f"Belmora,members,Old {at},,,{long}" for at in range(100)),
        *(f"{long},members,{long},{long},{long},{long}" for _at in range(40)),
        *(f"Arvania,members,Neu {at},,,{long}" for at in range(100)),
    ]
    address = upload(officer, edition, heading, *(row + "," * 24 for row in rows)).url
    for query in ("", "?show=rejected", "?show=updated", "?show=new"):
        assert len(officer.get(address + query).content) < 300_000


@pytest.mark.django_db
def test_whole_text_is_reached_at_the_address_of_its_row(officer, edition):
    rows = [f"Arvania,members,Person {at},,,{at} {'щ' * 1900}" for at in range(60)]
    address = upload(officer, edition, HEAD, *rows).url
    page = officer.get(address).content.decode()
    assert ("51 " + "щ" * 1900 in page, "?line=53#rows" in page) == (False, True)
    assert "51 " + "щ" * 1900 in officer.get(f"{address}?line=53").content.decode()


def test_short_text_stands_as_it_is():
    assert long_text({}, "x" * SHOWN) == "x" * SHOWN


def test_long_text_is_opened_where_there_is_room():
    shown = long_text({"text_budget": TextBudget()}, "<" + "x" * SHOWN)
    assert shown == (
        f'<details class="whole"><summary>&lt;{"x" * (SHOWN - 1)}…</summary>'
        f"<span>&lt;{'x' * SHOWN}</span></details>"
    )


def test_long_text_without_room_or_row_is_clipped():
    budget = TextBudget()
    assert budget.takes("x" * 80_000) is True
    assert long_text({"text_budget": budget}, "x" * 41) == "x" * 40 + "…"
    assert long_text({"text_budget": budget}, "x" * 40) == "x" * 40


def test_page_of_one_row_has_room_for_everything():
    assert TextBudget(whole=True).takes("x" * 1_000_000) is True
