"""Published editions with what is recorded of them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from conferences.enums import Completeness, DatesBasis
from conferences.models import Edition, EditionSource, EditionTopic, OutcomePoint, ProgrammeRelease, Venue
from conferences.reports.editions import editions_on_record
from delegations.enums import HostRole
from delegations.models import BodyName, EditionHost
from delegations.reports.names import names_on
from eventsite.lib.wording import texts_of
from eventsite.public.api import shapes
from eventsite.public.api.parameters import EditionFilter, Nothing, given
from eventsite.public.api.readers.places import Listing, Places, country_of, only
from eventsite.public.reports.figures import Figures, figures_of

_TEXTS = ("title", "theme", "city", "summary", "outcome", "participation_note")


def edition_list(places: Places, wanted: EditionFilter) -> Listing:
    rows = editions_on_record(**given(wanted, series="series", year="year", country="country", q="text"))
    return Listing(rows.count(), lambda start, end: _editions(places, rows[start:end]))


def one_edition(places: Places, _nothing: Nothing, series: str, number: int) -> shapes.Edition:
    return only(_editions(places, [published_edition(series, number)]))


def published_edition(series: str, number: int) -> Edition:
    """Return a published edition with its series and venue. Raises Missing."""
    rows = Edition.objects.published().filter(series__slug=series, number=number)
    return only(rows.select_related("series", "venue").order_by("id"))


@dataclass(frozen=True)
class _Parts:
    """What belongs to some editions, by the edition's id; `names` are those of their hosts."""

    hosts: dict[int, list[EditionHost]]
    names: list[BodyName]
    topics: dict[int, list[EditionTopic]]
    outcome: dict[int, list[OutcomePoint]]
    sources: dict[int, list[EditionSource]]
    releases: dict[int, ProgrammeRelease]
    figures: dict[int, Figures]


def _editions(places: Places, rows: Iterable[Edition]) -> list[shapes.Edition]:
    """Return editions with all that belongs to them, in nine queries whatever their number."""
    wanted = list(rows)
    shown = (HostRole.HOST, HostRole.ORGANIZER)
    hosts = _by_edition(EditionHost, wanted, "body", role__in=shown)
    bodies = {row.body_id for of_one in hosts.values() for row in of_one}
    releases = ProgrammeRelease.objects.current().filter(edition__in=wanted).defer("snapshot", "changes")
    parts = _Parts(
        hosts=hosts,
        names=list(BodyName.objects.filter(body__in=bodies).order_by("body", "id")),
        topics=_by_edition(EditionTopic, wanted, "topic"),
        outcome=_by_edition(OutcomePoint, wanted),
        sources=_by_edition(EditionSource, wanted, "source"),
        releases={row.edition_id: row for row in releases.order_by("id")},
        figures=figures_of(wanted),
    )
    return [_edition(places, row, parts) for row in wanted]


def _by_edition(
    model: type[Model], wanted: list[Edition], *related: str, **conditions: Any
) -> dict[int, list[Any]]:
    rows: Any = model._default_manager.filter(edition__in=wanted, **conditions)
    grouped: dict[int, list[Any]] = defaultdict(list)
    if related:
        rows = rows.select_related(*related)
    for row in rows.order_by("order", "id"):
        grouped[row.edition_id].append(row)
    return grouped


def _edition(places: Places, row: Edition, parts: _Parts) -> shapes.Edition:
    key = (row.series.slug, row.number)
    return shapes.Edition(
        series=places.series(row.series),
        number=row.number,
        url=places.page(row),
        api=places.api("edition", *key),
        **{name: texts_of(row, name) for name in _TEXTS},
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        dates_basis=DatesBasis(row.dates_basis),
        time_zone=row.time_zone,
        country=country_of(row.country_code),
        venue=_venue(row.venue) if row.venue else None,
        hosts=_hosts(places, row, parts),
        topics=[
            shapes.EditionTopic(places.topic(item.topic), texts_of(item, "wording"))
            for item in parts.topics[row.pk]
        ],
        outcome_points=[texts_of(point, "text") for point in parts.outcome[row.pk]],
        list_completeness=Completeness(row.list_completeness),
        figures=_figures(parts.figures[row.pk]),
        participants=places.api("participants", *key),
        programme=_programme(places, row, parts.releases.get(row.pk)),
        sources=[_source(item) for item in parts.sources[row.pk]],
    )


def _venue(row: Venue) -> shapes.Venue:
    return shapes.Venue(texts_of(row, "name"), texts_of(row, "address"))


def _hosts(places: Places, row: Edition, parts: _Parts) -> list[shapes.Host]:
    """Return who hosted an edition, under the names of its time; a host of a published edition has a page."""
    names = names_on(parts.names, row.starts_on)
    return [shapes.Host(places.body(host.body, names), HostRole(host.role)) for host in parts.hosts[row.pk]]


def _figures(found: Figures) -> shapes.EditionFigures:
    return shapes.EditionFigures(found.bodies, found.unnamed, found.delegates)


def _programme(places: Places, row: Edition, release: ProgrammeRelease | None) -> shapes.Programme | None:
    if release is None:
        return None
    return shapes.Programme(
        release=release.number,
        released_at=release.released_at,
        sessions=release.session_count,
        url=places.absolute(row.url_of("programme")),
        api=places.api("sessions", row.series.slug, row.number),
    )


def _source(item: EditionSource) -> shapes.Source:
    source = item.source
    return shapes.Source(
        source.name, source.title, source.publisher, source.url, source.published_on, source.language
    )
