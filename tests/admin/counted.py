"""An edition whose delegates the tests of statistics count, and the addresses of its pages."""

import re

from django.urls import reverse

from delegations.enums import Gender
from tests.factories import (
    CategoryFactory,
    DelegateFactory,
    DelegationFactory,
    EditionFactory,
    PersonFactory,
    SeriesFactory,
)

PAGES = {
    "edition": ("delegations_statistics", "delegations_statistics_export"),
    "series": ("delegations_statistics_series", "delegations_statistics_series_export"),
}


def second_edition():
    """A second edition with Ana, twice a delegate and there before, and Ben, who is new."""
    series = SeriesFactory(slug="forum", acronym="F", name="Forum")
    members = CategoryFactory(series=series, heading="Members", colour=3)
    first, second = (EditionFactory(series=series, number=number) for number in (1, 2))
    ana = PersonFactory(full_name="Canary Ana", gender=Gender.FEMALE, language="ru")
    one, two = DelegationFactory.create_batch(2, edition=second, category=members)
    DelegateFactory(person=ana, delegation__edition=first, delegation__category=members)
    DelegateFactory(person=ana, delegation=one, role="head", status="accredited")
    DelegateFactory(person=ana, delegation=two, role="adviser")
    DelegateFactory(person__full_name="Canary Ben", delegation=one, status="withdrawn")
    DelegateFactory(person__full_name="Canary Cem", delegation=one, status="confirmed")
    return second


def address(edition, what="edition", page=0):
    return reverse(
        f"admin:{PAGES[what][page]}", args=[edition.pk if what == "edition" else edition.series_id]
    )


def page(client, url, **query):
    return " ".join(client.get(url, query).text.split())


def links_of(html):
    """Return the addresses of the figures on a page."""
    found = re.findall(r'href="(/admin/delegations/delegate/\?[^"]+)"', html)
    return [link.replace("&amp;", "&") for link in found]
