"""A list of participants as its order and its numbers alone, so that a page of a long one can be cut from it.

A list of 500 bodies and 10,000 named delegates is a book: nobody reads it on one page, and no page of it
should take longer than a short list does.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from django.db.models import Count, Exists, OuterRef, Subquery, Value

from conferences.enums import Completeness
from conferences.models import Edition
from delegations.models import Category, Delegate, Delegation
from delegations.reports.comparison import difference
from delegations.reports.placements import Categories, Placement, Placements, placements_of
from delegations.reports.protocol_order import in_places, names_to_sort
from eventsite.lib.wording import Wording, wording

#: Bodies and delegates on one page, if a single body has no more of them; and delegates under one body.
ON_A_PAGE, UNDER_A_BODY = 150, 100
#: What a comparison reads of the edition before.
_READ_OF_BEFORE = (
    *("series", "number", "starts_on", "list_completeness"),
    *("list_language", "body_name_form", "host_place"),
)
#: A delegation and its place in its category, from 1.
Placed = tuple[int, Placement]


@dataclass(frozen=True)
class IndexedCategory:
    """A category, its bodies in protocol order, and whether others of it took part without being named."""

    category: Category
    heading: Wording
    placements: tuple[Placement, ...]
    represented: bool

    @property
    def count(self) -> int | None:
        """Number of bodies named; None where the category is represented without any name."""
        return len(self.placements) or None


@dataclass(frozen=True)
class Stretch:
    """What a page shows of a category: some bodies of it; whether it began before, whether it ends here."""

    indexed: IndexedCategory
    placements: list[Placed]
    is_continued: bool
    is_end: bool


@dataclass(frozen=True)
class ParticipantsIndex:
    """The whole list. `named` counts the delegates named in public by body, `people` each of them once.

    `new` are the bodies that the complete list of `before`, the edition before, has not; `was` is what others
    were there.
    """

    edition: Edition
    categories: tuple[IndexedCategory, ...]
    named: Mapping[int, int]
    people: int
    before: Edition | None = None
    new: frozenset[int] = frozenset()
    was: Mapping[int, Wording] = field(default_factory=dict)

    @property
    def bodies(self) -> int:
        return sum(len(row.placements) for row in self.categories)

    @property
    def seats(self) -> int:
        return sum(self.named.values())

    @property
    def has_unnamed(self) -> bool:
        """Whether some category took part without its bodies being named."""
        return any(row.represented for row in self.categories)

    def pages(self, *, category: str = "", only: Collection[int] | None = None) -> list[list[Stretch]]:
        """Cut the list, or one category (its short name), or some of its delegations (ids), into pages."""
        pages: list[list[Stretch]] = [[]]
        filled = 0
        for row in self.categories:
            if category not in ("", row.category.slug):
                continue
            numbered = enumerate(row.placements, 1)
            placed = [pair for pair in numbered if only is None or pair[1].delegation in only]
            if only is not None and not placed:
                continue
            filled = self._fill(pages, row, placed, filled)
        return pages

    def _fill(
        self, pages: list[list[Stretch]], row: IndexedCategory, placed: list[Placed], filled: int
    ) -> int:
        """Put a category on the last page and on further ones as it needs; return how full the last is."""
        start = 0
        for at, (_place, placement) in enumerate(placed):
            weight = 1 + min(self.named.get(placement.body, 0), UNDER_A_BODY)
            if filled and filled + weight > ON_A_PAGE:
                if at > start:
                    pages[-1].append(Stretch(row, placed[start:at], is_continued=start > 0, is_end=False))
                pages.append([])
                start, filled = at, 0
            filled += weight
        pages[-1].append(Stretch(row, placed[start:], is_continued=start > 0, is_end=True))
        return filled


def participants_index(edition: Edition) -> ParticipantsIndex:
    """Read the order and the numbers of a list in six queries at most, whatever its length."""
    before = _complete_list_before(edition)
    editions = [edition, *([before] if before else [])]
    placements = placements_of(editions)
    here = placements[edition.pk]
    categories = Categories(editions, placements)
    named, people = _named(edition)
    index = ParticipantsIndex(edition, _in_order(edition, here, categories), named, people)
    return _beside(index, before, placements, categories) if before else index


def _complete_list_before(edition: Edition) -> Edition | None:
    """Return the nearest earlier edition that names bodies, if its list is complete: else nobody is new."""
    named = Exists(Delegation.objects.filter(edition=OuterRef("pk")))
    nearest = (
        Edition.objects.published()
        .filter(named, series=edition.series_id, number__lt=edition.number)
        .exclude(list_completeness=Completeness.CATEGORIES_ONLY)
        .only(*_READ_OF_BEFORE)
        .order_by("-number")
        .first()
    )
    if nearest is None or nearest.list_completeness != Completeness.COMPLETE:
        return None
    nearest.series = edition.series
    return nearest


def _beside(
    index: ParticipantsIndex, before: Edition, placements: Mapping[int, Placements], categories: Categories
) -> ParticipantsIndex:
    found = difference(index.edition, before, placements, categories)
    return ParticipantsIndex(
        index.edition,
        index.categories,
        index.named,
        index.people,
        before=before,
        new=frozenset(row.body for row in found.new),
        was={
            row.body: wording(categories.by_id[then], "name")
            for (then, _now), rows in found.changed.items()
            for row in rows
        },
    )


def _in_order(edition: Edition, here: Placements, categories: Categories) -> tuple[IndexedCategory, ...]:
    names = names_to_sort(edition, here)
    members: dict[int, list[Placement]] = {}
    for row in here.values():
        members.setdefault(row.category, []).append(row)
    return tuple(
        IndexedCategory(
            category=category,
            heading=wording(category, "heading"),
            placements=tuple(in_places(members.get(category.pk, ()), lambda row: row.claim(edition, names))),
            represented=category.pk in categories.unnamed(edition),
        )
        for category in categories.of(edition, here)
    )


def _named(edition: Edition) -> tuple[dict[int, int], int]:
    """Count the delegates whom the public may see by name: seats by body, and people; one query at most."""
    if not (edition.publishes_delegates and edition.is_published):
        return {}, 0
    public = Delegate.objects.of_edition(edition).public().order_by()
    each = public.annotate(one=Value(1)).values("one").annotate(n=Count("person", distinct=True))
    rows = public.values_list("delegation__body").annotate(
        seats=Count("pk"), people=Subquery(each.values("n"))
    )
    found = list(rows)
    return {body: seats for body, seats, _people in found}, found[0][2] if found else 0
