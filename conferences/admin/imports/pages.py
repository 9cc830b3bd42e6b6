"""What the pages of an import show: totals first, problems by kind, then the rows that need a look."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.core.paginator import Paginator
from django.db.models import TextChoices
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conferences.admin.imports.choosing import RowChoice, address_of, kind_label
from conferences.admin.imports.written import written_address
from conferences.enums import ImportState
from conferences.forms.columns import ColumnsForm
from conferences.forms.imports import DELIMITERS, ConfirmImportForm, ReadingForm
from conferences.importing.kinds import Plan, PlannedRow, findings, kind_of
from conferences.importing.verdicts import Finding, Verdict
from conferences.models import ImportBatch
from conferences.templatetags.long_text import TextBudget
from eventsite.lib.tables.table import Table

ROWS_ON_A_PAGE = 100
COLUMNS_IN_THE_PREVIEW = 30
#: Findings of one group, and names of one list, that are written out; the rest is counted.
SHOWN = 20

_PLANNED = {
    Verdict.NEW: gettext_lazy("will be added"),
    Verdict.UPDATED: gettext_lazy("will change"),
    Verdict.UNCHANGED: gettext_lazy("nothing to write"),
    Verdict.HELD: gettext_lazy("left out until you decide"),
    Verdict.REJECTED: gettext_lazy("cannot be written"),
    Verdict.SKIPPED: gettext_lazy("as decided"),
}
_DONE = {
    Verdict.NEW: gettext_lazy("added"),
    Verdict.UPDATED: gettext_lazy("changed"),
    Verdict.UNCHANGED: gettext_lazy("nothing to write"),
    Verdict.HELD: gettext_lazy("left out: a person decides"),
    Verdict.REJECTED: gettext_lazy("left out"),
    Verdict.SKIPPED: gettext_lazy("as decided"),
}


@dataclass(frozen=True, slots=True)
class Tile:
    """One verdict with its number; `x` and `width` place it in the bar of shares, in rows."""

    verdict: str
    count: int
    meaning: str
    x: int
    width: int
    is_shown: bool
    #: Where the rows of this verdict are shown; nowhere if empty.
    address: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One finding, with all the rows that it is said of."""

    value: str
    column: str
    reason: str
    lines: tuple[int, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one kind."""

    title: str
    is_open: bool
    verdict: str
    rows: int
    lines: tuple[Line, ...]
    more: int
    #: Where all rows with such a finding are shown.
    address: str


def preview_context(
    batch: ImportBatch, plan: Plan, form: ReadingForm, columns: ColumnsForm, query: QueryDict
) -> dict[str, Any]:
    """Return the context of the preview; `query` chooses the rows and the page of them."""
    choice = RowChoice.of(query)
    counts = plan.counts
    to_write = counts["new"] + counts["updated"]
    is_worth = bool(to_write or plan.moves or plan.keeps_choices)
    kind = kind_of(batch.kind)
    pressing = kind.pressing
    return {
        "title": _("Check the import"),
        "batch": batch,
        "plan": plan,
        "counts": counts,
        "tiles": _tiles(counts, _PLANNED, lambda verdict: f"?show={verdict}#rows", choice.verdicts),
        "problems": _groups(findings(plan.rows), pressing),
        "notes": _groups(findings(plan.rows, notes=True), pressing, notes=True),
        "page": Paginator(choice.rows(plan), ROWS_ON_A_PAGE).get_page(query.get("page")),
        "choice": choice,
        "kind_chosen": kind_label(plan, choice.kind),
        "text_budget": TextBudget(whole=bool(choice.line)),
        "to_write": to_write,
        "is_worth_confirming": is_worth,
        # Then the rejected rows have to be left out by a choice: they stop the file otherwise.
        "has_to_leave_out": bool(is_worth and counts["rejected"]),
        "moves": plan.moves,
        "place_heading": kind.place_heading,
        "names_shown": SHOWN,
        **_reading(plan.table, form, columns),
        "confirm_form": ConfirmImportForm(initial={"token": batch.token, "fingerprint": plan.fingerprint}),
    }


def columns_context(
    batch: ImportBatch, table: Table, form: ReadingForm, columns: ColumnsForm
) -> dict[str, Any]:
    """Return the context of the page on which a person says what the columns hold."""
    return {
        "title": _("Say what the columns hold"),
        "batch": batch,
        "plan": {"table": table},
        **_reading(table, form, columns),
        "shows_columns": True,
    }


def _reading(table: Table, form: ReadingForm, columns: ColumnsForm) -> dict[str, Any]:
    return {
        "delimiter": dict(DELIMITERS).get(table.delimiter, ""),
        "form": form,
        "columns_form": columns,
        # The choices of very many columns make a page of their own.
        "shows_columns": len(table.header) <= COLUMNS_IN_THE_PREVIEW,
    }


def result_context(batch: ImportBatch, changelist: str, undoing: str) -> dict[str, Any]:
    """Return the context of the page of an import that does not wait any more.

    `changelist` is the address of the list that it wrote into; `undoing` where it can be taken back.
    """
    is_done = batch.state == ImportState.DONE

    return {
        "title": _("Import of %(file)s") % {"file": batch.file_name},
        "batch": batch,
        "tiles": _tiles(batch.counts, _DONE, partial(_written, batch, changelist) if is_done else _nowhere)
        if batch.counts
        else [],
        "counts": batch.counts,
        "undoing": undoing,
        "keeps_left_out": is_done and bool(batch.payload),
    }


def _written(batch: ImportBatch, changelist: str, verdict: str) -> str:
    query = written_address(batch.token, verdict)
    return f"{changelist}{query}" if query else ""


def _nowhere(_verdict: str) -> str:
    return ""


def _tiles(
    counts: Mapping[str, int],
    meanings: Mapping[Verdict, Any],
    address: Callable[[str], str],
    shown: Sequence[Verdict] = (),
) -> list[Tile]:
    tiles, x = [], 0
    for verdict in Verdict:
        count = counts.get(verdict.value, 0)
        if verdict == Verdict.SKIPPED and not count:
            continue  # most lists leave nothing to be decided
        where = address(verdict.value) if count else ""
        tiles.append(Tile(verdict.value, count, str(meanings[verdict]), x, count, verdict in shown, where))
        x += count
    return tiles


def _groups(
    found: Iterable[tuple[PlannedRow, Finding]], pressing: Collection[TextChoices], *, notes: bool = False
) -> list[Group]:
    """Gather findings by kind, then by what they say, in the order of the kinds."""
    by_kind: dict[tuple[TextChoices, str], dict[Finding, list[int]]] = {}
    for row, finding in found:
        verdict = "" if notes else row.verdict.value
        by_kind.setdefault((finding.kind, verdict), {}).setdefault(finding, []).append(row.line)
    return [
        Group(
            title=str(kind.label),
            is_open=bool(verdict) or kind in pressing,
            verdict=verdict,
            rows=sum(map(len, lines.values())),
            lines=tuple(_line(finding, numbers) for finding, numbers in list(lines.items())[:SHOWN]),
            more=max(0, len(lines) - SHOWN),
            address=address_of(kind.value, verdict),
        )
        for (kind, verdict), lines in sorted(by_kind.items(), key=lambda item: _order(item[0][0]))
    ]


def _order(kind: TextChoices) -> int:
    return list(type(kind)).index(kind)


def _line(finding: Finding, numbers: list[int]) -> Line:
    return Line(
        finding.value, finding.column, finding.reason, tuple(numbers[:SHOWN]), max(0, len(numbers) - SHOWN)
    )
