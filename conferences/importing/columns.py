"""Which column of a file is which: as chosen for it, as chosen for one like it, or by its headings."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from conferences.reports.column_mappings import remembered_columns
from conferences.services.column_mappings import remember_columns
from eventsite.lib.tables.columns import Columns, Required, UnsettledColumns, assign
from eventsite.lib.tables.table import Table
from eventsite.lib.tables.vocabulary import Vocabulary


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


def keep_choice(
    rules: ColumnRules, header: Sequence[str], *, chosen: Mapping[int, str], by: AbstractBaseUser | None
) -> None:
    """Remember what a person said of the columns, if the headings alone say otherwise or did last time."""
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
