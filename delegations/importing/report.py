"""The result of an import of attendees as plain data, for a file that programs read."""

from typing import Any

from conferences.importing.report import report_of
from delegations.importing.body_questions import BodyQuestion
from delegations.importing.known_delegates import KnownDelegate
from delegations.importing.plan import ImportPlan, PlannedRow


def as_report(plan: ImportPlan, *, written: bool, stopped: bool = False) -> dict[str, Any]:
    """Return the counts, the problems and the notes, fit for JSON.

    `delegations` and `categories` count the edition as it is after the import; for a trial run, as it would
    be. For a file that was stopped they count what is there.
    """
    return {
        **report_of(plan, written=written),
        **(_unchanged_edition(plan) if stopped else {}),
        "to_decide": [_doubt(row) for row in plan.rows if row.may_be],
        "bodies_to_choose": [_question(question) for question in plan.questions if question.is_open],
        "new_bodies": [body.label for body in plan.new_bodies],
        "new_categories": [category.label for category in plan.new_categories],
    }


def _unchanged_edition(plan: ImportPlan) -> dict[str, int]:
    return {"delegations": plan.delegations_now, "categories": plan.categories_now}


def _doubt(row: PlannedRow) -> dict[str, Any]:
    """Return whom a row may mean: delegates on record by id, rows of the file by line."""
    return {
        "line": row.line,
        "decision": row.choice.choice if row.choice else "",
        "delegates": [one.id for one in row.may_be if isinstance(one, KnownDelegate)],
        "lines": [one.line for one in row.may_be if not isinstance(one, KnownDelegate)],
    }


def _question(question: BodyQuestion) -> dict[str, Any]:
    return {
        "body": question.name,
        "body_code": question.code,
        "candidates": [body.label for body in question.candidates],
        "rows": len(question.lines),
    }
