"""Bodies with their dated names and statuses, and the lists of participants in which they stand."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from conferences.enums import Language, Publication
from conferences.models import Edition
from delegations.enums import BodyKind, BodyNameForm
from delegations.models import Body, BodyName, BodyStatus, Delegation
from delegations.reports.bodies import directory, in_alphabetical_order
from delegations.reports.names import NameBook, names_on
from eventsite.lib.wording import texts_of
from eventsite.public.api import shapes
from eventsite.public.api.parameters import BodyFilter, Nothing, given
from eventsite.public.api.readers.places import Listing, Moved, Places, named, only


def body_list(places: Places, wanted: BodyFilter) -> Listing:
    found = directory(**given(wanted, q="text", kind="kind", category="category"))
    ids = in_alphabetical_order(found, language="en", on=places.today)
    return Listing(len(ids), lambda start, end: _bodies(places, ids[start:end]))


def one_body(places: Places, _nothing: Nothing, body: str) -> shapes.Body:
    found = Body.objects.public().filter(slug=body).order_by("id").values_list("pk", flat=True)
    ids = list(found)
    if not ids and (other := Body.objects.public().filter(merged__slug=body).order_by("id").first()):
        raise Moved(places.api("body", other.slug))
    return only(_bodies(places, ids))


@dataclass(frozen=True)
class _Parts:
    """What is known of some bodies and those around them, by the body's id; `public` have pages."""

    names: dict[int, list[BodyName]]
    book: NameBook
    statuses: dict[int, list[BodyStatus]]
    attended: dict[int, list[Delegation]]
    public: set[int]


def _bodies(places: Places, ids: Sequence[int]) -> list[shapes.Body]:
    """Return bodies (ids) in the order given, in five queries whatever their number."""
    rows = Body.objects.select_related("parent", "successor").in_bulk(ids)
    around = {other.pk for row in rows.values() for other in (row.parent, row.successor) if other}
    names = list(
        BodyName.objects.filter(body__in={*ids, *around})
        .select_related("source")
        .order_by("body", "language", "form", "valid_from", "id")
    )
    # A status in a series that never published an edition is nobody's business yet.
    statuses = (
        BodyStatus.objects.filter(
            body__in=ids,
            category__series__in=Edition.objects.published().order_by().values("series"),
        )
        .select_related("category__series")
        .order_by("valid_from", "id")
    )
    delegations = (
        Delegation.objects.filter(body__in=ids, edition__publication=Publication.PUBLISHED)
        .select_related("edition__series", "category")
        .order_by("-edition__starts_on", "-edition_id")
    )
    parts = _Parts(
        names=_by_body(names),
        book=names_on(names, places.today),
        statuses=_by_body(statuses),
        attended=_by_body(delegations),
        public=set(Body.objects.public().filter(pk__in=around).order_by().values_list("pk", flat=True)),
    )
    return [_body(places, rows[pk], parts) for pk in ids]


def _by_body(rows: Iterable[Any]) -> dict[int, list[Any]]:
    grouped: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        grouped[row.body_id].append(row)
    return grouped


def _body(places: Places, row: Body, parts: _Parts) -> shapes.Body:
    return shapes.Body(
        slug=row.slug,
        url=places.page(row),
        api=places.api("body", row.slug),
        kind=BodyKind(row.kind),
        name=named(parts.book.display(row, language="en")),
        code=row.code,
        iso_alpha2=row.iso_alpha2,
        iso_alpha3=row.iso_alpha3,
        m49=row.m49,
        names=[_name(name) for name in parts.names[row.pk]],
        statuses=[_status(status) for status in parts.statuses[row.pk]],
        parent=_around(places, row.parent, parts),
        successor=_around(places, row.successor, parts),
        dissolved_on=row.dissolved_on,
        website=row.website,
        editions=[_attended(places, seat) for seat in parts.attended[row.pk]],
    )


def _name(row: BodyName) -> shapes.BodyName:
    return shapes.BodyName(
        text=row.text,
        language=Language(row.language),
        form=BodyNameForm(row.form),
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        source=row.source.name if row.source else None,
    )


def _status(row: BodyStatus) -> shapes.BodyStatus:
    return shapes.BodyStatus(
        series=row.category.series.slug,
        category=row.category.slug,
        name=texts_of(row.category, "name"),
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )


def _around(places: Places, row: Body | None, parts: _Parts) -> shapes.BodyLink | None:
    return places.body(row, parts.book, is_public=row.pk in parts.public) if row else None


def _attended(places: Places, row: Delegation) -> shapes.Attended:
    return shapes.Attended(places.edition(row.edition), row.category.slug, texts_of(row.category, "heading"))
