"""Conference series."""

from collections import defaultdict
from collections.abc import Iterable

from conferences.models import Edition, Series
from eventsite.lib.wording import texts_of
from eventsite.public.api import shapes
from eventsite.public.api.parameters import Nothing, Window
from eventsite.public.api.readers.places import Listing, Places, only


def series_list(places: Places, _window: Window) -> Listing:
    rows = Series.objects.public().order_by("slug")
    return Listing(rows.count(), lambda start, end: _series(places, rows[start:end]))


def one_series(places: Places, _nothing: Nothing, series: str) -> shapes.Series:
    return only(_series(places, Series.objects.public().filter(slug=series).order_by("slug")))


def _series(places: Places, rows: Iterable[Series]) -> list[shapes.Series]:
    """Return series with their published editions, in two queries whatever their number."""
    wanted = list(rows)
    published = Edition.objects.published().filter(series__in=wanted).select_related("series")
    editions: dict[int, list[Edition]] = defaultdict(list)
    for edition in published.order_by("number", "id"):
        editions[edition.series_id].append(edition)
    return [
        shapes.Series(
            slug=row.slug,
            url=places.page(row),
            api=places.api("series", row.slug),
            name=texts_of(row, "name"),
            acronym=row.acronym,
            organizer=texts_of(row, "organizer"),
            description=texts_of(row, "description"),
            languages=row.languages,
            is_sample=row.is_fictional,
            editions=[places.edition(edition) for edition in editions[row.pk]],
        )
        for row in wanted
    ]
