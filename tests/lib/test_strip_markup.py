"""The drawing of a chart of strips."""

import re
from xml.etree import ElementTree as ET

from eventsite.lib.strip_markup import StripRow, strips_svg

LABELS = [("1st", "2001"), ("2nd", "2002")]


def drawn(*rows: StripRow) -> ET.Element:
    return ET.fromstring(  # noqa: S314 - our own drawing
        strips_svg("k", title="Bodies <1>", description="Told & read", rows=rows, labels=LABELS)
    )


def test_drawing_is_named_and_told():
    svg = drawn(StripRow("Members", ((1, "1"), (2, "2"))))

    assert (svg.get("role"), svg.get("aria-labelledby")) == ("img", "k-title k-desc")
    assert [(each.tag, each.get("id"), each.text) for each in svg[:2]] == [
        ("title", "k-title", "Bodies <1>"),
        ("desc", "k-desc", "Told & read"),
    ]


def test_texts_of_a_drawing_are_texts():
    svg = drawn(StripRow("<Press>", ((1, "1,000"), (0, "–"))))

    assert [each.text for each in svg.iter("text")] == ["<Press>", "1,000", "–", "1st", "2001", "2nd", "2002"]


def test_strip_has_the_marker_of_its_category_or_none():
    coloured, plain = (drawn(StripRow("Press", ((1, "1"), (1, "1")), colour)) for colour in (3, 0))

    assert [each.get("class") for each in coloured.iter("rect")] == ["mark cat--3", "bar", "bar"]
    assert [each.get("class") for each in plain.iter("rect")] == ["bar", "bar"]


def test_what_has_no_number_is_hollow_and_says_nothing():
    svg = drawn(StripRow("Press", ((0, "?"), (4, "4")), blanks=frozenset({0})))

    assert [each.get("class") for each in svg.iter("rect")] == ["blank", "bar"]
    assert not re.search(r">\?<", ET.tostring(svg, encoding="unicode"))
