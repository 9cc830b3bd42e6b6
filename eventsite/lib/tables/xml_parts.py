"""XML of an office file as a tree that grows while it is read; whoever reads it takes away what is complete.

Expat parses and ElementTree builds, both in C: no call of ours for each tag. What makes XML dangerous is
refused before it can act: a document type (the home of all entities) in the first bytes that hold one, and a
tree that grows beyond `_LARGEST_PIECE` without a piece of it becoming complete.
"""

import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser
from xml.parsers import expat

from django.utils.translation import gettext as _

from eventsite.lib.tables.archives import chunks, damaged
from eventsite.lib.tables.limits import MEGABYTE, UnreadableFile, crowded

#: XML that is held at once, in bytes. A row of 16,384 styled cells takes less.
_LARGEST_PIECE = 4 * MEGABYTE
# Parts that are held whole: lists of sheets, relations, styles. Much formatted workbooks reach half of it.
_LARGEST_PART = 8 * MEGABYTE
_MOST_TAGS = 800_000
_BROKEN = (ParseError, expat.ExpatError, LookupError, ValueError)


class GrowingPart:
    """One part of an office file; iterating yields its holder, grown by a piece each time.

    The holder's first child is the root. Its last descendants, one a level, may still be incomplete.
    Raises UnreadableFile for XML that is damaged, carries a document type, or outgrows the memory.
    """

    def __init__(self, archive: zipfile.ZipFile, member: str, most: int = _LARGEST_PIECE) -> None:
        self._archive = archive
        self._member = member
        self._most = most
        self._held = 0
        #: Whether there is more to come: then the last child of each level may be incomplete.
        self.is_open = True

    def __iter__(self) -> Iterator[Element]:
        builder = TreeBuilder()
        holder = builder.start("holder", {})
        parser = XMLParser(target=builder)  # noqa: S314 (the prolog refuses what would need defusedxml)
        prolog = _Prolog()
        for chunk in chunks(self._archive, self._member):
            self._held += len(chunk)
            if self._held > self._most:
                raise crowded()
            try:
                prolog.check(chunk)
                parser.feed(chunk)
            except UnreadableFile:
                raise
            except _BROKEN:
                raise damaged() from None
            yield holder
        self._close(parser)
        self.is_open = False
        yield holder

    def release(self) -> None:
        """Say that what was complete has been taken out of the tree."""
        self._held = 0

    @staticmethod
    def _close(parser: "XMLParser[Element]") -> None:
        try:
            parser.close()
        except _BROKEN:
            raise damaged() from None


def whole_part(archive: zipfile.ZipFile, member: str) -> Element:
    """Return the root of a small part. Raises UnreadableFile for a damaged or an oversized one."""
    tags = 0
    for chunk in chunks(archive, member):
        tags += chunk.count(b"<")
        if tags > _MOST_TAGS:
            raise crowded()
    *_growing, holder = GrowingPart(archive, member, _LARGEST_PART)
    return holder[0]


def namespace(element: Element) -> str:
    """Return the namespace of an element in braces, as tags begin with it."""
    return element.tag[: element.tag.rfind("}") + 1]


class _Prolog:
    """Looks for a document type in what comes before the root element; nowhere else can one be."""

    def __init__(self) -> None:
        self._over = False
        self._parser = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = _refuse_document_type
        self._parser.StartElementHandler = self._end

    def check(self, chunk: bytes) -> None:
        if not self._over:
            self._parser.Parse(chunk, False)  # noqa: FBT003 (takes its arguments by place)

    def _end(self, _name: str, _attributes: dict[str, str]) -> None:
        self._over = True
        self._parser.StartElementHandler = None


def _refuse_document_type(*_declaration: object) -> None:
    raise UnreadableFile(
        _(
            "The workbook carries a document type declaration, which no spreadsheet program writes and "
            "which can be used for attacks. Copy the list into a new workbook and send that file."
        )
    )
