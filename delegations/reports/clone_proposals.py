"""The category that each body has at a later date, proposed from its dated status, and why."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from conferences.models import Edition
from delegations.enums import CloneVerdict
from delegations.models import Body, BodyStatus, Category, Delegation
from delegations.reports.statuses import statuses_on
from eventsite.lib.dates import format_day


@dataclass(frozen=True)
class Proposal:
    """What a row of the plan says before its name is known."""

    key: str
    body: Body
    verdict: CloneVerdict
    category: Category | None
    why: str
    comes: bool = True
    before: Delegation | None = None


class Proposals:
    """Proposes a category for each body from what is on record; four queries when it is made."""

    def __init__(self, edition: Edition, on: dt.date) -> None:
        self.edition, self.on = edition, on
        self.categories = list(Category.objects.filter(series=edition.series_id).order_by("order", "id"))
        self.in_force = tuple(category for category in self.categories if category.is_valid_on(on))
        self.now = _by_body(edition.series_id, on)
        self.then = _by_body(edition.series_id, edition.starts_on)
        self.successors = _successors()

    def of_delegations(self, delegations: Sequence[Delegation]) -> Iterator[Proposal]:
        coming = {row.body_id for row in delegations}
        for row in delegations:
            heir = self._heir(row.body)
            if not self._is_dissolved(row.body):
                yield self._of_body(row, row.body)
            elif heir is None:
                yield self._left(row, _("Dissolved on %(day)s. No successor is on record."))
            elif heir.pk in coming:
                yield self._left(
                    row, _("Dissolved on %(day)s. Its successor %(heir)s is here already."), heir
                )
            else:
                coming.add(heir.pk)
                yield self._of_heir(row, heir)

    def of_newcomers(self, delegations: Iterable[Delegation]) -> Iterator[Proposal]:
        """Yield the bodies that have a status at the new date and were not there: nobody comes unasked."""
        there = {row.body_id for row in delegations}
        there |= {heir.pk for row in delegations if (heir := self._heir(row.body))}
        for body, status in self.now.items():
            if body not in there and not self._is_dissolved(status.body):
                yield Proposal(
                    f"b{body}", status.body, CloneVerdict.JOINED, self._lasting(status.category),
                    told_status(status), comes=False,
                )  # fmt: skip

    def _of_body(self, row: Delegation, body: Body) -> Proposal:
        status, key = self.now.get(body.pk), f"d{row.pk}"
        if status is None:
            return self._without_status(row, body, key)
        category = self._lasting(status.category)
        if category is None:
            why = _without_heir(status.category)
            return Proposal(key, body, CloneVerdict.UNDECIDED, None, why, comes=False, before=row)
        verdict = CloneVerdict.SAME if category.pk == row.category_id else CloneVerdict.CHANGED
        why = told_status(status) if category == status.category else _followed(status.category, category)
        return Proposal(key, body, verdict, category, why, before=row)

    def _without_status(self, row: Delegation, body: Body, key: str) -> Proposal:
        """Keep the category of the delegation, or take the one that follows it."""
        ended = self.then.get(body.pk)
        old = row.category
        if ended and ended.valid_to and ended.valid_to != ended.category.valid_to:
            why = _("“%(category)s” until %(day)s. What it is since then is not on record.") % {
                "category": ended.category.name,
                "day": format_day(ended.valid_to),
            }
            return Proposal(key, body, CloneVerdict.ENDED, None, why, comes=False, before=row)
        category = self._lasting(old)
        if category is None:
            why = _without_heir(old)
            return Proposal(key, body, CloneVerdict.UNDECIDED, None, why, comes=False, before=row)
        if category == old:
            why = _("No status is on record: the category stays.")
            return Proposal(key, body, CloneVerdict.SAME, old, why, before=row)
        return Proposal(key, body, CloneVerdict.CHANGED, category, _followed(old, category), before=row)

    def _of_heir(self, row: Delegation, heir: Body) -> Proposal:
        found = self._of_body(row, heir)
        why = _("%(body)s was dissolved on %(day)s; this is its successor.") % {
            "body": row.body,
            "day": _day(row.body.dissolved_on),
        }
        verdict = CloneVerdict.SUCCESSOR if found.category else found.verdict
        text = f"{why} {found.why}"
        return Proposal(found.key, heir, verdict, found.category, text, comes=found.comes, before=row)

    def _left(self, row: Delegation, why: str, heir: Body | None = None) -> Proposal:
        text = why % {"day": _day(row.body.dissolved_on), "heir": heir}
        key = f"d{row.pk}"
        return Proposal(key, row.body, CloneVerdict.DISSOLVED, None, text, comes=False, before=row)

    def _is_dissolved(self, body: Body) -> bool:
        return body.dissolved_on is not None and body.dissolved_on <= self.on

    def _heir(self, body: Body) -> Body | None:
        """Return the last body of the chain of successors that is not dissolved itself."""
        seen = {body.pk}
        heir = self.successors.get(body.pk)
        while heir is not None and self._is_dissolved(heir) and heir.pk not in seen:
            seen.add(heir.pk)
            heir = self.successors.get(heir.pk)
        return None if heir is None or heir.pk in seen or self._is_dissolved(heir) else heir

    def _lasting(self, category: Category) -> Category | None:
        """Return a category that is in force: itself, or the one that begins the day after it ended.

        Of several that of the same sort: with states, or without. None where that does not decide it.
        """
        wanted: Category | None = category
        for _step in self.categories:
            if wanted is None or wanted in self.in_force:
                return wanted
            wanted = self._next(wanted)
        return None

    def _next(self, category: Category) -> Category | None:
        if category.valid_to is None:
            return None
        next_day = category.valid_to + dt.timedelta(days=1)
        following = [each for each in self.categories if each.valid_from == next_day]
        alike = [each for each in following if each.holds_states == category.holds_states]
        return next((choice[0] for choice in (following, alike) if len(choice) == 1), None)


def told_status(status: BodyStatus) -> str:
    """Return a status in a sentence, with its date and its source."""
    words = {"category": status.category.name, "source": status.source}
    if status.valid_from:
        words["day"] = format_day(status.valid_from)
        if status.source:
            return _("“%(category)s” since %(day)s. Source: %(source)s.") % words
        return _("“%(category)s” since %(day)s. No source is on record.") % words
    if status.source:
        return _("“%(category)s”, since when is not recorded. Source: %(source)s.") % words
    return _("“%(category)s”, since when is not recorded. No source is on record.") % words


def _followed(old: Category, new: Category) -> str:
    return _("The category “%(old)s” was in force until %(day)s; “%(new)s” follows it.") % {
        "old": old.heading,
        "new": new.heading,
        "day": _day(old.valid_to),
    }


def _without_heir(category: Category) -> str:
    return _(
        "The category “%(category)s” is not in force at the new date, and which one follows it is open."
    ) % {"category": category.heading}


def _day(day: dt.date | None) -> str:
    return format_day(day) if day else ""


def _by_body(series_id: int, on: dt.date) -> Mapping[int, BodyStatus]:
    rows = statuses_on(series_id, on).select_related("body", "category", "source")
    return {status.body_id: status for status in rows}


def _successors() -> Mapping[int, Body]:
    """Return the successor of each body that has one."""
    rows = Body.objects.filter(successor__isnull=False).select_related("successor").order_by("id")
    return {row.pk: row.successor for row in rows if row.successor}
