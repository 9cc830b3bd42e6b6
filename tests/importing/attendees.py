"""Small attendee files, and what the import makes of them."""

from typing import Any

from conferences.models import Edition
from delegations.importing.loader import execute_import
from delegations.importing.options import ImportOptions
from delegations.importing.plan import ImportPlan
from delegations.importing.planning import plan_import


def as_file(*lines: str) -> bytes:
    """Return a comma-separated UTF-8 file of these lines."""
    return "\n".join(lines).encode()


def plan(edition: Edition, *lines: str, **options: Any) -> ImportPlan:
    return plan_import(
        edition=edition, data=as_file(*lines), filename="list.csv", options=ImportOptions(**options)
    )


def write(edition: Edition, *lines: str, by: Any = None, **options: Any) -> ImportPlan:
    return execute_import(
        edition=edition, data=as_file(*lines), filename="list.csv", options=ImportOptions(**options), by=by
    )


def verdicts(found: ImportPlan) -> list[str]:
    return [row.verdict.value for row in found.rows]


def problems(found: ImportPlan) -> list[tuple[int, str, str, str]]:
    """Return line, kind, column and value of every problem."""
    return [
        (row.line, problem.kind.value, problem.column, problem.value)
        for row in found.rows
        for problem in row.problems
    ]


def notes(found: ImportPlan) -> list[tuple[int, str, str]]:
    """Return line, kind and value of every note."""
    return [(row.line, note.kind.value, note.value) for row in found.rows for note in row.notes]
