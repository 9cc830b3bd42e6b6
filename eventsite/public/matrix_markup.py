"""The markup of the matrix of bodies and editions.

Written here and not as a template: sixty bodies at twenty editions are 1,200 cells, of so few kinds that each
is written once.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from string import ascii_uppercase

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from conferences.templatetags.wording import marked
from delegations.models import Category
from eventsite.lib.wording import wording
from eventsite.public.reports.matrix import Cell, Group, Matrix, Row


@dataclass(frozen=True)
class KeyEntry:
    """One sign of the legend: its markup, and what it means."""

    sign: SafeString
    meaning: SafeString | str


class MatrixMarkup:
    """Prints rows of a matrix and its legend; a category is a letter, A the first in protocol order."""

    def __init__(self, matrix: Matrix) -> None:
        self.matrix = matrix
        self.letters = dict(zip((row.pk for row in matrix.categories), ascii_uppercase, strict=False))
        self._categories: Mapping[int, Category] = {row.pk: row for row in matrix.categories}
        self._headings = {pk: escape(wording(row, "heading").text) for pk, row in self._categories.items()}
        self._written: dict[Cell, str] = {}

    def groups(self) -> Iterator[tuple[Group, str, list[tuple[Row, SafeString]]]]:
        """Yield each group with its letter (empty: it has none) and its rows with their cells."""
        for group in self.matrix.groups:
            letter = self.letters.get(group.category.pk, "") if group.category else ""
            yield group, letter, [(row, self._cells(row)) for row in group.rows]

    def _cells(self, row: Row) -> SafeString:
        written = self._written
        parts = [written.get(cell) or self._write(cell) for cell in row.cells]
        return mark_safe("".join(parts))  # noqa: S308 - made of escaped parts

    def key(self) -> list[KeyEntry]:
        """Return the legend: the categories shown, then the signs that are not a category."""
        entries = [
            KeyEntry(self._sign(pk, "at"), marked(wording(row, "heading")))
            for pk, row in self._categories.items()
        ]
        return [*entries, *self._other_signs()]

    def _other_signs(self) -> list[KeyEntry]:
        states = {cell.state for group in self.matrix.groups for row in group.rows for cell in row.cells}
        hosts = any(cell.hosts for group in self.matrix.groups for row in group.rows for cell in row.cells)
        meanings = {
            "represented": _("category represented, its bodies not named"),
            "not-recorded": _("not recorded: the list does not name it"),
            "unknown": _("not known: no list of bodies is on record"),
        }
        shown = states | ({"unknown"} if "no-edition" in states else set())
        found = [
            KeyEntry(mark_safe(_SIGNS[state]), meaning)  # noqa: S308 - constants
            for state, meaning in meanings.items()
            if state in shown
        ]
        star = mark_safe(_STAR)  # noqa: S308 - a constant
        return [*found, KeyEntry(star, _("hosted or organized the edition"))] if hosts else found

    def _write(self, cell: Cell) -> str:
        self._written[cell] = text = f'<td class="is-{cell.state}">{self._sense(cell)}{self._star(cell)}</td>'
        return text

    def _sense(self, cell: Cell) -> str:
        if cell.state == "named":
            return f"{self._sign(cell.category, 'at')}{_hidden(self._headings[cell.category])}"
        if cell.state == "represented":
            said = _("%(category)s, represented without names") % {"category": self._headings[cell.category]}
            return f"{self._sign(cell.category, 'at at--part')}{_hidden(said)}"
        if cell.state in ("hosted", "nothing"):
            return ""
        words = {
            "not-recorded": _("not recorded"),
            "unknown": _("list not known"),
            "no-edition": _("nothing recorded"),
        }
        return f"{_SIGNS[cell.state]}{_hidden(escape(words[cell.state]))}"

    def _star(self, cell: Cell) -> str:
        word = _("host")
        return f"{_STAR}{_hidden(escape(word))}" if cell.hosts else ""

    def _sign(self, category: int, classes: str) -> SafeString:
        colour = self._categories[category].colour
        letter = self.letters.get(category, "·")
        return mark_safe(  # noqa: S308 - a number and a letter
            f'<b class="{classes} cat--{colour}" aria-hidden="true">{letter}</b>'
        )


_STAR = '<i class="at-host" aria-hidden="true">★</i>'
_SIGNS = {
    "represented": '<b class="at at--part" aria-hidden="true">A</b>',
    "not-recorded": '<span aria-hidden="true">–</span>',
    "unknown": '<span class="at-unknown" aria-hidden="true">?</span>',
    "no-edition": '<span aria-hidden="true">?</span>',
}


def _hidden(text: str) -> str:
    return f'<span class="visually-hidden">{text}</span>'
