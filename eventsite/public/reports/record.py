"""The state of a record: what it holds, holds in part, and does not hold."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from conferences.enums import Completeness, DatesBasis
from eventsite.lib.wording import wording
from eventsite.public.reports.edition import EditionOverview

State = Literal["yes", "part", "none"]


@dataclass(frozen=True)
class RecordEntry:
    """One matter of the record; `note` says what is missing, or is empty."""

    state: State
    label: str
    note: str = ""


def record_of(overview: EditionOverview, *, documents: int) -> tuple[RecordEntry, ...]:
    """Return the state of an edition's record, matter by matter; `documents` is their public number."""
    edition = overview.edition
    return (
        _held(_("Theme"), bool(wording(edition, "theme"))),
        _dates(overview),
        _held(_("Venue"), edition.venue_id is not None),
        _held(_("Host"), bool(overview.hosts)),
        _bodies(overview),
        _held(_("Topics"), bool(overview.topics)),
        _held(_("Outcome"), bool(overview.outcome or wording(edition, "outcome"))),
        _held(_("Programme"), overview.sessions > 0),
        _held(_("Documents"), documents > 0),
        _delegates(overview),
    )


def in_order_of_state(entries: tuple[RecordEntry, ...]) -> Iterator[RecordEntry]:
    """Yield what is held, then what is held in part, then what is not, each in its own order."""
    for state in ("yes", "part", "none"):
        yield from (entry for entry in entries if entry.state == state)


def _held(label: str, held: bool) -> RecordEntry:  # noqa: FBT001 - read aloud: the theme is held, or not
    return RecordEntry("yes" if held else "none", label)


def _dates(overview: EditionOverview) -> RecordEntry:
    note = {
        DatesBasis.PARTICIPANT_VISIT.value: _("Those of one participant’s visit"),
        DatesBasis.YEAR_INFERRED.value: _("The year is inferred from the yearly series"),
    }.get(overview.edition.dates_basis, "")
    return RecordEntry("part" if note else "yes", _("Dates"), note)


def _bodies(overview: EditionOverview) -> RecordEntry:
    completeness = overview.edition.list_completeness
    notes = {
        Completeness.PARTIAL.value: _("The source names examples, not all"),
        Completeness.CATEGORIES_ONLY.value: _("The source names categories, not bodies"),
    }
    if not (overview.figures.bodies or overview.figures.unnamed) or completeness == Completeness.UNKNOWN:
        return RecordEntry("none", _("Bodies"))
    if completeness in notes:
        return RecordEntry("part", _("Bodies"), notes[completeness])
    return RecordEntry("yes", _("Bodies"))


def _delegates(overview: EditionOverview) -> RecordEntry:
    if overview.named:
        note = ngettext("%(count)d person named", "%(count)d people named", overview.named)
        state: State = "yes" if overview.named == overview.figures.delegates else "part"
        return RecordEntry(state, _("Delegates"), note % {"count": overview.named})
    if overview.figures.delegates:
        return RecordEntry("yes", _("Delegates"), _("Names are not published"))
    return RecordEntry("none", _("Delegates"))
