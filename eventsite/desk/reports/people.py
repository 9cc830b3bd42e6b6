"""Delegations and delegates of an edition: their figures, what waits with them, and how they are made up."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

from django.db.models import Count, Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from conferences.models import Edition
from delegations.enums import SEATED_STATUSES, DelegateRole, DelegateStatus, Invitation
from delegations.models import Category, Delegate, Delegation
from delegations.reports.attention import lacks_list_name, without_badge
from eventsite.desk.reports.deadlines import Deadlines
from eventsite.desk.reports.shapes import Bar, BarChart, Decision, Figure, rows_of

_HEAD = Q(role=DelegateRole.HEAD)
#: Names that a card shows; the rest is in the list.
_NAMED = 3
_REGISTERED = {"status__in": ",".join(SEATED_STATUSES)}
#: From the furthest state to the first, as bars are stacked.
_STATES = (DelegateStatus.ACCREDITED, DelegateStatus.CONFIRMED, DelegateStatus.NOMINATED)


@dataclass(frozen=True)
class _Row:
    """A delegation with its delegates counted by status; `heads` are those who hold a seat."""

    id: int
    invitation: str
    quota: int | None
    name: str
    category: int
    is_unnamed: bool
    statuses: Counter[str]
    heads: int

    @property
    def seats(self) -> int:
        return sum(self.statuses[status] for status in SEATED_STATUSES)

    @property
    def over(self) -> int:
        return 0 if self.quota is None else max(0, self.seats - self.quota)


@dataclass(frozen=True)
class People:
    """Delegations and delegates of one edition, as far as the user may see them; four queries at most."""

    edition: Edition
    user: Any
    due: Deadlines

    def figures(self) -> Iterator[Figure]:
        if self.sees_delegations:
            accepted = sum(row.invitation == Invitation.ACCEPTED for row in self._rows)
            yield Figure(
                _("Delegations"),
                len(self._rows),
                ngettext("%(count)d accepted", "%(count)d accepted", accepted) % {"count": accepted},
                rows_of("delegations_delegation", self.edition),
            )
        if self.sees_delegates:
            accredited = self._of_status(DelegateStatus.ACCREDITED)
            yield Figure(
                _("Registered delegates"),
                self.registered,
                ngettext("%(count)d to confirm", "%(count)d to confirm", self._nominated)
                % {"count": self._nominated},
                rows_of("delegations_delegate", self.edition, **_REGISTERED),
            )
            yield Figure(
                _("Accredited"),
                accredited,
                _("%(percent)d %% of those registered") % {"percent": 100 * accredited // self.registered}
                if self.registered
                else _("nobody is registered yet"),
                rows_of("delegations_delegate", self.edition, status__exact=DelegateStatus.ACCREDITED),
            )

    def decisions(self) -> Iterator[Decision]:
        if self.sees_delegates:
            yield self._to_confirm()
            yield self._without_badge()
        if self._prepares:
            if self.due.opening:
                yield self._to_invite()
            yield self._without_reply()
            yield self._unnamed()
        if self._prepares and self.sees_delegates:
            yield self._without_head()
            yield self._over_quota()

    def charts(self) -> Iterator[BarChart]:
        if self.sees_delegations and self._rows:
            yield self._by_invitation()
        if self.sees_delegations and self.sees_delegates and self.registered:
            yield self._by_category()

    @property
    def sees_delegations(self) -> bool:
        return bool(self.user.has_perm("delegations.view_delegation"))

    @property
    def _prepares(self) -> bool:
        """Whether the edition is prepared here: the door of the conference has other cares."""
        return self.sees_delegations and bool(self.user.has_perm("conferences.view_edition"))

    @property
    def sees_delegates(self) -> bool:
        return bool(self.user.has_perm("delegations.view_delegate"))

    @property
    def registered(self) -> int:
        return sum(row.seats for row in self._rows)

    @property
    def _nominated(self) -> int:
        return self._of_status(DelegateStatus.NOMINATED)

    def _of_status(self, status: DelegateStatus) -> int:
        return sum(row.statuses[status] for row in self._rows)

    @cached_property
    def _rows(self) -> list[_Row]:
        """The delegations; the delegates are counted by the database."""
        statuses: dict[int, Counter[str]] = defaultdict(Counter)
        heads: Counter[int] = Counter()
        counted = Delegate.objects.of_edition(self.edition).order_by().values_list("delegation", "status")
        for pk, status, count, leading in counted.annotate(n=Count("id"), h=Count("id", filter=_HEAD)):
            statuses[pk][status] = count
            heads[pk] += leading if status in SEATED_STATUSES else 0
        rows = (
            Delegation.objects.of_edition(self.edition)
            .annotate(unnamed=lacks_list_name())
            .order_by("category__order", "position", "body__label", "id")
            .values_list("id", "invitation", "quota", "printed_name", "body__label", "category", "unnamed")
        )
        return [
            _Row(
                pk,
                invitation,
                quota,
                printed or label,
                category,
                unnamed,
                statuses[pk],
                heads[pk],
            )
            for pk, invitation, quota, printed, label, category, unnamed in rows
        ]

    def _to_confirm(self) -> Decision:
        waiting = [row for row in self._rows if row.statuses[DelegateStatus.NOMINATED]]
        return Decision(
            _("Nominations to confirm"),
            self._nominated,
            ngettext(
                "Nominated by %(count)d delegation, not yet confirmed.",
                "Nominated by %(count)d delegations, not yet confirmed.",
                len(waiting),
            )
            % {"count": len(waiting)},
            rows_of("delegations_delegate", self.edition, status__exact=DelegateStatus.NOMINATED),
            _("Confirm"),
            due=self.due.confirmations,
        )

    def _without_badge(self) -> Decision:
        count = without_badge(Delegate.objects.of_edition(self.edition)).count()
        return Decision(
            _("Badges to print"),
            count,
            _("Accredited, but no badge was printed."),
            rows_of("delegations_delegate", self.edition, badge="no"),
            _("Print"),
            due=self.due.opening,
        )

    def _without_head(self) -> Decision:
        headless = [row for row in self._rows if row.seats and not row.heads]
        return Decision(
            _("Delegations without a head"),
            len(headless),
            _("They have delegates, but nobody leads them on the list."),
            rows_of("delegations_delegation", self.edition, head="no"),
            _("Ask the focal point"),
            names=_first(row.name for row in headless),
            due=self.due.corrections or self.due.opening,
        )

    def _over_quota(self) -> Decision:
        over = [row for row in self._rows if row.over]
        return Decision(
            _("Delegations over quota"),
            len(over),
            _("Grant seats, or ask to withdraw."),
            rows_of("delegations_delegation", self.edition, seats="over"),
            _("Decide"),
            names=_first(_("%(name)s (+%(count)d)") % {"name": row.name, "count": row.over} for row in over),
            due=self.due.confirmations,
        )

    def _to_invite(self) -> Decision:
        """Count who is not invited yet, while the edition is still ahead."""
        waiting = [row for row in self._rows if row.invitation == Invitation.NOT_INVITED]
        return Decision(
            _("Delegations to invite"),
            len(waiting),
            _("No invitation is on record."),
            rows_of("delegations_delegation", self.edition, invitation__exact=Invitation.NOT_INVITED),
            _("Invite"),
            names=_first(row.name for row in waiting),
            due=self.due.nominations,
        )

    def _without_reply(self) -> Decision:
        invited = [row for row in self._rows if row.invitation == Invitation.INVITED]
        return Decision(
            _("Invitations without reply"),
            len(invited),
            _("Remind them, or close them as “no reply”."),
            rows_of("delegations_delegation", self.edition, invitation__exact=Invitation.INVITED),
            _("Remind"),
            names=_first(row.name for row in invited),
            due=self.due.nominations,
        )

    def _unnamed(self) -> Decision:
        unnamed = [row for row in self._rows if row.is_unnamed]
        return Decision(
            _("Bodies without a name in the list language"),
            len(unnamed),
            _("The list would print them in another language."),
            rows_of("delegations_delegation", self.edition, listname="no"),
            _("Name them"),
            names=_first(row.name for row in unnamed),
            due=self.due.corrections or self.due.opening,
        )

    def _by_invitation(self) -> BarChart:
        counted = Counter(row.invitation for row in self._rows)
        bars = tuple(
            Bar(
                str(capfirst(state.label)),
                counted[state],
                rows_of("delegations_delegation", self.edition, invitation__exact=state),
                (counted[state],),
            )
            for state in Invitation
            if counted[state]
        )
        note = ngettext("%(count)d delegation", "%(count)d delegations", len(self._rows))
        return BarChart(_("Delegations by invitation"), note % {"count": len(self._rows)}, bars)

    def _by_category(self) -> BarChart:
        seats: dict[int, Counter[str]] = {}
        for row in self._rows:
            seats.setdefault(row.category, Counter()).update(row.statuses)
        categories = Category.objects.filter(pk__in=seats).order_by("order", "id")
        bars = (self._bar(category, seats[category.pk]) for category in categories)
        note = ngettext("%(count)d registered", "%(count)d registered", self.registered)
        return BarChart(
            _("Delegates by category"),
            note % {"count": self.registered},
            tuple(bar for bar in bars if bar.value),
            tuple(str(capfirst(state.label)) for state in _STATES),
        )

    def _bar(self, category: Category, seats: Mapping[str, int]) -> Bar:
        parts = tuple(seats[state] for state in _STATES)
        filters = {"delegation__category__id__exact": str(category.pk), **_REGISTERED}
        return Bar(
            category.heading,
            sum(parts),
            rows_of("delegations_delegate", self.edition, **filters),
            parts,
            category.colour,
        )


def _first(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(islice(names, _NAMED))
