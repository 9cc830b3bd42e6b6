"""Which bodies the next edition takes over, each with the category that it has at the new date, and why."""

import hashlib
from dataclasses import dataclass
from functools import cached_property

from conferences.models import Edition
from conferences.reports.edition_clone import CloneTerms, EventClone, plan_event
from delegations.enums import CloneVerdict
from delegations.models import BadgeTemplate, Body, Category, Delegation, EditionHost, ListSettings
from delegations.reports.clone_proposals import Proposal, Proposals
from delegations.reports.names import DisplayName, NameBook, names_of

#: Verdicts that somebody should look at, in the order in which they are shown.
TO_LOOK_AT = (
    CloneVerdict.UNDECIDED,
    CloneVerdict.CHANGED,
    CloneVerdict.SUCCESSOR,
    CloneVerdict.DISSOLVED,
    CloneVerdict.ENDED,
)


@dataclass(frozen=True)
class BodyClone:
    """A body with the category proposed for it; None is no proposal, and it `comes` only where it says so.

    `before` is the delegation it is taken over from, None for a body that was not there; `key` names the row
    in a form. `body` is the successor where the body itself is dissolved.
    """

    key: str
    body: Body
    name: DisplayName
    verdict: CloneVerdict
    category: Category | None
    comes: bool
    why: str
    before: Delegation | None = None

    @property
    def quota(self) -> int | None:
        return self.before.quota if self.before else None

    @property
    def is_undecided(self) -> bool:
        return self.verdict == CloneVerdict.UNDECIDED


@dataclass(frozen=True)
class ClonePlan:
    """All that a clone would write. `categories` are those in force at the new date."""

    event: EventClone
    bodies: tuple[BodyClone, ...]
    categories: tuple[Category, ...]
    hosts: tuple[EditionHost, ...]
    list_settings: ListSettings | None
    badge_templates: tuple[BadgeTemplate, ...]

    @property
    def edition(self) -> Edition:
        return self.event.edition

    @property
    def terms(self) -> CloneTerms:
        return self.event.terms

    @cached_property
    def to_look_at(self) -> tuple[BodyClone, ...]:
        rank = {verdict: place for place, verdict in enumerate(TO_LOOK_AT)}
        rows = [row for row in self.bodies if row.verdict in rank]
        return tuple(sorted(rows, key=lambda row: rank[row.verdict]))

    @cached_property
    def unchanged(self) -> tuple[BodyClone, ...]:
        return tuple(row for row in self.bodies if row.verdict == CloneVerdict.SAME)

    @cached_property
    def joined(self) -> tuple[BodyClone, ...]:
        return tuple(row for row in self.bodies if row.verdict == CloneVerdict.JOINED)

    @cached_property
    def fingerprint(self) -> str:
        """What somebody who looked at it agreed to."""
        rows = (
            f"{row.key} {row.body.pk} {row.category and row.category.pk} {row.comes}" for row in self.bodies
        )
        parts = (f"{each.on} {each.day and each.day.pk}" for each in self.event.days)
        rooms = (str(room.pk) for room in self.event.rooms)
        text = "\n".join((self.terms.fingerprint, *rows, "days", *parts, "rooms", *rooms))
        return hashlib.sha256(text.encode()).hexdigest()


def plan_clone(edition: Edition, terms: CloneTerms, *, language: str) -> ClonePlan:
    """Return what a clone at the new dates would bring, in eleven queries; names in the reader's language."""
    delegations = list(
        Delegation.objects.of_edition(edition)
        .select_related("body", "category")
        .order_by("category__order", "position", "body__label", "id")
    )
    proposals = Proposals(edition, terms.starts_on)
    found = [*proposals.of_delegations(delegations), *proposals.of_newcomers(delegations)]
    names = names_of({each.body.pk for each in found}, on=terms.starts_on)
    rows = [_row(each, names, edition, language) for each in found]
    return ClonePlan(
        event=plan_event(edition, terms),
        bodies=tuple(sorted(rows, key=lambda row: _place(row, names, edition))),
        categories=proposals.in_force,
        hosts=tuple(
            EditionHost.objects.filter(edition=edition).select_related("body").order_by("order", "id")
        ),
        list_settings=ListSettings.objects.filter(edition=edition).first(),
        badge_templates=tuple(BadgeTemplate.objects.filter(edition=edition).order_by("name", "id")),
    )


def _row(found: Proposal, names: NameBook, edition: Edition, language: str) -> BodyClone:
    name = names.display(
        found.body, language=language, list_language=edition.order_language, form=edition.body_name_form
    )
    return BodyClone(
        key=found.key,
        body=found.body,
        name=name,
        verdict=found.verdict,
        category=found.category,
        comes=found.comes,
        why=found.why,
        before=found.before,
    )


def _place(row: BodyClone, names: NameBook, edition: Edition) -> tuple[int, str, int]:
    """Return the key of a row: categories in their order, bodies by the list language."""
    category = row.category or (row.before.category if row.before else None)
    order = category.order if category else 0
    return order, names.sort_key(row.body, edition.order_language), row.body.pk
