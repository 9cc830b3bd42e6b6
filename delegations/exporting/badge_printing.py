"""Printing badges as a whole: issue, draw, and note in the log what was drawn."""

import datetime as dt
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from conferences.models import Edition
from delegations.enums import BadgePaper, PrintReason
from delegations.exporting.badges_pdf import Numbered, badges_pdf, numbered, without_unprintable_originals
from delegations.reports.badges import STANDARD, BadgeText
from delegations.services.badges import issue_badges, record_prints

#: Draws badges of an edition on a paper, as of a moment.
Draw = Callable[..., bytes]


@dataclass(frozen=True)
class PrintedBatch:
    """A file with badges, and the name of their batch in the log."""

    data: bytes
    batch: uuid.UUID
    count: int


def print_badges(
    *,
    edition: Edition,
    texts: Sequence[BadgeText],
    paper: str = "",
    reason: str = "",
    by: Any,
    at: dt.datetime,
    draw: Draw = badges_pdf,
    leaves_out: bool = False,
) -> PrintedBatch:
    """Print badges in the order given. `paper` empty is that of their templates.

    `leaves_out` prints without the names in an original script that no font of ours can draw.

    They count as printed once the file is there: where it cannot be drawn the log stays as it was. Raises
    ValidationError.
    """
    chosen = paper or paper_of(texts)
    reason = reason or PrintReason.FIRST
    badges = issue_badges(edition=edition, texts=texts, reason=reason, by=by, at=at)
    rows: list[Numbered] = numbered(texts, badges)
    if leaves_out:
        rows = without_unprintable_originals(rows)
    data = draw(edition, rows, paper=chosen, at=at)
    batch = record_prints(texts=texts, badges=badges, paper=chosen, reason=reason, by=by, at=at)
    return PrintedBatch(data, batch, len(rows))


def paper_of(texts: Sequence[BadgeText]) -> str:
    """Return the paper that the templates of all badges name. Raises ValidationError where they differ."""
    papers = {str((text.template or STANDARD).paper) for text in texts}
    if len(papers) > 1:
        names = "; ".join(sorted(str(BadgePaper(paper).label) for paper in papers))
        raise ValidationError(
            _("The templates of these badges name different papers (%(papers)s). Choose one of them."),
            code="papers",
            params={"papers": names},
        )
    return next(iter(papers), str(STANDARD.paper))
