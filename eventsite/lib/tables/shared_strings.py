"""The texts that the cells of an XLSX workbook share."""

import re
import zipfile
from array import array
from xml.etree.ElementTree import Element

from eventsite.lib.tables.limits import MEGABYTE, Limits, crowded
from eventsite.lib.tables.xml_parts import GrowingPart, namespace

# Different texts for each row that a list may have, and what they may hold together.
_PER_ROW = 30
_MOST_BYTES = 100 * MEGABYTE
# A character that XML cannot carry, written as Office does: a carriage return is _x000D_.
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


class SharedStrings:
    """Texts by number, packed: as Python strings they would take several times the memory."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._ends = array("Q", [0])

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, number: int) -> str:
        if number < 0:
            raise IndexError(number)
        return self._bytes[self._ends[number] : self._ends[number + 1]].decode("utf-8", "surrogatepass")

    @property
    def size(self) -> int:
        return len(self._bytes)

    def append(self, text: str) -> None:
        self._bytes += text.encode("utf-8", "surrogatepass")
        self._ends.append(len(self._bytes))


def read_shared_strings(archive: zipfile.ZipFile, member: str, limits: Limits) -> SharedStrings:
    """Return the shared texts of a workbook. Raises UnreadableFile for damaged or far too many ones."""
    strings = SharedStrings()
    part = GrowingPart(archive, member)
    for holder in part:
        if not len(holder):
            continue
        root = holder[0]
        complete = len(root) - 1 if part.is_open else len(root)
        for element in root[:complete]:
            strings.append(rich_text(element, namespace(root)))
        if complete > 0:
            del root[:complete]
            part.release()
        if len(strings) > _PER_ROW * limits.rows or strings.size > _MOST_BYTES:
            raise crowded()
    return strings


def rich_text(element: Element, space: str) -> str:
    """Return the text of a shared or inline string, all its runs together, how to say it left out."""
    if len(element) == 1 and element[0].tag == f"{space}t":
        return unescaped(element[0].text or "")
    text, run = f"{space}t", f"{space}r"
    pieces = (
        (child.text if child.tag == text else child.findtext(text)) or ""
        for child in element
        if child.tag in {text, run}
    )
    return unescaped("".join(pieces))


def unescaped(text: str) -> str:
    """Return text with the characters that Office writes as numbers."""
    if "_x" not in text:
        return text
    plain = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    # Two halves of one character come as two numbers.
    return plain.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
