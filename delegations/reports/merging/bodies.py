"""The plan of making two bodies one."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from delegations.models import Body, BodyAlias, BodyName, BodyStatus, Delegate, Delegation
from delegations.reports.merging.fields import field_choices, surviving_values
from delegations.reports.merging.hindrances import hindrances, loop
from delegations.reports.merging.joined_delegations import join_delegations
from delegations.reports.merging.others import move_others
from delegations.reports.merging.plan import Choices, Draft, MergePlan, moved_words
from delegations.reports.merging.steps import addition, change
from delegations.validators import overlaps
from eventsite.lib.text import match_key

#: Only one body may have each of these.
_ONCE = ("code", "iso_alpha2", "iso_alpha3", "m49")


def plan_body_merge(survivor: Body, merged: Body, choices: Choices) -> MergePlan:
    """Return what making `merged` a part of `survivor` would change, as chosen."""
    draft = Draft(choices, problems=hindrances(survivor, merged))
    fields = field_choices(survivor, merged, choices)
    values = surviving_values(survivor, merged, fields)
    for relation in ("parent", "successor"):
        _stand(draft, survivor, merged, relation, values)
    _move_delegations(draft, survivor, merged)
    staying = _move_names(draft, survivor, merged)
    _move_statuses(draft, survivor, merged)
    move_others(draft, survivor, merged)
    _add_spellings(draft, survivor, merged, [name.text for name in staying], values["label"])
    given_up = {name: "" for name in _ONCE if values[name] and values[name] == getattr(merged, name)}
    draft.steps.extend(change(merged, **given_up, merged_into_id=survivor.pk))
    draft.steps.extend(change(survivor, **values))
    return draft.finished(survivor, merged, fields)


def _stand(draft: Draft, survivor: Body, merged: Body, relation: str, values: dict[str, Any]) -> None:
    """See to it that the body does not come above or after itself."""
    column = f"{relation}_id"
    pair = (survivor.pk, merged.pk)
    if values[column] in pair:
        others = (getattr(row, column) for row in (survivor, merged))
        values[column] = next((other for other in others if other and other not in pair), None)
    if getattr(survivor, column) == merged.pk or getattr(merged, column) == survivor.pk:
        label = Body._meta.get_field(relation).verbose_name  # type: ignore[union-attr]
        text = _("One of them is on record as the %(relation)s of the other: that falls away.")
        draft.notes.append(text % {"relation": label})
    if problem := loop(survivor, merged, relation, values[column]):
        draft.problems.append(problem)


def _move_delegations(draft: Draft, survivor: Body, merged: Body) -> None:
    rows = (
        Delegation.objects.filter(body__in=(survivor.pk, merged.pk))
        .select_related("body", "category", "edition__series")
        .order_by("edition__starts_on", "pk")
    )
    own = {row.edition_id: row for row in rows if row.body_id == survivor.pk}
    going = [row for row in rows if row.body_id == merged.pk]
    twice = [(own[row.edition_id], row) for row in going if row.edition_id in own]
    seats = _seats(twice)
    for kept, row in twice:
        join_delegations(draft, kept, row, [one for one in seats if one.delegation_id in (kept.pk, row.pk)])
    moving = [row for row in going if row.edition_id not in own]
    for row in moving:
        draft.steps.extend(change(row, body_id=survivor.pk))
    draft.tell(Delegation._meta.verbose_name_plural, moved_words(), moving)


def _seats(pairs: Sequence[tuple[Delegation, Delegation]]) -> list[Delegate]:
    ids = [row.pk for pair in pairs for row in pair]
    seats = Delegate.objects.filter(delegation__in=ids).order_by("rank", "pk")
    return list(
        seats.select_related("delegation__body", "delegation__category", "delegation__edition__series")
    )


def _move_names(draft: Draft, survivor: Body, merged: Body) -> list[BodyName]:
    """Move the dated names but those for whose time the other body has one; return these."""
    rows = list(BodyName.objects.filter(body__in=(survivor.pk, merged.pk)).order_by("valid_from", "pk"))
    own = [row for row in rows if row.body_id == survivor.pk]
    staying: list[BodyName] = []
    moving: list[BodyName] = []
    for row in rows:
        if row.body_id == merged.pk:
            siblings = (one for one in own if (one.language, one.form) == (row.language, row.form))
            (staying if _in_their_time(row, siblings) else moving).append(row)
    for row in moving:
        draft.steps.extend(change(row, body_id=survivor.pk))
    title = BodyName._meta.verbose_name_plural
    draft.tell(title, moved_words(), map(_dated, moving))
    draft.tell(
        title,
        _(
            "The record that is kept has a name of this form, language and time: they stay with the other "
            "record and become spellings by which imports and the search find the body."
        ),
        map(_dated, staying),
    )
    return staying


def _move_statuses(draft: Draft, survivor: Body, merged: Body) -> None:
    rows = list(
        BodyStatus.objects.filter(body__in=(survivor.pk, merged.pk))
        .select_related("body", "category__series")
        .order_by("valid_from", "pk")
    )
    own = [row for row in rows if row.body_id == survivor.pk]
    staying: list[BodyStatus] = []
    moving: list[BodyStatus] = []
    for row in rows:
        if row.body_id == merged.pk:
            siblings = (one for one in own if one.category.series_id == row.category.series_id)
            (staying if _in_their_time(row, siblings) else moving).append(row)
    for row in moving:
        draft.steps.extend(change(row, body_id=survivor.pk))
    title = BodyStatus._meta.verbose_name_plural
    draft.tell(title, moved_words(), [_dated(row, row.category) for row in moving])
    draft.tell(
        title,
        _(
            "The record that is kept has a status in this series at that time: they stay with the other "
            "record."
        ),
        [_dated(row, row.category) for row in staying],
    )


def _in_their_time(row: Any, siblings: Iterable[Any]) -> bool:
    return any(overlaps(row.period, one.period) for one in siblings)


def _dated(row: Any, text: object = "") -> str:
    words = {"name": text or row, "start": row.valid_from or _("always"), "end": row.valid_to or _("now")}
    return _("%(name)s (%(start)s to %(end)s)") % words


def _add_spellings(draft: Draft, survivor: Body, merged: Body, texts: Sequence[str], label: str) -> None:
    """Let imports and the search find the body by what the other one was called."""
    named = BodyName.objects.filter(body=survivor).order_by("pk").values_list("match_key", flat=True)
    moving = BodyName.objects.filter(body=merged).exclude(text__in=texts).order_by("pk")
    spelled = BodyAlias.objects.order_by("pk").values_list("match_key", flat=True)
    labels = (survivor.label, merged.label)
    known = {match_key(label), *named, *moving.values_list("match_key", flat=True)}
    wanted = {match_key(text): text for text in (*labels, merged.code, *texts) if text}
    free = [key for key in wanted if key not in known]
    taken = set(spelled.filter(match_key__in=free))
    added = [wanted[key] for key in free if key not in taken]
    for text in added:
        draft.steps.append(addition(BodyAlias, body_id=survivor.pk, text=text))
    draft.tell(
        BodyAlias._meta.verbose_name_plural,
        _("They are added, so that imports and the search find the body by what the other was called."),
        added,
    )
