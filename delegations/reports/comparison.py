"""The bodies of an edition beside those of an earlier one: who is new, not recorded, of another status.

A list says who was there. Only a complete one says more, and the older lists are none: so nobody is called
absent, and where an edition represents a whole category without names, no body of it is called anything.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, groupby

from django.db.models import Max, OuterRef, QuerySet, Subquery

from conferences.enums import Completeness, Language, Publication
from conferences.models import Edition
from delegations.models import Body, Category, Delegation
from delegations.reports.names import DisplayName, LoadedName, NameBook, names_on
from delegations.reports.placements import Categories, Placement, Placements
from delegations.reports.protocol_order import Claim, in_places
from eventsite.lib.text import match_key
from eventsite.lib.wording import Wording, wording

#: A longer list of names is told by its beginning and the number of the others.
LONGEST = 30


@dataclass(frozen=True)
class ComparedBody:
    """A body as its edition names it; `earlier` is the number of the last one that did so before."""

    body: Body
    name: DisplayName
    earlier: int | None = None


@dataclass(frozen=True)
class ComparedBodies:
    """Bodies in protocol order; `hidden` of them are only counted."""

    bodies: tuple[ComparedBody, ...] = ()
    hidden: int = 0

    def __len__(self) -> int:
        return len(self.bodies) + self.hidden


@dataclass(frozen=True)
class ChangedStatus:
    """Bodies that stood under one category then and stand under another now: the names of one of each."""

    before: Wording
    now: Wording
    found: ComparedBodies


@dataclass(frozen=True)
class BodiesCompared:
    """What differs. `not_recorded` is None where this edition's source names categories and not bodies.

    `unclear_new` and `unclear_not_recorded` count bodies of categories that the other edition represents
    without names: whether they were there, nobody can tell.
    """

    before: Edition
    new: ComparedBodies
    not_recorded: ComparedBodies | None
    changed: tuple[ChangedStatus, ...]
    stayed: int
    unclear_new: int
    unclear_not_recorded: int


@dataclass(frozen=True)
class Difference:
    """Which bodies differ between two editions, by their ids, each in protocol order of the categories."""

    new: tuple[Placement, ...]
    not_recorded: tuple[Placement, ...]
    changed: Mapping[tuple[int, int], tuple[Placement, ...]]
    stayed: int
    unclear_new: int
    unclear_not_recorded: int


def difference(
    edition: Edition, before: Edition, placements: Mapping[int, Placements], categories: Categories
) -> Difference:
    """Compare the placements of two editions; no query."""
    now, then = placements[edition.pk], placements[before.pk]
    new = [row for body, row in now.items() if body not in then]
    gone = [row for body, row in then.items() if body not in now]
    changed: dict[tuple[int, int], list[Placement]] = defaultdict(list)
    for body, row in now.items():
        if body in then and _differ(then[body].category, row.category, categories):
            changed[then[body].category, row.category].append(row)
    told = [row for row in new if row.category not in categories.unnamed(before)]
    missed = [row for row in gone if row.category not in categories.unnamed(edition)]
    in_order = sorted(changed, key=lambda pair: [categories.place[pk] for pk in reversed(pair)])
    return Difference(
        new=_in_order(told, categories),
        not_recorded=_in_order(missed, categories),
        changed={pair: _in_order(changed[pair], categories) for pair in in_order},
        stayed=len(now) - len(new) - sum(map(len, changed.values())),
        unclear_new=len(new) - len(told),
        unclear_not_recorded=len(gone) - len(missed),
    )


def names_bodies(edition: Edition) -> bool:
    """Say whether a body that the edition's list lacks means anything: not if its source names categories."""
    return edition.list_completeness != Completeness.CATEGORIES_ONLY


class Compared:
    """Puts names to a difference, in two queries: the bodies that are shown, and all their names."""

    def __init__(self, edition: Edition, before: Edition, found: Difference, categories: Categories) -> None:
        self._edition, self._before, self._found, self._categories = edition, before, found, categories
        self._shown = [
            found.new[:LONGEST],
            found.not_recorded[:LONGEST] if names_bodies(edition) else (),
            *(rows[:LONGEST] for rows in found.changed.values()),
        ]

    def ids(self) -> set[int]:
        """Return the bodies whose names are wanted."""
        return {row.body for rows in self._shown for row in rows}

    def report(
        self, bodies: Mapping[int, Body], names: Iterable[LoadedName], language: str
    ) -> BodiesCompared:
        """Return what differs, by names in `language` that are valid on the date of each edition."""
        loaded = list(names)
        edition, before, found = self._edition, self._before, self._found
        now = _Naming(edition, names_on(loaded, edition.starts_on), bodies, self._categories, language)
        then = _Naming(before, names_on(loaded, before.starts_on), bodies, self._categories, language)
        return BodiesCompared(
            before=before,
            new=now.named(found.new, with_earlier=True),
            not_recorded=then.named(found.not_recorded) if names_bodies(edition) else None,
            changed=tuple(
                ChangedStatus(self._name(was), self._name(now_is), now.named(rows))
                for (was, now_is), rows in found.changed.items()
            ),
            stayed=found.stayed,
            unclear_new=found.unclear_new,
            unclear_not_recorded=found.unclear_not_recorded,
        )

    def _name(self, category: int) -> Wording:
        return wording(self._categories.by_id[category], "name")


def compared_bodies(ids: Iterable[int], edition: Edition) -> QuerySet[Body]:
    """Return bodies with `earlier`: the number of the last published edition before that names each."""
    earlier = Delegation.objects.filter(
        body=OuterRef("pk"),
        edition__series=edition.series_id,
        edition__publication=Publication.PUBLISHED,
        edition__number__lt=edition.number,
    )
    last = earlier.order_by().values("body").annotate(last=Max("edition__number")).values("last")
    return Body.objects.filter(pk__in=list(ids)).annotate(earlier=Subquery(last)).order_by("id")


@dataclass(frozen=True)
class _Naming:
    edition: Edition
    names: NameBook
    bodies: Mapping[int, Body]
    categories: Categories
    language: str

    def named(self, rows: tuple[Placement, ...], *, with_earlier: bool = False) -> ComparedBodies:
        # They come by category already; the places of a part of a list are those among its rows.
        by_category = groupby(rows[:LONGEST], key=lambda row: row.category)
        shown = (in_places(part, self._claim) for _category, part in by_category)
        bodies = tuple(self._body(row, with_earlier=with_earlier) for row in chain.from_iterable(shown))
        return ComparedBodies(bodies, len(rows[LONGEST:]))

    def _body(self, row: Placement, *, with_earlier: bool) -> ComparedBody:
        body = self.bodies[row.body]
        name = row.name(self.edition, self.names, language=self.language)
        return ComparedBody(body, name, getattr(body, "earlier", None) if with_earlier else None)

    def _claim(self, row: Placement) -> Claim:
        return row.claim(self.edition, self.names)


def _in_order(rows: Iterable[Placement], categories: Categories) -> tuple[Placement, ...]:
    return tuple(sorted(rows, key=lambda row: categories.place[row.category]))


def _differ(before: int, now: int, categories: Categories) -> bool:
    """Say whether two categories are two statuses: one that only got another row is none."""
    return before != now and _key(categories.by_id[before]) != _key(categories.by_id[now])


def _key(category: Category) -> str:
    # In one language whoever reads: what differs is no matter of translation.
    return match_key(wording(category, "name", Language.ENGLISH).text)
