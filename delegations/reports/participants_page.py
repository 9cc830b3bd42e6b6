"""One page of a list of participants: what `participants_index` cut, with names and delegates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Case, F, QuerySet, When, Window
from django.db.models.functions import RowNumber

from conferences.models import Source
from delegations.enums import DelegateRole
from delegations.models import CategoryPresence, Delegate, Delegation
from delegations.reports.names import names_of
from delegations.reports.participants import (
    ListedDelegate,
    ListedDelegation,
    ListRows,
    bodies_around,
    by_delegation,
    listed_delegates,
)
from delegations.reports.participants_index import (
    UNDER_A_BODY,
    IndexedCategory,
    ParticipantsIndex,
    Stretch,
)
from eventsite.lib.wording import Wording, wording

#: What is printed of a delegate, and what puts them in their place.
_PRINTED = (
    *("delegation", "rank", "role", "function", "original_name"),
    *("honorific", "full_name", "given_name", "patronymic", "family_name"),
)


@dataclass(frozen=True)
class CategoryOnPage:
    """A category as far as it stands on the page; the note and the unnamed stand where it ends."""

    indexed: IndexedCategory
    delegations: tuple[ListedDelegation, ...]
    note: Wording
    is_continued: bool
    says_unnamed: bool


@dataclass(frozen=True)
class ParticipantsPage:
    """`sources` are those of the whole list, each once, in its order."""

    categories: tuple[CategoryOnPage, ...]
    sources: tuple[Source, ...]


def participants_page(
    index: ParticipantsIndex, stretches: Sequence[Stretch], *, language: str
) -> ParticipantsPage:
    """Read the names and delegates of a page in six queries at most."""
    listed = _listed(index, stretches, language)
    presences = {
        row.category_id: row for row in CategoryPresence.objects.filter(edition=index.edition).order_by("id")
    }
    return ParticipantsPage(
        categories=tuple(_category(index, stretch, listed, presences) for stretch in stretches),
        sources=_sources(index, presences),
    )


def _listed(
    index: ParticipantsIndex, stretches: Sequence[Stretch], language: str
) -> dict[int, ListedDelegation]:
    edition = index.edition
    places = {row.delegation: place for stretch in stretches for place, row in stretch.placements}
    delegations = list(
        Delegation.objects.filter(pk__in=places)
        .select_related("category", "body__parent", "source")
        .order_by("id")
    )
    bodies = {body.pk for row in delegations for body in bodies_around(row.body)}
    names = names_of(bodies, on=edition.starts_on)
    rows = ListRows(edition, names, language, _delegates(index, delegations))
    return {row.pk: rows.delegation(row, places[row.pk]) for row in delegations}


def _delegates(
    index: ParticipantsIndex, delegations: Sequence[Delegation]
) -> Mapping[int, tuple[ListedDelegate, ...]]:
    named = [row for row in delegations if index.named.get(row.body_id)]
    if not named:
        return {}
    found: QuerySet[Delegate] = listed_delegates(index.edition, public=True).filter(delegation__in=named)
    if any(index.named[row.body_id] > UNDER_A_BODY for row in named):
        head_first = Case(When(role=DelegateRole.HEAD, then=0), default=1)
        place = Window(RowNumber(), partition_by="delegation", order_by=(head_first, F("rank"), F("id")))
        found = found.annotate(place=place).filter(place__lte=UNDER_A_BODY)
    return by_delegation(found.only(*_PRINTED), index.edition.printed_name_style)


def _category(
    index: ParticipantsIndex,
    stretch: Stretch,
    listed: Mapping[int, ListedDelegation],
    presences: Mapping[int, CategoryPresence],
) -> CategoryOnPage:
    presence = presences.get(stretch.indexed.category.pk)
    rows = (listed[row.delegation] for _place, row in stretch.placements if row.delegation in listed)
    return CategoryOnPage(
        indexed=stretch.indexed,
        delegations=tuple(_marked(index, row) for row in rows),
        note=wording(presence, "note") if presence and stretch.is_end else Wording(""),
        is_continued=stretch.is_continued,
        says_unnamed=stretch.indexed.represented and stretch.is_end,
    )


def _marked(index: ParticipantsIndex, row: ListedDelegation) -> ListedDelegation:
    """Say what is new about a body, and how many of its delegates this page leaves out."""
    left_out = index.named.get(row.body.pk, 0) - len(row.delegates)
    was = index.was.get(row.body.pk)
    return replace(row, is_new=row.body.pk in index.new, was=was, left_out=max(left_out, 0))


def _sources(index: ParticipantsIndex, presences: Mapping[int, CategoryPresence]) -> tuple[Source, ...]:
    cited = [row.source for category in index.categories for row in category.placements]
    ids = dict.fromkeys(filter(None, (*cited, *(row.source_id for row in presences.values()))))
    found = Source.objects.in_bulk(ids) if ids else {}
    return tuple(found[pk] for pk in ids if pk in found)
