"""The list of participants as a PDF: what it says, in which order, and how it is built for reading aloud."""

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from conferences.enums import Language
from delegations.exporting.printed_list_pdf import TOGETHER, pdf_data, split, uncut, weight
from delegations.exporting.printed_lists import Unprintable, UnprintableList, print_list
from delegations.models import Delegate, Delegation
from tests.printed_list.scene import (
    AT,
    FOUR_SCRIPTS,
    LONG,
    make_edition,
    names,
    paper,
    pdf,
    represented,
    seat,
    stand_in_order,
    words_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    return make_edition()


def outline(reader: PdfReader) -> list[object]:
    """The bookmarks: titles, and lists of what is under them."""

    def read(rows: list[object]) -> list[object]:
        return [read(row) if isinstance(row, list) else row["/Title"] for row in rows]

    return read(reader.outline)


def tags(reader: PdfReader) -> list[str]:
    """The structure elements in the order in which a screen reader comes to them."""
    found: list[str] = []

    def walk(element: object) -> None:
        node = element.get_object() if hasattr(element, "get_object") else element
        if isinstance(node, list):
            for child in node:
                walk(child)
        elif isinstance(node, dict):
            if "/S" in node:
                found.append(node["/S"])
            walk(node.get("/K", []))

    walk(reader.trailer["/Root"]["/StructTreeRoot"]["/K"])
    return found


def test_pdf_says_what_the_list_holds_in_its_order(edition, tmp_path):
    represented(edition)
    made = paper(edition)
    wanted = [phrase for _category, body, people in names(made) for phrase in (body, *people)]
    words = words_of(pdf(edition), tmp_path)
    assert stand_in_order(wanted, words)
    assert not stand_in_order(wanted[::-1], words)
    assert stand_in_order(["Member states", *wanted, "Represented; the bodies are not named."], words)


def test_pdf_is_tagged_and_has_title_language_and_bookmarks(edition):
    reader = PdfReader(io.BytesIO(pdf(edition, kind="final")))
    root = reader.trailer["/Root"]
    assert (reader.metadata.title, root["/Lang"], root["/MarkInfo"]["/Marked"]) == (
        "Final list of participants: Fourth meeting",
        "en",
        True,
    )
    assert "pdfuaid:part" in reader.xmp_metadata.stream.get_data().decode()
    assert outline(reader) == [
        "Final list of participants",
        [
            "Bodies and persons, by category",
            "Member states",
            ["Arvania", "Belmora"],
            "Institutes",
            [LONG],
            "Index of persons",
        ],
    ]


def test_pdf_has_headings_in_their_order_and_a_table_with_a_header_row(edition):
    found = tags(PdfReader(io.BytesIO(pdf(edition))))
    assert [tag for tag in found if tag in {"/H1", "/H2", "/H3"}] == [
        "/H1",
        "/H2",
        *("/H2", "/H3", "/H3"),
        *("/H2", "/H3"),
        "/H2",
    ]
    assert (found.count("/Table"), found.count("/TH")) == (1, 4)


def test_pdf_repeats_running_head_symbol_and_page_on_every_page(edition):
    delegation = Delegation.objects.get(body__label="Belmora")
    states = delegation.category
    for number in range(12):
        people = [(f"Family{number}x{each}", "Given", "Adviser") for each in range(14)]
        seat(edition, f"Body {number:02}", states, *people)
    reader = PdfReader(io.BytesIO(pdf(edition)))
    total = len(reader.pages)
    for number, page in enumerate(reader.pages, 1):
        text = page.extract_text()
        assert f"Page {number} of {total}" in text
        assert "MEW/CONF.4/INF.1" in text
        assert number == 1 or "Fourth meeting, List of participants" in text
    assert total > 3


def test_pdf_index_gives_the_page_of_every_person(edition, tmp_path):
    states = Delegation.objects.get(body__label="Belmora").category
    for number in range(9):
        seat(edition, f"Body {number}", states, *((f"F{number}n{each}", "G", "A") for each in range(14)))
    content = pdf(edition)
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(content)).pages]
    words = words_of(content, tmp_path)
    start = len(words) - words[::-1].index("persons") if "persons" in words else 0
    index = words[start:]
    for name in ("F0N0", "F4N7", "F8N13"):
        page = int(index[index.index(f"{name},") + 2])
        assert f"G {name}" in pages[page - 1]


def test_long_delegation_says_its_name_again_over_a_break(edition):
    people = [(f"Family{each}", "Given", "Adviser\nMinistry\nDepartment") for each in range(40)]
    seat(edition, "Zerafan", Delegation.objects.get(body__label="Belmora").category, *people)
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf(edition))).pages)
    assert "(continued)" in text
    assert outline(PdfReader(io.BytesIO(pdf(edition))))[1].count("Member states") == 1


@pytest.mark.parametrize("language", Language.values)
def test_pdf_draws_four_scripts_in_a_list_of_any_language(edition, language):
    states = Delegation.objects.get(body__label="Belmora").category
    for name in FOUR_SCRIPTS:
        seat(edition, name, states, ("", name, name))
    reader = PdfReader(io.BytesIO(pdf(edition, language=language)))
    assert reader.trailer["/Root"]["/Lang"] == language.partition("-")[0]


def test_list_from_right_to_left_sets_latin_names_apart(edition):
    data = pdf_data(paper(edition, language="ar"), number=4)
    body = data["categories"][0]["bodies"][0]
    assert body["delegates"][0]["name"] == "\u2068Mr Anselm HAUG\u2069"
    assert (data["head"]["language"], data["head"]["rtl"]) == ("ar", True)


def test_text_without_a_font_is_named_with_the_row_to_mend_it_in_and_not_logged(edition, caplog):
    row = Delegate.objects.get(family_name="Haug")
    Delegate.objects.filter(pk=row.pk).update(function="Canary 👋")
    with pytest.raises(UnprintableList) as caught:
        print_list(paper(edition), "pdf", edition=edition, at=AT)
    assert caught.value.texts == (Unprintable("Canary 👋", row.delegation_id, row.pk),)
    assert "Canary" not in caplog.text + str(caught.value) + repr(caught.value.__cause__)
    assert caught.value.__context__ is None


def test_small_categories_stand_in_two_even_columns():
    assert (split([5, 5, 5, 5]), split([9, 1, 1]), split([5]), split([])) == (2, 1, 0, 0)
    assert split([10] * 9) == 0


def test_fourteen_line_delegation_stays_together(edition):
    states = Delegation.objects.get(body__label="Belmora").category
    for number in range(16):
        seat(edition, f"Body {number}", states, *((f"F{number}n{each}", "G", "A") for each in range(7)))
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(pdf(edition))).pages][:-1]
    assert max(weight(body) for row in paper(edition).categories for body in row.bodies) <= TOGETHER
    assert len(pages) > 2
    for number in range(16):
        first, last = ([f"F{number}N{each}" in page for page in pages] for each in (0, 6))
        assert first == last


def test_columns_start_where_the_tallest_of_what_is_not_cut_fits(edition):
    bodies = [body for row in paper(edition).categories for body in row.bodies]
    long = [replace(bodies[0], delegates=bodies[0].delegates * count) for count in (1, 3, 40)]
    assert [weight(body) for body in long] == [7, 17, 202]
    assert [uncut(body) for body in long] == [7, 17, 7]
