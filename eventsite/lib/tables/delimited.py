"""Rows of comma-, semicolon-, tab- or bar-separated text, with the physical line on which each starts."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain, islice

from django.utils.translation import gettext as _

from eventsite.lib.tables.limits import DEFAULT, Limits, UnreadableFile, too_wide
from eventsite.lib.tables.table import RawRow
from eventsite.lib.tables.vocabulary import Vocabulary

DELIMITERS = (",", ";", "\t", "|")
# Rows looked at to find the delimiter; the header stands among them or nowhere.
_SAMPLE_ROWS = 40
#: How much of a text is looked at, in characters.
SAMPLE_LENGTH = 200_000
# Delimiters in one line that no list has, and no text within the length of a cell either.
_WIDE = 20_000
# Nearly all of so many lines are blank, and each takes its time.
_MOST_LINES = 2_000_000
# A row of nothing but another delimiter is as blank as one of blanks.
_BLANK = " ,;\t|"
# What Excel writes on the first line to tell itself the delimiter.
_EXCEL_HINT = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)


def find_delimiter(sample: str, vocabulary: Vocabulary, preferred: str = ",") -> str:
    """Return the delimiter that splits the sample best: by known headings, then even rows, then columns.

    Where none is better than another the preferred one is returned.
    """
    hint = _EXCEL_HINT.match(sample)
    if hint:
        return hint[1]
    return max(DELIMITERS, key=lambda each: (_quality(sample, vocabulary, each), each == preferred))


def read_delimited(lines: Iterable[str], delimiter: str, limits: Limits = DEFAULT) -> Iterator[RawRow]:
    """Yield each row with its line number; the lines come with what ends them.

    Raises UnreadableFile for a quotation mark that is not closed, and for a line of countless columns.
    """
    checked = _checked(lines, delimiter, limits)
    first = list(islice(checked, 1))
    has_hint = bool(first and _EXCEL_HINT.match(first[0]))
    reader = csv.reader(checked if has_hint else chain(first, checked), delimiter=delimiter, strict=True)
    above = line = 1 + has_hint
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _broken_row(line, str(error)) from None
        yield line, cells
        line = reader.line_num + above


def _checked(lines: Iterable[str], delimiter: str, limits: Limits) -> Iterator[str]:
    """Yield the lines, before the parser makes a cell of every delimiter in them."""
    for number, line in enumerate(lines, start=1):
        if len(line) > _WIDE and line.count(delimiter) > _WIDE:
            raise too_wide(number, limits)
        if number > _MOST_LINES:
            raise UnreadableFile(
                _("The file goes on after line %(line)s. Delete its blank lines, or send several files.")
                % {"line": _MOST_LINES}
            )
        yield line


def _quality(text: str, vocabulary: Vocabulary, delimiter: str) -> tuple[int, float, int]:
    rows = [row for row in _first_rows(text, delimiter) if any(cell.strip(_BLANK) for cell in row)]
    if not rows:
        return 0, 0.0, 0
    width, count = Counter(len(row) for row in rows).most_common(1)[0]
    return max(map(vocabulary.recognised, rows)), count / len(rows) if width > 1 else 0.0, width


def _first_rows(text: str, delimiter: str) -> list[list[str]]:
    """Return some rows, or those before one that cannot be read: it is no worse for another delimiter."""
    rows: list[list[str]] = []
    with suppress(csv.Error):
        rows.extend(islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), _SAMPLE_ROWS))
    return rows


def _broken_row(line: int, reason: str) -> UnreadableFile:
    if "field limit" in reason:
        message = _("Line %(line)s: a cell is far too long; a quotation mark may not be closed.")
    else:
        message = _(
            "Line %(line)s: a quotation mark opens a cell and is not closed rightly. "
            "Inside a quoted cell a quotation mark is written twice."
        )
    return UnreadableFile(message % {"line": line})
