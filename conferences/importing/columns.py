"""Which column of a file is which: as chosen for it, as chosen for one like it, or by its headings."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from conferences.reports.column_mappings import remembered_columns
from conferences.services.column_mappings import remember_columns
from eventsite.lib.tables.columns import Columns, Required, UnsettledColumns, assign, column_name
from eventsite.lib.tables.limits import UnreadableFile
from eventsite.lib.tables.table import Table
from eventsite.lib.tables.vocabulary import Vocabulary
from eventsite.lib.text import match_key


@dataclass(frozen=True, slots=True)
class ColumnRules:
    """What one kind of list knows of its columns."""

    kind: str
    vocabulary: Vocabulary
    required: tuple[Required, ...] = ()


def settle_columns(
    rules: ColumnRules, table: Table, *, chosen: Mapping[int, str], given: Collection[str] = ()
) -> Columns:
    """Return which column is which; that it was taken from last time is said in the notes of the table.

    `chosen` is what a person said of this file, by place; `given` are columns with one value for the whole
    file. Raises UnsettledColumns if a person has to say more.
    """
    header = table.header
    known = dict(chosen)
    if not known and not table.headless:
        known = remembered_columns(kind=rules.kind, header=header) or {}
        columns = assign(rules.vocabulary, header, chosen=known, required=rules.required, given=given)
        if known and columns.places != assign(rules.vocabulary, header).places:
            table.notes.append(
                _("The columns are read as somebody chose for an earlier file with the same headings.")
            )
    else:
        columns = assign(rules.vocabulary, header, chosen=known, required=rules.required, given=given)
    if table.headless and not chosen:
        raise UnsettledColumns(_without_headings(table, rules.vocabulary), table, columns)
    if columns.errors:
        raise UnsettledColumns(" ".join(columns.errors), table, columns)
    return columns


def chosen_columns(options: Mapping[str, Any]) -> dict[int, str]:
    """Return what the options of an import, as JSON holds them, say of its columns."""
    return {int(place): name for place, name in options.get("columns", {}).items()}


def columns_named(table: Table, assignments: Iterable[str]) -> dict[int, str]:
    """Return by place what texts such as “Heading=column” or “3=column” say. Raises UnreadableFile."""
    chosen = {}
    for text in assignments:
        heading, _sign, name = text.rpartition("=")
        key = match_key(heading)
        places = [place for place, own in enumerate(table.header) if key and match_key(own) == key]
        if not places and heading.isascii() and heading.isdecimal() and 0 < int(heading) <= len(table.header):
            places = [int(heading) - 1]
        if len(places) != 1:
            raise UnreadableFile(_no_such_column(table, text, heading, is_repeated=bool(places)))
        chosen[places[0]] = name.strip()
    return chosen


def _no_such_column(table: Table, text: str, heading: str, *, is_repeated: bool) -> str:
    found = ", ".join(f"{number} “{own}”" for number, own in enumerate(table.header, start=1))
    reason = (
        _("Several columns have the heading “%(heading)s”; say the number of the one meant.")
        if is_repeated
        else _(
            "“%(text)s” names no column; right would be a heading or a number, a sign = and what it holds."
        )
    )
    columns = _("Columns of the file: %(found)s.")
    return f"{reason} {columns}" % {"heading": heading, "text": text, "found": found}


def read_as(table: Table, columns: Columns) -> dict[str, str]:
    """Return the heading that each column was read under, for the record of the import."""
    return {name: column_name(table, place) for name, place in columns.places.items()}


def keep_choice(
    rules: ColumnRules, table: Table, *, chosen: Mapping[int, str], by: AbstractBaseUser | None
) -> None:
    """Remember what a person said of the columns, if the headings alone say otherwise or did last time.

    Without headings there is nothing to know the next file by.
    """
    if not chosen or table.headless:
        return
    header = table.header
    automatic = assign(rules.vocabulary, header)
    by_hand = {name: place for place, name in chosen.items() if name}
    has_earlier = remembered_columns(kind=rules.kind, header=header) is not None
    if has_earlier or by_hand != dict(automatic.places) or automatic.errors:
        remember_columns(kind=rules.kind, header=header, chosen=chosen, by=by)


def _without_headings(table: Table, vocabulary: Vocabulary) -> str:
    example = ", ".join(vocabulary.columns[:5])
    return _(
        "Line %(line)s looks like an entry of the list, not like headings. Say what each column holds, or "
        "put a row above it that names the columns, for example: %(example)s."
    ) % {"line": table.rows[0].line, "example": example}
