"""What makes a merge impossible whatever is chosen."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from delegations.models import Body, Person

_OF_ISO = ("iso_alpha2", "iso_alpha3", "m49")


def hindrances(survivor: Person | Body, merged: Person | Body) -> list[str]:
    """Return why the two cannot become one, in sentences."""
    found = []
    if survivor.pk == merged.pk:
        found.append(_("This is one record twice: choose two."))
    for row in (survivor, merged):
        if row.merged_into_id is not None:
            text = _("“%(record)s” is part of “%(other)s” already. Undo that merge first.")
            found.append(text % {"record": row, "other": row.merged_into})
    if isinstance(survivor, Body) and isinstance(merged, Body):
        found += _two_countries(survivor, merged)
    return found


def loop(survivor: Body, merged: Body, relation: str, above: int | None) -> str:
    """Return why the body that is kept would come above or after itself, or nothing; one query."""
    up: dict[int, int | None] = dict(Body.objects.order_by("pk").values_list("pk", f"{relation}_id"))
    up = {pk: survivor.pk if to == merged.pk else to for pk, to in up.items()} | {survivor.pk: above}
    return _climbed(survivor, up)


def _climbed(survivor: Body, up: Mapping[int, Any]) -> str:
    seen: list[int] = []
    at = up[survivor.pk]
    while at is not None and at != survivor.pk and at not in seen:
        seen.append(at)
        at = up.get(at)
    if at != survivor.pk:
        return ""
    between = Body.objects.filter(pk__in=seen).order_by("pk").first()
    text = _("“%(body)s” would come above or after itself, by way of “%(other)s”. Change that one first.")
    return text % {"body": survivor, "other": between}


def _two_countries(one: Body, other: Body) -> list[str]:
    for name in _OF_ISO:
        codes = getattr(one, name), getattr(other, name)
        if all(codes) and codes[0] != codes[1]:
            text = _(
                "Their codes of countries differ (%(one)s, %(other)s): these are two bodies. If one of the "
                "codes is wrong, correct it first."
            )
            return [text % {"one": codes[0], "other": codes[1]}]
    return []
