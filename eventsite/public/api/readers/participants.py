"""The list of participants of an edition: bodies, and the delegates who may be named."""

from collections.abc import Iterator

from delegations.enums import DelegateRole
from delegations.reports.names import names_of
from delegations.reports.participants import ListedCategory, ListedDelegation, list_of_participants
from eventsite.lib.wording import texts_of
from eventsite.public.api import shapes
from eventsite.public.api.parameters import ParticipantFilter, given
from eventsite.public.api.readers.editions import published_edition
from eventsite.public.api.readers.places import Listing, Places, named

#: A category and one of its bodies; None stands for those that nobody named.
_Row = tuple[ListedCategory, ListedDelegation | None]


def participants(places: Places, wanted: ParticipantFilter, series: str, number: int) -> Listing:
    edition = published_edition(series, number)
    whole = list_of_participants(edition, language="en", public=True)
    shown = whole.narrowed(**given(wanted, q="text", category="category"))
    rows = [row for category in shown.categories for row in _rows(category)]

    def some(start: int, end: int) -> list[shapes.Participant]:
        part = rows[start:end]
        bodies = {row.body.pk for _category, row in part if row}
        names = names_of(bodies, on=edition.starts_on)
        return [
            _participant(category, row, places.body(row.body, names) if row else None)
            for category, row in part
        ]

    return Listing(len(rows), some)


def _rows(category: ListedCategory) -> Iterator[_Row]:
    for row in category.delegations:
        yield category, row
    if category.represented:
        yield category, None


def _participant(
    category: ListedCategory, row: ListedDelegation | None, body: shapes.BodyLink | None
) -> shapes.Participant:
    return shapes.Participant(
        category=shapes.Category(category.category.slug, texts_of(category.category, "heading")),
        place=row.place if row else None,
        body=body,
        listed_as=named(row.name) if row else None,
        by_own_account=row.by_own_account if row else False,
        delegates=[
            shapes.Delegate(seat.name, DelegateRole(seat.role), list(seat.function_lines))
            for seat in row.delegates
        ]
        if row
        else [],
    )
