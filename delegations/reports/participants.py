"""The list of participants of an edition: categories, their delegations, the delegates who may be named."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from django.db.models import QuerySet

from conferences.models import Edition, Source
from delegations.enums import DelegateRole, PresenceBasis
from delegations.models import Body, Category, CategoryPresence, Delegate, Delegation
from delegations.reports.names import DisplayName, NameBook, names_of
from delegations.reports.person_names import styled_name
from delegations.reports.protocol_order import in_protocol_order
from eventsite.lib.text import match_key
from eventsite.lib.wording import Wording, wording


@dataclass(frozen=True)
class ListedDelegate:
    """A delegate as printed: name in the house style, role, the lines of the function."""

    id: int
    name: str
    original_name: str
    role: str
    role_label: str
    function_lines: tuple[str, ...]

    @property
    def is_head(self) -> bool:
        return self.role == DelegateRole.HEAD


@dataclass(frozen=True)
class ListedDelegation:
    """A delegation at its place (from 1) in its category.

    `other` is the short name in the reader's language, else in that of the list, where it differs, `organ_of`
    the parent body's name, `spellings` the keys (`match_key`) under which a search finds it. On a page,
    `is_new` and `was` (the name of another category) tell it from the list of the edition before, `left_out`
    counts delegates.
    """

    id: int
    body: Body
    place: int
    name: DisplayName
    other: DisplayName | None
    organ_of: DisplayName | None
    by_own_account: bool
    source: Source | None
    delegates: tuple[ListedDelegate, ...]
    spellings: frozenset[str] = frozenset()
    is_new: bool = False
    was: Wording | None = None
    left_out: int = 0

    def matches(self, text: str) -> bool:
        """Say whether a name of the body or of a delegate named here holds the words in any spelling."""
        words = match_key(text).split()
        return any(all(word in spelling for word in words) for spelling in self.spellings)


@dataclass(frozen=True)
class ListedCategory:
    """A category at the edition; `represented` says that bodies of it took part without being named."""

    category: Category
    heading: Wording
    delegations: tuple[ListedDelegation, ...]
    represented: bool
    note: Wording
    source: Source | None

    @property
    def count(self) -> int | None:
        """Number of bodies named; None where the category is represented without any name."""
        return len(self.delegations) or None


@dataclass(frozen=True)
class ParticipantsList:
    """The whole list. `people` and `seats` count the delegates named in it, and nobody else.

    A person who sits in two delegations is one of the people and takes two seats.
    """

    categories: tuple[ListedCategory, ...]
    sources: tuple[Source, ...]
    people: int
    seats: int

    def narrowed(self, *, text: str = "", category: str = "") -> "ParticipantsList":
        """Return the list with the delegations that match a text, of one category (its short name).

        Places and the figures of people and seats stay those of the whole list.
        """
        chosen = (row for row in self.categories if category in ("", row.category.slug))
        if text:
            chosen = (row for row in map(partial(_holding, text), chosen) if row.delegations)
        return replace(self, categories=tuple(chosen))

    @property
    def bodies(self) -> int:
        return sum(len(category.delegations) for category in self.categories)

    @property
    def has_unnamed(self) -> bool:
        """Whether some category took part without its bodies being named."""
        return any(category.represented for category in self.categories)


def list_of_participants(edition: Edition, *, language: str, public: bool) -> ParticipantsList:
    """Build the list for a reader of `language`, in four queries whatever its length.

    `public` keeps to the delegates who opted in; without it every seated delegate on the printed list stands
    in it, which is for staff alone.
    """
    delegations = list(
        Delegation.objects.of_edition(edition)
        .with_host()
        .select_related("category", "body__parent", "source")
        .order_by("category__order", "category_id", "id")
    )
    bodies = {body.pk for delegation in delegations for body in bodies_around(delegation.body)}
    names = names_of(bodies, on=edition.starts_on)
    seats = list(listed_delegates(edition, public=public))
    presences = list(
        CategoryPresence.objects.filter(edition=edition)
        .select_related("category", "source")
        .order_by("category__order", "id")
    )
    rows = ListRows(edition, names, language, by_delegation(seats, edition.printed_name_style))
    return ParticipantsList(
        categories=rows.categories(delegations, presences),
        sources=_sources(delegations, presences),
        people=len({seat.person_id for seat in seats}),
        seats=len(seats),
    )


def listed_delegates(edition: Edition, *, public: bool) -> QuerySet[Delegate]:
    """Return the delegates of the printed list in order: head first, then by rank."""
    of_edition = Delegate.objects.of_edition(edition)
    chosen = of_edition.public() if public else of_edition.seated().filter(is_listed=True)
    return chosen.order_by("delegation_id", "rank", "id")


@dataclass(frozen=True)
class ListRows:
    """Makes the rows of a list from what was loaded; `delegates` are by the id of their delegation."""

    edition: Edition
    names: NameBook
    language: str
    delegates: Mapping[int, tuple[ListedDelegate, ...]]

    def categories(
        self, delegations: list[Delegation], presences: list[CategoryPresence]
    ) -> tuple[ListedCategory, ...]:
        members: dict[int, list[Delegation]] = defaultdict(list)
        for delegation in delegations:
            members[delegation.category_id].append(delegation)
        represented = {presence.category_id: presence for presence in presences}
        found = {row.category_id: row.category for row in delegations}
        found |= {row.category_id: row.category for row in presences}
        ordered = sorted(found.values(), key=lambda category: (category.order, category.pk))
        return tuple(
            self._category(category, members[category.pk], represented.get(category.pk))
            for category in ordered
        )

    def _category(
        self, category: Category, delegations: list[Delegation], presence: CategoryPresence | None
    ) -> ListedCategory:
        ordered = in_protocol_order(delegations, self.edition, self.names)
        return ListedCategory(
            category=category,
            heading=wording(category, "heading", self.language),
            delegations=tuple(self.delegation(row, place) for place, row in enumerate(ordered, 1)),
            represented=presence is not None,
            note=wording(presence, "note", self.language) if presence else Wording(""),
            source=presence.source if presence else None,
        )

    def delegation(self, row: Delegation, place: int) -> ListedDelegation:
        name = self.names.of_delegation(row, self.edition, language=self.language)
        # Whom a list names in another language the reader finds by the name in their own.
        own = None if name.language == self.language else self.names.exact(row.body, language=self.language)
        other = own or self.names.exact(row.body, language=self.edition.order_language)
        return ListedDelegation(
            id=row.pk,
            body=row.body,
            place=place,
            name=name,
            other=other if other and other.text != name.text else None,
            organ_of=self._name(row.body.parent) if row.body.parent else None,
            by_own_account=row.presence == PresenceBasis.OWN_ACCOUNT,
            source=row.source,
            delegates=self.delegates.get(row.pk, ()),
            spellings=self._spellings(row),
        )

    def _spellings(self, row: Delegation) -> frozenset[str]:
        people = (match_key(delegate.name) for delegate in self.delegates.get(row.pk, ()))
        codes = (row.body.code, row.body.iso_alpha2, row.body.iso_alpha3)
        printed = (match_key(text) for text in (row.printed_name, row.body.label, *codes) if text)
        return frozenset((*self.names.match_keys(row.body), *printed, *people))

    def _name(self, body: Body) -> DisplayName:
        return self.names.display(body, language=self.language, list_language=self.edition.order_language)


def _holding(text: str, category: ListedCategory) -> ListedCategory:
    matching = tuple(row for row in category.delegations if row.matches(text))
    return replace(category, delegations=matching)


def by_delegation(seats: Iterable[Delegate], style: str) -> dict[int, tuple[ListedDelegate, ...]]:
    """Group delegates by delegation; a head goes before every rank."""
    grouped: dict[int, list[ListedDelegate]] = defaultdict(list)
    for seat in seats:
        grouped[seat.delegation_id].append(_listed(seat, style))
    # The sort is stable: behind the head the rank order of the query stays.
    return {key: tuple(sorted(rows, key=lambda row: not row.is_head)) for key, rows in grouped.items()}


def _listed(seat: Delegate, style: str) -> ListedDelegate:
    return ListedDelegate(
        id=seat.pk,
        name=styled_name(seat, style),
        original_name=seat.original_name,
        role=seat.role,
        role_label=str(DelegateRole(seat.role).label),
        function_lines=tuple(seat.function_lines),
    )


def _sources(delegations: list[Delegation], presences: list[CategoryPresence]) -> tuple[Source, ...]:
    """Return every source that the list rests on, once, in the order of the list."""
    sources = (*(row.source for row in delegations), *(row.source for row in presences))
    return tuple({source.pk: source for source in sources if source}.values())


def bodies_around(body: Body) -> list[Body]:
    """Return the body and its parent, whose names a row of the list shows."""
    return [body, body.parent] if body.parent else [body]
