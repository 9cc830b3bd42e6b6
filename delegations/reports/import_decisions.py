"""What was decided for the rows of lists at earlier imports."""

import datetime as dt
from dataclasses import dataclass

from conferences.models import Edition


@dataclass(frozen=True, slots=True)
class KeptDecision:
    row_key: str
    choice: str
    delegate_id: int | None
    person_id: int | None
    joined_to: str
    decided_on: dt.date
    decided_by: str


def kept_decisions(edition: Edition) -> list[KeptDecision]:
    """Return the decisions that the imports of an edition have left."""
    rows = edition.import_decisions.order_by("id").values_list(
        "row_key", "choice", "delegate_id", "person_id", "joined_to", "updated_at", "decided_by__username"
    )
    return [
        KeptDecision(key, choice, delegate, person, joined, at.date(), by or "")
        for key, choice, delegate, person, joined, at, by in rows
    ]
