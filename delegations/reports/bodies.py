"""The directory of bodies that took part in published editions, or hosted one."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from conferences.enums import Language, Publication
from delegations.enums import BodyKind, BodyNameForm
from delegations.models import Body, BodyAlias, BodyName, Category, Delegation, EditionHost
from delegations.models.dated import valid_on
from delegations.reports.names import DisplayName, NameBook, names_of
from delegations.reports.search import answering
from eventsite.lib.collation import sort_key
from eventsite.lib.search.question import asked
from eventsite.lib.text import match_key
from eventsite.lib.wording import Wording, wording

_SORT_FORMS = (BodyNameForm.SORT, BodyNameForm.SHORT, BodyNameForm.FORMAL)


@dataclass(frozen=True)
class BodyEntry:
    """A body in the directory; `editions` counts the published ones that name it or that it hosted."""

    body: Body
    name: DisplayName
    formal: DisplayName | None
    kind: str
    editions: int


def directory(*, text: str = "", kind: str = "", category: str = "") -> QuerySet[Body]:
    """Return the public bodies that pass the filters, in no order.

    `text` is part of any name of any time, of an alias or a code, in any spelling, or whatever the search
    finds a body by; `category` is one that the body had at a published edition, written as the slugs of its
    series and itself: "series:category".
    """
    bodies = Body.objects.filter(pk__in=Body.objects.public().order_by().values("pk"))
    if kind:
        bodies = bodies.filter(kind=kind)
    if category:
        series, _colon, slug = category.partition(":")
        bodies = bodies.filter(
            delegations__category__slug=slug,
            delegations__category__series__slug=series,
            delegations__edition__publication=Publication.PUBLISHED,
        )
    return bodies.filter(_spelled(text)) if text else bodies


def in_alphabetical_order(bodies: QuerySet[Body], *, language: str, on: dt.date) -> list[int]:
    """Return ids by the names valid on a day, in the order of a language; three queries.

    A body without a name in the language stands where its name in another language falls there.
    """
    labels = dict(bodies.order_by("pk").values_list("pk", "label"))
    valid = BodyName.objects.filter(valid_on(on), body__in=bodies.order_by().values("pk"))
    keys = _best(valid.filter(language=language, form__in=_SORT_FORMS), "sort_key")
    others = valid.filter(form__in=_SORT_FORMS).exclude(language=language)
    texts = labels | _best(others.exclude(body__in=list(keys)), "text")
    keys |= {pk: sort_key(text, language) for pk, text in texts.items() if pk not in keys}
    return sorted(labels, key=lambda pk: (keys[pk], pk))


def body_entries(ids: Sequence[int], *, language: str, on: dt.date) -> list[BodyEntry]:
    """Return the entries of bodies (ids) in the order given; four queries."""
    bodies = Body.objects.in_bulk(ids)
    editions = editions_of(ids)
    names = names_of(ids, on=on)
    return [_entry(bodies[pk], editions[pk], names, language) for pk in ids]


def editions_of(ids: Sequence[int]) -> Counter[int]:
    """Return how many published editions name each body or were hosted by it; two queries."""
    known = {"body__in": ids, "edition__publication": Publication.PUBLISHED}
    named = Delegation.objects.filter(body=OuterRef("body"), edition=OuterRef("edition"))
    return Counter(_editions(Delegation.objects.filter(**known))) + Counter(
        _editions(EditionHost.objects.filter(~Exists(named), **known))
    )


def _editions(rows: QuerySet[Any]) -> dict[int, int]:
    counted = rows.order_by().values("body_id").annotate(n=Count("edition", distinct=True))
    return dict(counted.values_list("body_id", "n"))


def categories_on_record() -> list[tuple[str, Wording, Wording]]:
    """Return (value for `directory`, heading, name of the series) of categories of published editions."""
    rows = (
        Category.objects.filter(delegations__edition__publication=Publication.PUBLISHED)
        .select_related("series")
        .distinct()
        .order_by("series__slug", "order", "id")
    )
    return [
        (f"{row.series.slug}:{row.slug}", wording(row, "heading"), wording(row.series, "name"))
        for row in rows
    ]


def _spelled(text: str) -> Q:
    key = match_key(text)
    names = BodyName.objects.filter(match_key__contains=key).values("body")
    aliases = BodyAlias.objects.filter(match_key__contains=key).values("body")
    codes = Q(code__iexact=text) | Q(iso_alpha2__iexact=text) | Q(iso_alpha3__iexact=text)
    spelled = Q(pk__in=names) | Q(pk__in=aliases) | codes | Q(label__icontains=text)
    question = asked(text)
    return spelled | answering(question) if question.is_enough else spelled


def _best(names: QuerySet[BodyName], field: str) -> dict[int, str]:
    """Return a field of each body's first name: by form, then by language, English before the rest."""
    rows = list(names.order_by("body", "id").values_list("body", "form", "language", field))
    ranked = sorted(
        rows, key=lambda row: (_SORT_FORMS.index(BodyNameForm(row[1])), _rank(row[2])), reverse=True
    )
    return {body: value for body, _form, _language, value in ranked}


def _rank(language: str) -> int:
    return Language.values.index(language)


def _entry(body: Body, editions: int, names: NameBook, language: str) -> BodyEntry:
    name = names.display(body, language=language)
    formal = names.exact(body, language=language, form=BodyNameForm.FORMAL)
    return BodyEntry(
        body=body,
        name=name,
        formal=formal if formal and formal.text != name.text else None,
        kind=str(BodyKind(body.kind).label),
        editions=editions,
    )
