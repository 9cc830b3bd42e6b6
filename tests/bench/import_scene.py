"""The records that a measured import meets: an edition, 300 bodies in four languages, some delegates."""

import datetime as dt
from itertools import product

from conferences.models import Edition, Series
from delegations.enums import BodyKind
from delegations.importing.loader import execute_import
from delegations.models import Body, BodyName, Category
from tests.bench.attendee_file import BODIES, CATEGORIES, as_csv, body_code, body_names, rows_on_record

_LANGUAGES = ("en", "ru", "zh-hans", "ar")


def set_up(rows: int) -> Edition:
    """Create what a file of `rows` rows is about, and the delegates that it changes."""
    series = Series.objects.create(slug="measured", name="Measured series", acronym="MS")
    edition = Edition.objects.create(
        series=series, number=1, title="Measured edition", city="Tashkent", country_code="UZB",
        starts_on=dt.date(2026, 6, 1), ends_on=dt.date(2026, 6, 3), time_zone="Asia/Tashkent",
    )  # fmt: skip
    for order, slug in enumerate(CATEGORIES, 1):
        Category.objects.create(series=series, slug=slug, name=slug, heading=slug, order=order)
    bodies = Body.objects.bulk_create(
        Body(slug=f"measured-{n}", label=body_names(n)[0], code=body_code(n), kind=BodyKind.OTHER)
        for n in range(BODIES)
    )
    BodyName.objects.bulk_create(
        BodyName(body=body, language=language, text=body_names(n)[place])
        for (n, body), (place, language) in product(enumerate(bodies), enumerate(_LANGUAGES))
    )
    if rows:
        execute_import(edition=edition, data=as_csv(rows_on_record(rows)), by=None)
    return edition
