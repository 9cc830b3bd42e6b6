"""The run of a series: one place for each number up to the newest, whether recorded or not."""

from collections.abc import Iterable

from conferences.models import Edition

#: A longer run shows its newest part.
LONGEST = 24


def run_of(editions: Iterable[Edition], *, current: Edition | None = None) -> list[tuple[int, str, bool]]:
    """Return (number, address or nothing, whether current) for the numbers from 1 to the newest edition."""
    by_number = {edition.number: edition for edition in editions}
    newest = max(by_number, default=0)
    return [
        (
            number,
            by_number[number].get_absolute_url() if number in by_number else "",
            current is not None and number == current.number,
        )
        for number in range(max(1, newest - LONGEST + 1), newest + 1)
    ]
