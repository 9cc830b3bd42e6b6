"""The result of an import as plain data, for a file that programs read."""

from typing import Any

from conferences.importing.kinds import PlannedRow, findings
from conferences.importing.verdicts import Finding
from delegations.importing.plan import ImportPlan


def as_report(plan: ImportPlan, *, written: bool, stopped: bool = False) -> dict[str, Any]:
    """Return the counts, the problems and the notes, fit for JSON.

    `delegations` and `categories` count the edition as it is after the import; for a trial run, as it would
    be. For a file that was stopped they count what is there.
    """
    return {
        **plan.counts,
        **(_unchanged_edition(plan) if stopped else {}),
        "written": written,
        "problems": [_line(row, finding) for row, finding in findings(plan.rows)],
        "notes": [_line(row, finding) for row, finding in findings(plan.rows, notes=True)],
        "format": plan.table.format,
        "encoding": plan.table.encoding,
        "delimiter": plan.table.delimiter,
        "ignored_columns": list(plan.unknown_columns),
        "new_bodies": [body.label for body in plan.new_bodies],
        "new_categories": [category.label for category in plan.new_categories],
    }


def _unchanged_edition(plan: ImportPlan) -> dict[str, int]:
    return {"delegations": plan.delegations_now, "categories": plan.categories_now}


def _line(row: PlannedRow, finding: Finding) -> dict[str, Any]:
    return {
        "line": row.line,
        "column": finding.column,
        "value": finding.value,
        "verdict": row.verdict.value,
        "reason": finding.reason,
        "kind": finding.kind.value,
        "candidates": list(finding.candidates),
    }
