"""Build the list of participants of an edition for paper, in a number of queries that does not grow."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import Q
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from conferences.models import Edition
from delegations.enums import DelegateRole, Invitation, PresenceBasis
from delegations.models import Delegation, ListSettings, PrintedList
from delegations.reports.participants import (
    ListedCategory,
    ListedDelegate,
    ListedDelegation,
    list_of_participants,
)
from delegations.reports.printed_list.changes import changes_since
from delegations.reports.printed_list.head import head_of
from delegations.reports.printed_list.index import index_of
from delegations.reports.printed_list.seats import Seat, counted, seats_of
from delegations.reports.printed_list.shapes import (
    PaperList,
    PrintedBody,
    PrintedCategory,
    PrintedChanges,
    PrintedDelegate,
)
from delegations.reports.printed_list.summary import summary_of
from eventsite.lib.dates import format_day
from eventsite.lib.wording import Wording

#: Roles that a list prints above the name; the others are told by the function.
_PRINTED_ROLES = {DelegateRole.HEAD, DelegateRole.DEPUTY_HEAD, DelegateRole.ALTERNATE}


def paper_list(
    edition: Edition, *, language: str = "", kind: str = "", number: int = 1, at: dt.datetime
) -> PaperList:
    """Return the list in a language (empty: that of the edition's lists), as of `at` (aware).

    `kind` is empty for a draft, which nobody has frozen. Only delegates who take a seat and are listed
    stand in it.
    """
    language = language or edition.order_language
    with translation.override(language):
        return _built(edition, settings_of(edition), language=language, kind=kind, number=number, at=at)


def settings_of(edition: Edition) -> ListSettings:
    """Return what the edition says of its list; the defaults, not saved, where nobody said anything."""
    return ListSettings.objects.filter(edition=edition).first() or ListSettings(edition=edition)


def list_before(edition: Edition, language: str) -> PrintedList | None:
    """Return the newest frozen list of the edition in a language."""
    rows = PrintedList.objects.of_edition(edition).filter(language=language).select_related("edition")
    return rows.newest_first().first()


def _built(
    edition: Edition, settings: ListSettings, *, language: str, kind: str, number: int, at: dt.datetime
) -> PaperList:
    seats = seats_of(edition)
    rows = _Rows(seats, settings.population, _coming(edition))
    listed = list_of_participants(edition, language=language, public=False)
    categories = tuple(filter(None, map(rows.category, listed.categories)))
    return PaperList(
        kind=kind,
        head=head_of(edition, settings, language=language, kind=kind, number=number, at=at),
        summary=summary_of(settings, categories, seats),
        changes=_changes(edition, settings, language, categories),
        categories=categories,
        index=index_of(edition, categories, seats) if settings.prints_index else None,
        left_out=listed.bodies - sum(len(category.bodies) for category in categories),
    )


def _changes(
    edition: Edition, settings: ListSettings, language: str, categories: Iterable[PrintedCategory]
) -> PrintedChanges | None:
    before = list_before(edition, language) if settings.prints_changes else None
    if before is None:
        return None
    return changes_since(before, told_of(before), categories)


def _coming(edition: Edition) -> dict[int, int | None]:
    """Return the delegations that take part whether or not anybody of them is known, and how many they are.

    Those who accepted have registered nobody yet; how many a source means by a name is not recorded.
    """
    rows = Delegation.objects.of_edition(edition)
    chosen = rows.filter(~Q(presence=PresenceBasis.REGISTERED) | Q(invitation=Invitation.ACCEPTED))
    found = chosen.order_by("id").values_list("id", "presence")
    return {pk: 0 if presence == PresenceBasis.REGISTERED else None for pk, presence in found}


def told_of(frozen: PrintedList) -> str:
    """Return how a frozen list is called in a sentence."""
    day = format_day(frozen.frozen_at.astimezone(frozen.edition.zone).date())
    values = {"number": frozen.number, "day": day}
    if frozen.kind == "final":
        return _("the final list %(number)s of %(day)s") % values
    return _("the provisional list %(number)s of %(day)s") % values


class _Rows:
    """Makes printed rows of those of the shared list, which stand in protocol order already."""

    def __init__(self, seats: list[Seat], population: str, coming: dict[int, int | None]) -> None:
        self._seated = {seat.delegation_id for seat in seats}
        self._persons = {seat.id: seat.person_id for seat in seats}
        self._counted = counted(seats, population)
        self._coming = coming

    def category(self, row: ListedCategory) -> PrintedCategory | None:
        """Return the category, or None where nothing of it stands in the list."""
        bodies = tuple(self._body(body) for body in row.delegations if self._stands(body))
        if not bodies and not row.represented:
            return None
        return PrintedCategory(
            id=row.category.pk,
            heading=row.heading,
            colour=row.category.colour,
            count=ngettext("%(n)s body", "%(n)s bodies", len(bodies)) % {"n": len(bodies)} if bodies else "",
            note=_unnamed(row) if row.represented else Wording(""),
            bodies=bodies,
        )

    def _stands(self, row: ListedDelegation) -> bool:
        """Say whether the body takes part: somebody sits for it, or it is known to come."""
        return row.id in self._seated or row.id in self._coming

    def _body(self, row: ListedDelegation) -> PrintedBody:
        return PrintedBody(
            id=row.id,
            name=Wording(row.name.text, row.name.language),
            note=_("By its own account.") if row.by_own_account else "",
            # Whoever was added while this was read stands in the next list.
            delegates=tuple(self._delegate(each) for each in row.delegates if each.id in self._persons),
            counted=self._counted[row.id] if row.id in self._seated else self._coming[row.id],
        )

    def _delegate(self, row: ListedDelegate) -> PrintedDelegate:
        return PrintedDelegate(
            id=row.id,
            person=self._persons[row.id],
            name=row.name,
            role=row.role,
            role_label=capfirst(row.role_label) if row.role in _PRINTED_ROLES else "",
            lines=row.function_lines,
        )


def _unnamed(row: ListedCategory) -> Wording:
    if row.note:
        return row.note
    return Wording(_("Represented; the bodies are not named."))
