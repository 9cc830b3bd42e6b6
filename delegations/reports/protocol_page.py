"""The page on which the order of protocol is set: names in any language, places, what they would be else."""

from collections.abc import Mapping
from dataclasses import dataclass

from delegations.models import Category, Delegation
from delegations.reports.names import DisplayName
from delegations.reports.protocol_draft import OrderDraft, OrderedList
from eventsite.lib.wording import wording


@dataclass(frozen=True)
class OrderedBody:
    """A body at its place in its category, from 1.

    `otherwise` is its place if nobody had set any by hand, `recorded` the one in the order on record.
    """

    id: int
    name: DisplayName
    place: int
    otherwise: int
    recorded: int
    by_hand: bool
    is_host: bool


@dataclass(frozen=True)
class ComparedPlace:
    """A body in the order of another list language; `now` is its place in the order as it stands."""

    name: DisplayName
    place: int
    now: int


@dataclass(frozen=True)
class OrderedCategory:
    category: Category
    heading: DisplayName
    rows: tuple[OrderedBody, ...]
    compared: tuple[ComparedPlace, ...] = ()

    @property
    def has_any_by_hand(self) -> bool:
        return any(row.by_hand for row in self.rows)

    @property
    def differs(self) -> bool:
        """Whether the other list language would put somebody elsewhere."""
        return any(row.place != row.now for row in self.compared)


def order_page(draft: OrderDraft, *, language: str, compare: str = "") -> tuple[OrderedCategory, ...]:
    """Return the categories of a draft with names in `language`, in no query.

    With `compare` each tells the order that another list language would give, places by hand kept.
    """
    listed, places = draft.listed, draft.places
    return tuple(_category(listed, block, places, language, compare) for block in draft.blocks)


def _category(
    listed: OrderedList, block: list[int], places: Mapping[int, int], language: str, compare: str
) -> OrderedCategory:
    rows = [listed.rows[pk] for pk in block]
    otherwise = {row.pk: at for at, row in enumerate(listed.ordered(rows, {}), 1)}
    recorded = {row.pk: at for at, row in enumerate(listed.ordered(rows, listed.saved), 1)}
    now = {pk: at for at, pk in enumerate(block, 1)}
    category = rows[0].category
    heading = wording(category, "heading", language)
    other = listed.ordered(rows, places, language=compare) if compare else []
    return OrderedCategory(
        category=category,
        heading=DisplayName(heading.text, heading.language or language),
        rows=tuple(
            OrderedBody(
                id=row.pk,
                name=_name(listed, row, language),
                place=now[row.pk],
                otherwise=otherwise[row.pk],
                recorded=recorded[row.pk],
                by_hand=row.pk in places,
                is_host=row.is_host,
            )
            for row in rows
        ),
        compared=tuple(
            ComparedPlace(_name(listed, row, language), at, now[row.pk]) for at, row in enumerate(other, 1)
        ),
    )


def _name(listed: OrderedList, row: Delegation, language: str) -> DisplayName:
    """Return the name as the list would have it, but in the language looked at where there is one."""
    edition = listed.edition
    printed = listed.names.of_delegation(row, edition, language=language)
    if printed.language in ("", language):
        return printed
    found = listed.names.display(
        row.body, language=language, list_language=edition.order_language, form=edition.body_name_form
    )
    return found if found.language == language else printed
