"""Which documents belong together, by what is on record and by their symbols."""

from conferences.reports.document_chains import Chains
from conferences.reports.document_register import Filing


def filing(
    pk: int, symbol: str, *, edition: int = 1, supersedes: int | None = None, amends: int | None = None
):
    return Filing(pk, symbol, edition, "working", None, None, supersedes, amends)


def symbols(*filings: Filing, among: tuple[int, ...] = ()) -> list[list[str]]:
    chains = Chains(filings)
    return [
        [chains.documents[pk].symbol for pk in family]
        for family in chains.families(among or chains.documents)
    ]


def test_symbols_alone_chain_a_text_its_corrections_and_revisions_the_latest_first():
    found = symbols(
        filing(1, "A/1"),
        filing(2, "A/1/Corr.1"),
        filing(3, "A/1/Rev.2"),
        filing(4, "A/1/Rev.1"),
        filing(5, "A/1/Rev.2/Corr.1"),
        filing(6, "A/1/Rev.2/Corr.2"),
        filing(7, "A/10"),
    )

    assert found == [
        ["A/1/Rev.2", "A/1/Rev.2/Corr.2", "A/1/Rev.2/Corr.1", "A/1/Rev.1", "A/1", "A/1/Corr.1"],
        ["A/10"],
    ]


def test_revision_supersedes_the_latest_text_before_it():
    chains = Chains([filing(1, "A/1"), filing(3, "A/1/Rev.3"), filing(2, "A/1/Rev.1")])

    assert {pk: step.to for pk, step in chains.steps.items()} == {3: 2, 2: 1}


def test_what_is_on_record_goes_before_the_symbol():
    found = symbols(filing(1, "L.1"), filing(2, "A/1"), filing(3, "A/1/Rev.1", supersedes=1))

    assert found == [["A/1/Rev.1", "L.1"], ["A/1"]]


def test_relation_to_a_document_that_the_reader_does_not_see_chains_nothing():
    found = symbols(filing(1, "A/1"), filing(2, "A/1/Rev.1", supersedes=99))

    assert found == [["A/1"], ["A/1/Rev.1"]]


def test_addendum_is_a_document_of_its_own():
    found = symbols(filing(1, "A/1"), filing(2, "A/1/Add.1"), filing(3, "A/1/Add.1/Rev.1"))

    assert found == [["A/1"], ["A/1/Add.1/Rev.1", "A/1/Add.1"]]


def test_documents_of_different_editions_are_not_chained():
    found = symbols(
        filing(1, "A/1"), filing(2, "a/1/Rev.1", edition=2), filing(3, "B/1", edition=2, amends=1)
    )

    assert found == [["A/1"], ["a/1/Rev.1"], ["B/1"]]


def test_part_of_a_chain_keeps_its_order():
    found = symbols(filing(1, "A/1"), filing(2, "A/1/Rev.1"), filing(3, "A/1/Rev.2"), among=(1, 3))

    assert found == [["A/1/Rev.2", "A/1"]]


def test_records_that_run_in_a_circle_end():
    found = symbols(filing(1, "A", supersedes=2), filing(2, "B", supersedes=1))

    assert sorted(symbol for family in found for symbol in family) == ["A", "B"]
