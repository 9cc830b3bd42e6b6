"""Sheets of an XLSX workbook: which there are, where their rows stand, how their numbers are dates."""

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format

from eventsite.lib.tables.limits import Limits, UnreadableFile
from eventsite.lib.tables.shared_strings import SharedStrings, read_shared_strings
from eventsite.lib.tables.table import Oddities, RawRow, Sheet
from eventsite.lib.tables.worksheet import CellReader, sheet_rows
from eventsite.lib.tables.xml_parts import namespace, whole_part

_PACKAGE, _WORKBOOK = "", "xl/workbook.xml"
_YES = frozenset({"1", "true"})


@dataclass(frozen=True, slots=True)
class _Relation:
    """What one part of the package says of another: its kind, without the schema's address, and its place."""

    kind: str
    target: str


def workbook_sheets(archive: zipfile.ZipFile, limits: Limits) -> list[Sheet]:
    """Return the sheets of cells. Raises UnreadableFile for a damaged workbook or one of charts alone."""
    package = _relations(archive, _PACKAGE).values()
    path = next((part.target for part in package if part.kind == "officeDocument"), _WORKBOOK)
    relations = _relations(archive, path)
    root = whole_part(archive, path)
    package_of = _Workbook(archive, limits, relations, _counts_from_1904(root))
    sheets = [
        package_of.sheet(element, relations[key].target)
        for element in root.iter(f"{namespace(root)}sheet")
        if (key := _relation_key(element)) in relations and relations[key].kind == "worksheet"
    ]
    if not sheets:
        raise UnreadableFile(
            _(
                "The workbook has no sheet of cells, only charts or the like. Send a sheet with one heading "
                "row and one row a person."
            )
        )
    return sheets


class _Workbook:
    """What all sheets of one workbook share, read when the first of them needs it."""

    def __init__(
        self,
        archive: zipfile.ZipFile,
        limits: Limits,
        relations: dict[str, _Relation],
        counts_from_1904: bool,  # noqa: FBT001 (handed on by the one function above)
    ) -> None:
        self._archive = archive
        self._limits = limits
        self._parts = {relation.kind: relation.target for relation in relations.values()}
        self._counts_from_1904 = counts_from_1904
        self._reader: CellReader | None = None

    def sheet(self, element: Element, path: str) -> Sheet:
        oddities = Oddities()
        return Sheet(
            name=element.get("name", ""),
            rows=lambda: self._rows(path, oddities),
            hidden=element.get("state", "visible") != "visible",
            oddities=oddities,
        )

    def _rows(self, path: str, oddities: Oddities) -> Iterator[RawRow]:
        self._reader = self._reader or self._new_reader()
        return sheet_rows(self._archive, path, self._reader, oddities, self._limits)

    def _new_reader(self) -> CellReader:
        strings, styles = self._parts.get("sharedStrings"), self._parts.get("styles")
        return CellReader(
            strings=read_shared_strings(self._archive, strings, self._limits) if strings else SharedStrings(),
            dates=_date_styles(whole_part(self._archive, styles)) if styles else {},
            counts_from_1904=self._counts_from_1904,
        )


def _relations(archive: zipfile.ZipFile, path: str) -> dict[str, _Relation]:
    """Return the parts that a part names, by the key it knows them by."""
    folder, name = posixpath.split(path)
    member = posixpath.join(folder, "_rels", f"{name}.rels")
    if member not in archive.namelist():
        return {}
    return {
        element.get("Id", ""): _Relation(
            element.get("Type", "").rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", folder, element.get("Target", ""))).lstrip("/"),
        )
        for element in whole_part(archive, member)
    }


def _relation_key(sheet: Element) -> str:
    """Return the key of a sheet's part; its namespace differs between the two kinds of XLSX."""
    return next((value for name, value in sheet.items() if name.endswith("}id")), "")


def _counts_from_1904(root: Element) -> bool:
    settings = root.find(f"{namespace(root)}workbookPr")
    return settings is not None and settings.get("date1904") in _YES


def _date_styles(root: Element) -> dict[str, bool]:
    """Return the numbers of the styles that show dates; True for those that show a span of time."""
    space = namespace(root)
    codes = {str(number): code for number, code in BUILTIN_FORMATS.items()}
    codes |= {
        element.get("numFmtId", ""): element.get("formatCode", "") for element in root.iter(f"{space}numFmt")
    }
    styles = root.find(f"{space}cellXfs")
    found: dict[str, bool] = {}
    for number, style in enumerate(styles if styles is not None else ()):
        code = codes.get(style.get("numFmtId", ""), "")
        if is_date_format(code):
            found[str(number)] = is_timedelta_format(code)
    return found
