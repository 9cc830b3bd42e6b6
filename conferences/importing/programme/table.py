"""A programme file as a table of sessions: one row each, under the headings that a list would have."""

import zoneinfo
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from conferences.enums import Language
from conferences.importing.lists.values import read_choice
from conferences.importing.programme.as_json import read_json
from conferences.importing.programme.as_xml import read_xml
from conferences.importing.programme.found import Found, ProgrammeFile
from conferences.importing.programme.identifiers import identify
from conferences.importing.programme.moments import Cells, Clocks, Odd
from conferences.importing.programme.texts import abstracts_of, titles_of
from conferences.models import Edition, Session
from eventsite.lib.csv_safety import escape_formula
from eventsite.lib.tables.cleaning import Cleaner, lines_named
from eventsite.lib.tables.limits import Limits
from eventsite.lib.tables.table import BadCell, Row, Table
from eventsite.lib.text import match_key

#: What `Table.format` is for a programme file.
FORMATS = ("json", "xml")
_BYTE_ORDER_MARKS = b"\xef\xbb\xbf\xfe\xff"
_BEGINNINGS = {b"{": "json", b"[{": "json", b"<?xml": "xml", b"<schedule": "xml"}
_HEADINGS = ("uid", "day", "start", "end", "room", "kind", "track", "persons")
_NO_TRACK = frozenset({"no track", "none", "-"})
_NAMED = 5
_SHOWN_OF_A_BAD_CELL = 200


def programme_format(data: bytes) -> str:
    """Return json or xml for what may be a programme file, nothing for a table."""
    start = data[:512].translate(None, b"\0").lstrip(_BYTE_ORDER_MARKS + b" \t\r\n").lower()
    dense = b"".join(start.split()) if start.startswith(b"[") else start
    return next((name for sign, name in _BEGINNINGS.items() if dense.startswith(sign)), "")


def read_programme(data: bytes, edition: Edition, limits: Limits) -> Table:
    """Return the sessions of a programme file, by the clocks of the edition. Raises UnreadableFile.

    The line of a row is the number of the session in the file.
    """
    file = (read_json if programme_format(data) == "json" else read_xml)(data)
    clocks = Clocks(edition.zone, _zone(file.zone))
    cells, odd = _times(file.found, clocks)
    known = identify(file.found, cells, edition)
    rows = [
        _row(found, when, str(identifier))
        for found, when, identifier in zip(file.found, cells, known.identifiers, strict=True)
    ]
    header = _header(rows)
    cleaner = Cleaner(header, limits)
    raw = (
        (found.number, [row.get(name, "") for name in header])
        for found, row in zip(file.found, rows, strict=True)
    )
    read = [_with_odd(row, header, odd) for row in cleaner.rows(raw)]
    notes = [*_zone_notes(file, clocks), *known.notes, *_kind_notes(file.found), *cleaner.notes()]
    return Table(file.format, "", "", "", header, 0, read, cleaner.blank_rows, notes=notes)


def _zone(name: str) -> zoneinfo.ZoneInfo | None:
    return zoneinfo.ZoneInfo(name) if name in zoneinfo.available_timezones() else None


def _times(found: Sequence[Found], clocks: Clocks) -> tuple[list[Cells], dict[int, Odd]]:
    """Return the times of each session, and by its number what cannot be read of them."""
    cells, odd = [], {}
    for each in found:
        try:
            cells.append(clocks.cells(each))
        except Odd as error:
            odd[each.number] = error
            cells.append(error.cells)
    return cells, odd


def _row(found: Found, when: Cells, identifier: str) -> dict[str, str]:
    row = {
        "uid": identifier,
        "day": when.day,
        "start": when.start,
        "end": when.end,
        "room": found.room,
        "kind": _kind(found) or "",
        "track": _track(found),
        "persons": "; ".join(found.persons),
    }
    row |= {_column("title", language): text for language, text in titles_of(found).items()}
    row |= {_column("abstract", language): text for language, text in abstracts_of(found).items()}
    # A title may begin as a formula does; what is escaped here, the cleaning takes off again.
    return {name: str(escape_formula(text)) for name, text in row.items()}


def _track(found: Found) -> str:
    """Return the track; some programs write that there is none."""
    track = found.text("track")
    return "" if match_key(track) in _NO_TRACK else track


def _column(field: str, language: str) -> str:
    return f"{field}_{language.replace('-', '_')}"


def _header(rows: Sequence[Mapping[str, str]]) -> tuple[str, ...]:
    """Return the headings under which a row holds something; those that every list needs are always there."""
    used = {name for row in rows for name, text in row.items() if text}
    texts = [_column(field, language.value) for field in ("title", "abstract") for language in Language]
    needed = {"uid", "day", "start", "end"}
    return tuple(name for name in (*_HEADINGS, *texts) if name in used | needed)


def _with_odd(row: Row, header: tuple[str, ...], odd: Mapping[int, Odd]) -> Row:
    found = odd.get(row.line)
    if found is None:
        return row
    place = header.index(found.column)
    return replace(row, bad=(*row.bad, BadCell(place, found.raw[:_SHOWN_OF_A_BAD_CELL], found.reason)))


def _kind(found: Found) -> str | None:
    """Return the kind of a session, nothing where the file gives none, None for a word that is not known."""
    word = found.text("type")
    try:
        return read_choice(Session._meta.get_field("kind"), word) if word else ""
    except ValidationError:
        return None


def _zone_notes(file: ProgrammeFile, clocks: Clocks) -> Iterator[str]:
    if file.zone and clocks.zone is None:
        text = _(
            "The time zone “%(name)s” of the file is not known: times are taken by their distance from UTC, "
            "or by the clocks of the edition."
        )
        yield text % {"name": file.zone[:60]}
    if clocks.assumed:
        text = _("Times without a time zone were read by the clocks of the edition (%(zone)s): %(sessions)s.")
        yield text % {"zone": clocks.edition.key, "sessions": lines_named(clocks.assumed)}
    elif clocks.zone is not None and clocks.zone.key != clocks.edition.key:
        text = _(
            "The file is by the clocks of %(own)s. Its times are shown by those of the edition (%(zone)s)."
        )
        yield text % {"own": clocks.zone.key, "zone": clocks.edition.key}


def _kind_notes(found: Sequence[Found]) -> Iterator[str]:
    unknown = dict.fromkeys(each.text("type")[:40] for each in found if _kind(each) is None)
    if unknown:
        named = ", ".join(f"“{word}”" for word in list(unknown)[:_NAMED])
        text = _(
            "Types of session that are not known here: %(types)s. New sessions of these are taken for "
            "plenary ones."
        )
        yield text % {"types": named if len(unknown) <= _NAMED else f"{named} …"}
