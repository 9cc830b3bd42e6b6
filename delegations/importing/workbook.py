"""Sheets of an XLSX workbook, streamed; what the file claims about its size is not believed."""

import io
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from itertools import islice
from typing import Any

import openpyxl
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from delegations.importing.archives import damaged, refuse_crowded
from delegations.importing.limits import Limits
from delegations.importing.table import RawRow, Sheet

# Cells of one row, blank ones included, that the workbook may make us look at on average.
_WIDTH_BUDGET = 200
# Rows read at once. Wide rows come in one by one below the limit of columns, so a batch stays small.
_BATCH = 500


def workbook_sheets(data: bytes, archive: zipfile.ZipFile, limits: Limits) -> list[Sheet]:
    """Return the visible sheets. Raises UnreadableFile for a damaged workbook or one built to exhaust us."""
    refuse_crowded(archive, limits)
    workbook = _open(data)
    visible = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
    return [_sheet(sheet, limits) for sheet in visible or workbook.worksheets]


def cell_text(value: Any) -> str:
    """Return a cell's value as a person reads it: whole numbers without ".0", dates as ISO writes them."""
    match value:
        case None:
            return ""
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
        case date():
            return value.isoformat()
        case float():
            return number_text(Decimal(repr(value)))
        case _:
            return str(value)


def number_text(number: Decimal) -> str:
    """Return a number in plain digits, without an exponent or a fraction of zeros."""
    if not number.is_finite():
        return str(number)
    return f"{number:f}" if number % 1 else f"{number:.0f}"


def _open(data: bytes) -> Workbook:
    try:
        with warnings.catch_warnings():
            # openpyxl warns of styles and extensions that it drops; none of them holds a cell.
            warnings.simplefilter("ignore")
            return openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    except Exception:  # noqa: BLE001 (a malformed workbook makes openpyxl raise almost anything)
        raise damaged() from None


def _sheet(sheet: Worksheet, limits: Limits) -> Sheet:
    return Sheet(sheet.title, lambda: _rows(sheet, limits))


def _rows(sheet: Any, limits: Limits) -> Iterator[RawRow]:
    sheet.reset_dimensions()
    budget = _WIDTH_BUDGET * limits.rows
    rows = enumerate(sheet.iter_rows(values_only=True), start=1)
    while batch := _next_rows(rows):
        for line, values in batch:
            budget -= len(values)
            if budget < 0:
                raise damaged()
            if values:
                yield line, [cell_text(value) for value in values]


def _next_rows(rows: Iterator[tuple[int, tuple[Any, ...]]]) -> list[tuple[int, tuple[Any, ...]]]:
    """Return some rows more; those that the file leaves out between others come as empty ones."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return list(islice(rows, _BATCH))
    except Exception:  # noqa: BLE001 (as above)
        raise damaged() from None
