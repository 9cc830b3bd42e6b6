"""One printing in a process of its own: `python -m tests.bench.paper_child pdf|docx|badges FOLDER`.

The clock runs from the first query to the last byte: the report, the typesetting, what the log notes.
Prints JSON.
"""

import json
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import django

django.setup()

from django.utils import timezone  # noqa: E402 (Django has to be set up first)

from conferences.models import Edition  # noqa: E402
from delegations.enums import BadgePaper  # noqa: E402
from delegations.exporting.badge_printing import print_badges  # noqa: E402
from delegations.exporting.printed_lists import print_list  # noqa: E402
from delegations.reports.badge_choice import BadgeChoice, chosen_badges  # noqa: E402
from delegations.reports.printed_list.building import paper_list  # noqa: E402


class Clock:
    """Seconds since it was made, told by name."""

    def __init__(self) -> None:
        self._start = perf_counter()
        self.times: dict[str, float] = {}

    def note(self, name: str) -> None:
        self.times[name] = perf_counter() - self._start


def pdf(edition: Edition, clock: Clock, folder: Path) -> bytes:
    """Print the list; what it says is left beside it for whoever sets the same list otherwise."""
    at = timezone.now()
    paper = paper_list(edition, at=at)
    clock.note("report")
    data = print_list(paper, "pdf", edition=edition, at=at)
    clock.note("total")
    (folder / "content.json").write_text(json.dumps(paper.content()))
    return data


def docx(edition: Edition, clock: Clock, folder: Path) -> bytes:
    at = timezone.now()
    paper = paper_list(edition, at=at)
    clock.note("report")
    data = print_list(paper, "docx", edition=edition, at=at)
    clock.note("total")
    return data


def badges(edition: Edition, clock: Clock, folder: Path) -> bytes:
    texts = chosen_badges(edition, BadgeChoice())
    clock.note("report")
    printed = print_badges(
        edition=edition, texts=texts, paper=BadgePaper.SHEET_OF_CARDS, by=None, at=timezone.now()
    )
    clock.note("total")
    return printed.data


KINDS: dict[str, Callable[[Edition, Clock, Path], bytes]] = {"pdf": pdf, "docx": docx, "badges": badges}


def peaks() -> dict[str, float]:
    """Return the megabytes of the greater process, and of this one and the typesetter together."""
    both = [
        resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    ]
    return {"peak_mb": max(both), "both_mb": sum(both)}


def measure(kind: str, folder: Path) -> dict[str, float]:
    """Return seconds, the peak of memory in megabytes and the bytes; the file is left in `folder`."""
    edition = Edition.objects.select_related("series").get()
    clock = Clock()
    data = KINDS[kind](edition, clock, folder)
    (folder / f"ours.{'docx' if kind == 'docx' else 'pdf'}").write_bytes(data)
    return {**clock.times, **peaks(), "bytes": len(data)}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(sys.argv[1], Path(sys.argv[2]))))
