"""Bodies and categories that a file names and the records lack."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.text import slugify

from conferences.models import Series
from delegations.enums import BodyKind
from delegations.models import Body, BodyName, Category
from eventsite.lib.countries import Country
from eventsite.lib.history import insert_rows, update_rows

_COLOURS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyDraft:
    """A body to create under the name as printed; `country` if its code or name is one of M49."""

    label: str
    language: str
    country: Country | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryDraft:
    """A category to create, in force without limit."""

    heading: str
    language: str
    holds_states: bool = False


@transaction.atomic
def create_bodies(*, drafts: Sequence[BodyDraft], by: AbstractBaseUser | None, reason: str) -> list[Body]:
    """Create bodies with their one known name, in the order of the drafts.

    What kind of organization a body is stays open (“other”), except for states: the file does not say.
    """
    slugs = free_slugs(
        (draft.label for draft in drafts),
        set(Body.objects.order_by("id").values_list("slug", flat=True)),
        "body",
    )
    bodies = insert_rows(
        [_body(draft, slug) for draft, slug in zip(drafts, slugs, strict=True)], by=by, reason=reason
    )
    names = [
        BodyName(body=body, language=draft.language, text=draft.label)
        for body, draft in zip(bodies, drafts, strict=True)
    ]
    insert_rows(names, by=by, reason=reason)
    return bodies


def _body(draft: BodyDraft, slug: str) -> Body:
    country = draft.country
    if country is None:
        return Body(slug=slug, label=draft.label, kind=BodyKind.OTHER)
    return Body(
        slug=slug,
        label=draft.label,
        kind=BodyKind.STATE if country.is_state else BodyKind.OTHER,
        iso_alpha2=country.alpha2,
        iso_alpha3=country.alpha3,
        m49=country.m49,
    )


@transaction.atomic
def create_categories(
    *, series: Series, drafts: Sequence[CategoryDraft], by: AbstractBaseUser | None, reason: str
) -> list[Category]:
    """Create categories of a series after those it has, in the order of the drafts."""
    known = list(series.categories.order_by("order", "id").values_list("slug", "order"))
    slugs = free_slugs((draft.heading for draft in drafts), {slug for slug, _order in known}, "category")
    start = max((order for _slug, order in known), default=0) + 1
    rows = [
        _category(series, draft, slug, order)
        for order, (draft, slug) in enumerate(zip(drafts, slugs, strict=True), start)
    ]
    return insert_rows(rows, by=by, reason=reason)


@transaction.atomic
def order_categories(*, orders: Mapping[int, int], by: AbstractBaseUser | None, reason: str) -> None:
    """Write the order of categories, by id."""
    moved = []
    for category in Category.objects.filter(pk__in=orders).order_by("id") if orders else ():
        if category.order != orders[category.pk]:
            category.order = orders[category.pk]
            moved.append(category)
    update_rows(moved, ["order"], by=by, reason=reason)


def _category(series: Series, draft: CategoryDraft, slug: str, order: int) -> Category:
    column = draft.language.replace("-", "_")
    texts = {f"{field}_{column}": draft.heading for field in ("name", "heading")}
    return Category(
        series=series,
        slug=slug,
        order=order,
        colour=(order - 1) % _COLOURS + 1,
        holds_states=draft.holds_states,
        **texts,
    )


def free_slugs(texts: Iterable[str], taken: set[str], fallback: str) -> list[str]:
    """Return one address a text, none of them taken, numbered where they would meet."""
    slugs = []
    for text in texts:
        base = slugify(text)[:70].strip("-") or fallback
        slug, number = base, 1
        while slug in taken:
            number += 1
            slug = f"{base}-{number}"
        taken.add(slug)
        slugs.append(slug)
    return slugs
