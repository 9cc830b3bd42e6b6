"""Clone an edition into the next: bodies under the category they have at the new date, never persons."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from conferences.models import Edition
from conferences.reports.edition_clone import CloneTerms
from conferences.services.edition_clone import check_terms, open_clone, reason_of
from delegations.models import BadgeTemplate, Category, EditionHost, ListSettings
from delegations.reports.edition_clone import BodyClone, ClonePlan, plan_clone
from delegations.services.delegation_lists import DelegationDraft, open_delegations
from eventsite.lib.copying import copied_values
from eventsite.lib.history import insert_rows
from eventsite.lib.wording import in_line

#: Left behind by the settings of a list: each list has a symbol and a heading of its own.
_OF_ONE_LIST = ("edition", "symbol", "session_heading", "cut_off_at", "corrections_until")


@dataclass(frozen=True, slots=True, kw_only=True)
class CloneChoices:
    """What somebody decided against the proposals.

    `bodies` has by the key of a row the category (id) it comes under, or None where it is left out; a row
    that is not in it follows the proposal.
    """

    bodies: Mapping[str, int | None] = field(default_factory=dict)
    without_rooms: frozenset[int] = frozenset()
    without_days: frozenset[int] = frozenset()
    with_printed_names: bool = False
    with_places: bool = False
    with_hosts: bool = False


@dataclass(frozen=True, slots=True)
class Cloned:
    edition: Edition
    bodies: int
    rooms: int
    days: int


@transaction.atomic
def clone_edition(
    *,
    edition: Edition,
    terms: CloneTerms,
    choices: CloneChoices | None = None,
    by: Any,
    looked_at: str | None = None,
) -> Cloned:
    """Write the next edition as a draft. Persons, invitations, focal points and credentials stay behind.

    `looked_at` is the fingerprint of the plan that somebody agreed to. Raises ValidationError where the plan
    is another by now, the number is taken, the dates do not fit, a body is undecided or would come twice.
    """
    chosen = choices or CloneChoices()
    # Whoever clones it as well waits here; the number is then looked for once more.
    edition = _locked(edition)
    check_terms(edition=edition, terms=terms)
    plan = plan_clone(edition, terms, language=edition.order_language)
    if looked_at is not None and plan.fingerprint != looked_at:
        raise ValidationError(
            _("Nothing was cloned: the dates or the records are not those that you were shown. Look again."),
            code="changed_meanwhile",
        )
    coming = decided(plan, chosen.bodies)
    new = open_clone(
        plan=plan.event, without_rooms=chosen.without_rooms, without_days=chosen.without_days, by=by
    )
    drafts = [_draft(row, category, chosen) for row, category in coming]
    open_delegations(edition=new, drafts=drafts, by=by, reason=reason_of(edition))
    _copy_parts(plan, new, chosen, by)
    return Cloned(new, len(coming), new.rooms.count(), new.days.count())


def _locked(edition: Edition) -> Edition:
    rows = Edition.objects.select_for_update(of=("self",)).select_related("series", "venue")
    return rows.get(pk=edition.pk)


def decided(plan: ClonePlan, bodies: Mapping[str, int | None]) -> list[tuple[BodyClone, Category]]:
    """Return who comes under which category. Raises ValidationError for what is open, unknown or twice."""
    known = {category.pk: category for category in plan.categories}
    coming: list[tuple[BodyClone, Category]] = []
    undecided = []
    for row in plan.bodies:
        category = _category(row, bodies, known)
        if category is not None:
            coming.append((row, category))
        elif row.is_undecided and row.key not in bodies:
            undecided.append(row.name.text)
    if undecided:
        text = _("Choose a category for these bodies, or leave them out: %(bodies)s.")
        raise ValidationError(text, code="undecided", params={"bodies": in_line(*undecided)})
    ids = [row.body.pk for row, _category in coming]
    if twice := [row.name.text for row, _category in coming if ids.count(row.body.pk) > 1]:
        text = _("This body would come twice: %(body)s. Leave one of the two out.")
        raise ValidationError(text, code="twice", params={"body": twice[0]})
    return coming


def _category(
    row: BodyClone, bodies: Mapping[str, int | None], known: Mapping[int, Category]
) -> Category | None:
    if row.key not in bodies:
        return row.category if row.comes else None
    chosen = bodies[row.key]
    if chosen is None:
        return None
    if chosen not in known:
        raise ValidationError(
            _("The category chosen for %(body)s is not in force at the new date."),
            code="category",
            params={"body": row.name.text},
        )
    return known[chosen]


def _draft(row: BodyClone, category: Category, chosen: CloneChoices) -> DelegationDraft:
    before = row.before
    # What was printed or placed for a body is nothing of its successor's.
    own = before is not None and before.body_id == row.body.pk
    named = own and chosen.with_printed_names and before
    placed = own and chosen.with_places and before
    return DelegationDraft(
        body_id=row.body.pk,
        category_id=category.pk,
        printed_name=named.printed_name if named else "",
        printed_language=named.printed_language if named else "",
        position=placed.position if placed else None,
        quota=row.quota,
    )


def _copy_parts(plan: ClonePlan, new: Edition, chosen: CloneChoices, by: Any) -> None:
    """Copy hosts, the settings of the list and the badge templates that are the edition's own."""
    reason = reason_of(plan.edition)
    hosts = [
        EditionHost(**copied_values(host, leave=("edition", "source")), edition=new) for host in plan.hosts
    ]
    insert_rows(hosts if chosen.with_hosts else [], by=by, reason=reason)
    if plan.list_settings:
        old = plan.list_settings
        copy = ListSettings(
            **copied_values(old, leave=_OF_ONE_LIST),
            edition=new,
            cut_off_at=plan.event.moved(old.cut_off_at),
            corrections_until=plan.event.moved(old.corrections_until),
        )
        insert_rows([copy], by=by, reason=reason)
    in_force = {category.pk for category in plan.categories}
    templates = [
        BadgeTemplate(**copied_values(row, leave=("edition",)), edition=new)
        for row in plan.badge_templates
        if row.category_id is None or row.category_id in in_force
    ]
    insert_rows(templates, by=by, reason=reason)
