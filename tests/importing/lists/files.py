"""Small files of the lists, and what the import makes of them."""

import uuid
from typing import Any

from conferences.importing.kinds import kind_of
from conferences.importing.lists.rows import ListPlan
from conferences.models import Edition, ImportBatch
from conferences.services.imports import record_import
from tests.importing.attendees import as_file


def plan(kind: str, edition: Edition | None, *lines: str, **options: Any) -> Any:
    return kind_of(kind).plan(edition=edition, data=as_file(*lines), filename="list.csv", options=options)


def write(kind: str, edition: Edition | None, *lines: str, by: Any = None, **options: Any) -> ImportBatch:
    """Import the lines and return the record of it; `counts` are those of the plan."""
    data = as_file(*lines)
    batch = ImportBatch(kind=kind, edition=edition, token=uuid.uuid4(), file_name="list.csv")
    found = kind_of(kind).execute(batch=batch, data=data, options=options, by=by, expected="")
    return record_import(
        kind=batch.kind,
        edition=edition,
        token=batch.token,
        data=data,
        file_name="list.csv",
        options=options,
        counts=found.counts,
        by=by,
    )


def undo(batch: ImportBatch) -> Any:
    return kind_of(batch.kind).undo(batch=batch, by=None)


def verdicts(found: ListPlan) -> list[str]:
    return [row.verdict.value for row in found.rows]


def problems(found: ListPlan) -> list[tuple[int, str, str, str]]:
    """Return line, kind, column and value of every problem."""
    return [
        (row.line, problem.kind.value, problem.column, problem.value)
        for row in found.rows
        for problem in row.problems
    ]


def changes(found: ListPlan) -> list[tuple[str, str, str]]:
    return [(change.field, change.old, change.new) for row in found.rows for change in row.changes]
