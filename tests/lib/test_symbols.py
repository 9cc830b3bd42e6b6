"""Symbols of documents in their parts."""

import pytest

from eventsite.lib.symbols import read_symbol, symbol_order


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("A/1", ("a/1", 0, 0)),
        ("A/1/Rev.2", ("a/1", 2, 0)),
        ("A/1/Corr.1", ("a/1", 0, 1)),
        ("A/1/Rev.1/Corr.3", ("a/1", 1, 3)),
        ("A/1/Add.1/Rev.1", ("a/1/add.1", 1, 0)),
        ("A/1/REV 10", ("a/1", 10, 0)),
        ("CONF-7-rev.1", ("conf-7", 1, 0)),
        ("A/1/Rev", ("a/1", 1, 0)),
        ("A/1/Revised", ("a/1/revised", 0, 0)),
        ("Rev.1", ("rev.1", 0, 0)),
        ("КОНФ/3/Corr.1", ("конф/3", 0, 1)),
    ],
)
def test_symbol_is_read_in_its_parts(text, parts):
    symbol = read_symbol(text)

    assert (symbol.base, symbol.revision, symbol.correction) == parts


def test_symbols_stand_by_the_value_of_their_numbers():
    texts = ["A/10", "a/2", "A/2/Add.1", "A/1", "A/INF.1", "1/A", "A"]

    assert sorted(texts, key=lambda text: read_symbol(text).key) == [
        "1/A",
        "A",
        "A/1",
        "a/2",
        "A/2/Add.1",
        "A/10",
        "A/INF.1",
    ]


def test_texts_of_one_document_stand_by_correction_and_revision():
    in_order = ["A/1", "A/1/Corr.1", "A/1/Rev.1", "A/1/Rev.1/Corr.1", "A/1/Rev.2", "A/1/Rev.10", "a/2"]

    shuffled = sorted(in_order, key=len)

    assert sorted(shuffled, key=symbol_order) == in_order
