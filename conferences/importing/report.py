"""The result of an import as plain data, for a file that programs read."""

from typing import Any

from conferences.importing.kinds import Plan, PlannedRow, findings
from conferences.importing.verdicts import Finding


def report_of(plan: Plan, *, written: bool) -> dict[str, Any]:
    """Return the counts, the problems and the notes of any kind of list, fit for JSON."""
    return {
        **plan.counts,
        "written": written,
        "problems": [_line(row, finding) for row, finding in findings(plan.rows)],
        "notes": [_line(row, finding) for row, finding in findings(plan.rows, notes=True)],
        "format": plan.table.format,
        "encoding": plan.table.encoding,
        "delimiter": plan.table.delimiter,
        "ignored_columns": list(plan.unknown_columns),
    }


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
