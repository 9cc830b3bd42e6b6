"""Files of missing texts that translators fill in: read, compared with the record, written as on the page."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import astuple, dataclass
from typing import Any

from django.core import signing
from django.db import transaction
from django.db.models import QuerySet, TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from eventsite.desk.translations.filling import Entry, Typed, fill
from eventsite.desk.translations.gaps import digest_of
from eventsite.desk.translations.kinds import LANGUAGES, Kind, kind_of
from eventsite.desk.translations.listing import COLUMNS
from eventsite.lib.records import row_id
from eventsite.lib.tables.limits import MEGABYTE, Limits, UnreadableFile
from eventsite.lib.tables.reader import read_table
from eventsite.lib.tables.table import Row
from eventsite.lib.tables.vocabulary import Vocabulary

#: What one file may hold: it travels in the page between the preview and the confirmation.
MOST_TEXTS, MOST_CHARACTERS = 2000, 1_000_000
#: Texts are longer than names, and files of them shorter than lists.
_LIMITS = Limits(file_size=5 * MEGABYTE, rows=20_000, cell_length=20_000)
_SALT = "translations read from a file"
_A_DAY = 24 * 60 * 60
#: The rows that the user may change, or None where there are none.
Writable = Callable[[Kind], QuerySet[Any] | None]


class Outcome(TextChoices):
    """What becomes of a line; what is held or rejected is not written."""

    NEW = "new", pgettext_lazy("text", "New")
    UNCHANGED = "unchanged", pgettext_lazy("text", "There already")
    HELD = "held", pgettext_lazy("text", "Changed meanwhile")
    REJECTED = "rejected", pgettext_lazy("text", "Rejected")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file: a text for a field of a row; `seen` is the digest of the source that it gives."""

    line: int
    kind: str
    pk: str
    field: str
    language: str
    text: str
    seen: str
    #: Why the line cannot be trusted, whatever the record says; empty for most.
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """A line with its verdict, and why it is not written."""

    line: Line
    verdict: Outcome
    reason: str = ""


def read_lines(data: bytes, filename: str) -> list[Line]:
    """Return the lines of a CSV, XLSX or ODS that hold a translation. Raises UnreadableFile, translated."""
    table = read_table(data, Vocabulary(dict.fromkeys(COLUMNS, ())), filename=filename, limits=_LIMITS)
    places = {name.strip().lower(): place for place, name in enumerate(table.header)}
    if missing := [name for name in COLUMNS if name not in places]:
        raise UnreadableFile(
            _("The file has no column “%(name)s”. Fill in a file that was taken from here.")
            % {"name": missing[0]}
        )
    lines = [line for row in table.rows if (line := _line(row, places)).text]
    if len(lines) > MOST_TEXTS or sum(len(line.text) for line in lines) > MOST_CHARACTERS:
        raise UnreadableFile(
            _("The file holds more than is read at once: %(texts)d texts, %(characters)d characters.")
            % {"texts": MOST_TEXTS, "characters": MOST_CHARACTERS}
        )
    return lines


def judge(lines: Iterable[Line], writable: Writable, *, by: Any) -> list[Judged]:
    """Say of each line what writing it would do: it is written, and taken back."""
    with transaction.atomic():
        judged = [each for each, _form in write(lines, writable, by=by)]
        transaction.set_rollback(True)
    return judged


@transaction.atomic
def write(lines: Iterable[Line], writable: Writable, *, by: Any) -> list[tuple[Judged, Any]]:
    """Write what can be written. Returns every line judged, in the file's order, with the form it was in."""
    groups: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in lines:
        groups[line.kind, line.language].append(line)
    judged = [
        each
        for (kind, language), some in groups.items()
        for each in _write_group(kind_of(kind), language, some, writable, by)
    ]
    return sorted(judged, key=lambda pair: pair[0].line.line)


def sealed(lines: Iterable[Line]) -> str:
    """Return the lines as one text for the confirmation, which nobody can change."""
    return signing.dumps([astuple(line) for line in lines], salt=_SALT, compress=True)


def unsealed(text: str) -> list[Line]:
    """Return the lines of a confirmation. Raises BadSignature for a forged one and for one of yesterday."""
    return [Line(*row) for row in signing.loads(text, salt=_SALT, max_age=_A_DAY)]


def _line(row: Row, places: dict[str, int]) -> Line:
    cells = {name: row.cells[place].strip() for name, place in places.items()}
    seen = digest_of(cells["source language"], cells["source text"])
    return Line(
        row.line,
        cells["kind"],
        cells["id"],
        cells["field"],
        cells["target language"],
        cells["translation"],
        seen,
        _wrong(row),
    )


def _wrong(row: Row) -> str:
    if row.bad:
        return row.bad[0].reason
    return _("The line has more cells than there are headings.") if row.extra else ""


def _write_group(
    kind: Kind | None, language: str, lines: list[Line], writable: Writable, by: Any
) -> Iterator[tuple[Judged, Any]]:
    rows = writable(kind) if kind else None
    if kind is None or rows is None or language not in LANGUAGES:
        reason = _("There is no such kind of content or language, or you may not change it.")
        yield from ((Judged(line, Outcome.REJECTED, reason), None) for line in lines)
        return
    known: dict[tuple[int, str], Line] = {}
    for line in lines:
        pk = row_id(line.pk)
        if line.wrong:
            yield Judged(line, Outcome.REJECTED, line.wrong), None
        elif pk is None or line.field not in kind.fields or (pk, line.field) in known:
            reason = _("There is no such text, or it stands in the file twice.")
            yield Judged(line, Outcome.REJECTED, reason), None
        else:
            known[pk, line.field] = line
    yield from _fill_known(kind, language, known, rows, by)


def _fill_known(
    kind: Kind, language: str, known: dict[tuple[int, str], Line], rows: QuerySet[Any], by: Any
) -> Iterator[tuple[Judged, Any]]:
    typed = [Typed(pk, field, line.text, line.seen) for (pk, field), line in known.items()]
    filled = fill(kind, language, typed, rows, by=by)
    written = {(form.instance.pk, column): form for form in filled.forms for column in form.fields}
    refused = {(entry.gap.row.pk, entry.gap.field): entry for entry in filled.entries}
    for (pk, field), line in known.items():
        if pk in filled.gone_rows:
            yield Judged(line, Outcome.REJECTED, _("There is no such record.")), None
        elif entry := refused.get((pk, field)):
            yield _refused(line, entry), None
        else:
            form = written.get((pk, kind.column(field, language)))
            yield Judged(line, Outcome.NEW if form else Outcome.UNCHANGED), form


def _refused(line: Line, entry: Entry) -> Judged:
    reason = " ".join(filter(None, (*entry.errors, entry.current)))
    return Judged(line, Outcome.HELD if entry.is_clash else Outcome.REJECTED, reason)
