"""The index of persons: everybody named in the list, once, in the order of the list language."""

from collections import Counter
from collections.abc import Iterable

from django.utils.translation import gettext as _

from conferences.enums import NameStyle
from conferences.models import Edition
from delegations.reports.printed_list.seats import Seat
from delegations.reports.printed_list.shapes import IndexEntry, PrintedCategory, PrintedIndex
from eventsite.lib.collation import sort_key


def index_of(edition: Edition, categories: Iterable[PrintedCategory], seats: Iterable[Seat]) -> PrintedIndex:
    """Return the index; a person in two delegations stands in it once, with both places."""
    listed = [body for category in categories for body in category.bodies]
    bodies = {row.id: body.name.text for body in listed for row in body.delegates}
    first: dict[int, Seat] = {}
    places: dict[int, list[int]] = {}
    for seat in seats:
        if seat.id in bodies:
            first.setdefault(seat.person_id, seat)
            places.setdefault(seat.person_id, []).append(seat.id)
    capitals = edition.printed_name_style != NameStyle.GIVEN_SURNAME
    names = {person: _looked_up(seat, capitals=capitals) for person, seat in first.items()}
    twice = {name for name, times in Counter(names.values()).items() if times > 1}
    language = edition.order_language
    ordered = sorted(first.values(), key=lambda seat: (sort_key(_sorted_under(seat), language), seat.id))
    return PrintedIndex(
        heading=_("Index of persons"),
        entries=tuple(
            IndexEntry(
                name=names[seat.person_id],
                about=bodies[seat.id] if names[seat.person_id] in twice else "",
                delegates=tuple(places[seat.person_id]),
            )
            for seat in ordered
        ),
    )


def _looked_up(seat: Seat, *, capitals: bool) -> str:
    """Return the family name first; a name that nobody split stands as it is."""
    given = " ".join(filter(None, (seat.given_name, seat.patronymic)))
    if not seat.family_name or not given:
        return seat.full_name
    return f"{seat.family_name.upper() if capitals else seat.family_name}, {given}"


def _sorted_under(seat: Seat) -> str:
    if seat.person__sort_name:
        return seat.person__sort_name
    if not seat.family_name:
        return seat.full_name
    return " ".join(filter(None, (seat.family_name, seat.given_name, seat.patronymic)))
