"""Text of one cell of an ODS document, as a person reads it."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from eventsite.lib.tables.archives import damaged
from eventsite.lib.tables.worksheet import cell_text as value_text

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_PARAGRAPH, _SPACES, _TAB, _BREAK = f"{_TEXT}p", f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break"
_NOT_TEXT = frozenset({f"{OFFICE}annotation", f"{_TEXT}note", f"{TABLE}shapes"})
_KIND, _VALUE = f"{OFFICE}value-type", f"{OFFICE}value"
_DEEPEST = 50


def cell_text(cell: Element) -> str:
    """Return the text of a cell: numbers in plain digits, dates as ISO writes them."""
    match cell.get(_KIND):
        case "float":
            return _number(cell.get(_VALUE, ""))
        case "date":
            moment = cell.get(f"{OFFICE}date-value", "")
            return moment.removesuffix("T00:00:00").replace("T", " ")
        case "boolean":
            return cell.get(f"{OFFICE}boolean-value", "")
        case _:
            return _shown(cell)


def _shown(cell: Element) -> str:
    if len(cell) == 1 and not len(cell[0]) and cell[0].tag == _PARAGRAPH:
        return cell[0].text or ""
    paragraphs = ["".join(_pieces(child, 0)) for child in cell if child.tag == _PARAGRAPH]
    return "\n".join(paragraphs) if paragraphs else cell.get(f"{OFFICE}string-value", "")


def _number(value: str) -> str:
    if value.isdecimal() and value.isascii():
        return value
    try:
        # As a float: an exponent of a thousand million would else be written out in digits.
        return value_text(float(value))
    except ValueError:
        return value


def _pieces(element: Element, depth: int) -> Iterator[str]:
    if depth > _DEEPEST:
        raise damaged()
    yield element.text or ""
    for child in element:
        if child.tag == _SPACES:
            count = child.get(f"{_TEXT}c", "1")
            yield " " * (min(int(count), 100) if count.isdecimal() and len(count) < 10 else 1)
        elif child.tag in {_TAB, _BREAK}:
            yield "\t" if child.tag == _TAB else "\n"
        elif child.tag not in _NOT_TEXT:
            yield from _pieces(child, depth + 1)
        yield child.tail or ""
