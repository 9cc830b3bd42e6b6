"""The dates of an edition that somebody has to keep in mind."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from conferences.models import Edition
from delegations.models import ListSettings
from eventsite.desk.reports.shapes import Deadline, address_of

#: What lies further ahead is not told on the front page, nor what is over for longer.
_AHEAD, _BACK = 60, 7


@dataclass(frozen=True)
class Deadlines:
    """Those that are set; each is None where it is not, `opening` once the edition has begun."""

    nominations: Deadline | None
    confirmations: Deadline | None
    corrections: Deadline | None
    opening: Deadline | None

    @property
    def near(self) -> tuple[Deadline, ...]:
        """Those to tell of, the earliest first."""
        known: Iterable[Deadline | None] = (
            self.nominations,
            self.confirmations,
            self.corrections,
            self.opening,
        )
        told = [each for each in known if each is not None and -_BACK <= each.days <= _AHEAD]
        return tuple(sorted(told, key=lambda each: each.at))


def deadlines_of(edition: Edition, *, user: Any, now: dt.datetime) -> Deadlines:
    """Return the deadlines of an edition that was loaded with the settings of its list."""
    settings: ListSettings | None = getattr(edition, "list_settings", None)
    page = _page(edition, user)
    zone = edition.zone
    today = now.astimezone(zone).date()

    def deadline(label: str, at: dt.datetime | None, address: str) -> Deadline | None:
        if at is None:
            return None
        local = at.astimezone(zone)
        days = (local.date() - today).days
        # An hour that has passed today is over, too.
        return Deadline(label, local, -1 if at < now and days == 0 else days, address)

    left = (edition.starts_on - today).days
    begins = dt.datetime.combine(edition.starts_on, dt.time(), zone)
    return Deadlines(
        nominations=deadline(_("Nominations close"), edition.nominations_close_at, page),
        confirmations=deadline(_("Confirmations close"), edition.confirmations_close_at, page),
        corrections=deadline(
            _("Corrections of the list close"), settings.corrections_until if settings else None, page
        ),
        opening=Deadline(_("The edition begins"), begins, left, page) if left > 0 else None,
    )


def _page(edition: Edition, user: Any) -> str:
    may_see = user.has_perm("conferences.view_edition")
    return address_of("conferences_edition_change", edition.pk) if may_see else ""
