"""What the rows of a table of statistics stand under."""

from delegations.reports.statistics import Row
from eventsite.lib.wording import Wording


def heading_of(row: Row) -> tuple[Wording | None, int]:
    """Return the heading of a row and its colour; most rows have neither."""
    return row.group, row.colour if row.group else 0
