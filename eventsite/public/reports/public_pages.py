"""The addresses of all public pages but those of single sessions, to which every programme leads."""

from collections.abc import Iterable

from django.urls import reverse

from conferences.models import Edition, Series, Topic
from delegations.models import Body

_ENTRANCES = (
    "public:home",
    "conferences:edition-list",
    "delegations:body-list",
    "conferences:topic-list",
    "conferences:document-list",
    "public:api",
)
_OF_EDITION = ("edition-detail", "programme", "participants", "edition-documents")


def public_pages() -> list[str]:
    """Return the addresses in the language of the moment, in a steady order; four queries."""
    return [*map(reverse, _ENTRANCES), *_of_conferences(), *_of_bodies(), *_of_topics()]


def _of_conferences() -> Iterable[str]:
    for series in Series.objects.public().order_by("slug"):
        yield from (series.get_absolute_url(), reverse("public:series-bodies", args=[series.slug]))
    editions = Edition.objects.published().select_related("series").order_by("series__slug", "number", "id")
    yield from (row.url_of(page) for row in editions for page in _OF_EDITION)


def _of_bodies() -> Iterable[str]:
    slugs = Body.objects.public().order_by("slug").values_list("slug", flat=True)
    return (reverse("delegations:body-detail", args=[slug]) for slug in slugs)


def _of_topics() -> Iterable[str]:
    slugs = Topic.objects.public().order_by("slug").values_list("slug", flat=True)
    return (reverse("conferences:topic-detail", args=[slug]) for slug in slugs)
