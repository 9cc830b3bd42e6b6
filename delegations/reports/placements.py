"""Who stands under which category at some editions: bare rows, so that long lists can be compared cheaply."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from django.db.models import Exists, OuterRef

from conferences.models import Edition
from delegations.models import Category, CategoryPresence, Delegation
from delegations.reports.names import DisplayName, NameBook
from delegations.reports.protocol_order import Claim, beside


class Placement(NamedTuple):
    """A delegation, by ids, with the name that its edition printed (empty: the one valid on its date)."""

    delegation: int
    edition: int
    body: int
    category: int
    presence: str
    printed_name: str
    printed_language: str
    position: int | None
    label: str
    source: int | None
    is_host: bool

    def name(self, edition: Edition, names: NameBook, *, language: str) -> DisplayName:
        """Return the name under which the body stood in the list of this, its edition."""
        if self.printed_name:
            return DisplayName(self.printed_name, self.printed_language)
        return names.display_of(
            self.body,
            self.label,
            language=language,
            list_language=edition.order_language,
            form=edition.body_name_form,
        )

    def claim(self, edition: Edition, names: NameBook) -> Claim:
        """Return what decides its place within its category, for `in_places`."""
        key = names.place_of(self.body, self.label, edition.order_language)
        return Claim(self.position, beside(self, edition), key, self.delegation)


_FIELDS = (
    "pk", "edition_id", "body_id", "category_id", "presence", "printed_name", "printed_language", "position",
    "body__label", "source_id", "is_host",
)  # fmt: skip
#: Placements of one edition, by body.
Placements = Mapping[int, Placement]


def placements_of(editions: Iterable[Edition]) -> dict[int, dict[int, Placement]]:
    """Return the placements of each edition by its id, then by body; one query."""
    wanted = [edition.pk for edition in editions]
    found: dict[int, dict[int, Placement]] = {pk: {} for pk in wanted}
    rows = Delegation.objects.filter(edition__in=wanted).with_host().order_by("id").values_list(*_FIELDS)
    for row in map(Placement._make, rows):
        found[row.edition][row.body] = row
    return found


class Categories:
    """The categories of some editions of one series, and which each represents without names; one query."""

    def __init__(self, editions: Sequence[Edition], placements: Mapping[int, Placements]) -> None:
        used = {row.category for rows in placements.values() for row in rows.values()}
        presences = CategoryPresence.objects.filter(category=OuterRef("pk"))
        flags = {f"unnamed_{row.pk}": Exists(presences.filter(edition=row.pk)) for row in editions}
        rows = Category.objects.filter(series=editions[0].series_id).annotate(**flags).order_by("order", "id")
        self._unnamed = {
            edition.pk: {row.pk for row in rows if getattr(row, f"unnamed_{edition.pk}")}
            for edition in editions
        }
        known = used.union(*self._unnamed.values())
        self.by_id = {row.pk: row for row in rows if row.pk in known}
        self.place = {pk: place for place, pk in enumerate(self.by_id)}

    def unnamed(self, edition: Edition) -> set[int]:
        """Return the ids of the categories that took part without their bodies being named one by one."""
        return self._unnamed[edition.pk]

    def of(self, edition: Edition, placements: Placements) -> list[Category]:
        """Return the categories of an edition in protocol order."""
        here = self.unnamed(edition).union(row.category for row in placements.values())
        return [row for pk, row in self.by_id.items() if pk in here]
