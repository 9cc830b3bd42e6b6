"""What all readers share: whole addresses, parts of lists, and texts in every language."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from conferences.models import Edition, Series, Topic
from delegations.models import Body
from delegations.reports.names import DisplayName, NameBook
from eventsite.lib.countries import country
from eventsite.lib.wording import texts_of
from eventsite.public.api.shapes import BodyLink, Country, EditionLink, Named, SeriesLink, TopicLink


class Moved(Exception):
    """What is asked for is part of something else now, at this address."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


class Missing(Exception):
    """There is no such thing in public."""


@dataclass(frozen=True)
class Listing:
    """A whole list, of which `rows` makes the part between two places."""

    count: int
    rows: Callable[[int, int], Sequence[Any]]


@dataclass(frozen=True)
class Places:
    """Makes addresses of this site whole; `today` is the day on which names are valid."""

    absolute: Callable[[str], str]
    today: dt.date
    #: Links made already, by the edition's id: a hundred bodies attended the same ten editions.
    _editions: dict[int, EditionLink] = field(default_factory=dict)

    def api(self, name: str, *args: object) -> str:
        return self.absolute(reverse(f"api:{name}", args=args))

    def page(self, row: Series | Edition | Topic | Body) -> str:
        return self.absolute(row.get_absolute_url())

    def series(self, row: Series) -> SeriesLink:
        return SeriesLink(row.slug, texts_of(row, "name"), self.page(row), self.api("series", row.slug))

    def edition(self, row: Edition) -> EditionLink:
        """Return a link to a published edition, read with its series."""
        if row.pk not in self._editions:
            api = self.api("edition", row.series.slug, row.number)
            link = EditionLink(row.series.slug, row.number, texts_of(row, "title"), self.page(row), api)
            self._editions[row.pk] = link
        return self._editions[row.pk]

    def topic(self, row: Topic) -> TopicLink:
        return TopicLink(row.slug, texts_of(row, "name"), self.page(row), self.api("topic", row.slug))

    def body(self, row: Body, names: NameBook, *, is_public: bool = True) -> BodyLink:
        name = named(names.display(row, language="en"))
        if not is_public:
            return BodyLink(row.slug, name, None, None)
        return BodyLink(row.slug, name, self.page(row), self.api("body", row.slug))


def only(found: Iterable[Any]) -> Any:
    """Return the first of what was found. Raises Missing where nothing was."""
    for row in found:
        return row
    raise Missing


def named(name: DisplayName) -> Named:
    return Named(name.text, name.language or None)


def country_of(alpha3: str) -> Country | None:
    """Return a country by its code; one that the standard lacks has no names."""
    if not alpha3:
        return None
    try:
        return Country(alpha3, dict(country(alpha3).names))
    except KeyError:
        return Country(alpha3, {})
