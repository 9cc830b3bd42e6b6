"""The directory of bodies: what each public one can be found by, and in which orders they stand."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from conferences.enums import Publication
from delegations.enums import BodyKind
from delegations.models import Body, Delegation
from delegations.reports.bodies import categories_on_record, directory, editions_of, in_alphabetical_order
from eventsite.lib.sifting import Sifted, Values, sift, with_words

FILTERS = ("kind", "category")
MOST_EDITIONS = "editions"


@dataclass(frozen=True)
class BodyDirectory:
    """The public bodies (ids), in no order; the choices of each filter as (value, words)."""

    values: Mapping[int, Values]
    kinds: tuple[tuple[str, str], ...]
    categories: tuple[tuple[str, str], ...]

    def sift(self, asked: Mapping[str, str], text: str = "") -> Sifted[int]:
        """Return what passes the filters; `text`, part of any name, an alias or a code, costs one query."""
        held = set(directory(text=text).order_by().values_list("pk", flat=True)) if text else set()
        return sift(with_words(self.values, held if text else None), asked, FILTERS)


def body_directory() -> BodyDirectory:
    """Return what the public bodies can be found by; three queries.

    A category is one that a body had at a published edition, as the slugs of its series and itself.
    """
    kinds = dict(directory().order_by("pk").values_list("pk", "kind"))
    published = Delegation.objects.filter(edition__publication=Publication.PUBLISHED).order_by()
    had: dict[int, set[str]] = defaultdict(set)
    for body, series, category in published.values_list(
        "body_id", "category__series__slug", "category__slug"
    ).distinct():
        had[body].add(f"{series}:{category}")
    found = set(kinds.values())
    return BodyDirectory(
        values={pk: {"kind": (kind,), "category": had[pk]} for pk, kind in kinds.items()},
        kinds=tuple((kind.value, str(kind.label)) for kind in BodyKind if kind.value in found),
        categories=tuple(_categories()),
    )


def bodies_in_order(ids: Sequence[int], sort: str, *, language: str, on: dt.date) -> list[int]:
    """Return ids by the names valid on a day, or by number of editions and then by name."""
    by_name = in_alphabetical_order(Body.objects.filter(pk__in=ids), language=language, on=on)
    if sort != MOST_EDITIONS:
        return by_name
    editions = editions_of(ids)
    return sorted(by_name, key=lambda pk: -editions[pk])


def _categories() -> list[tuple[str, str]]:
    """Return the categories with their headings; where there are several series, each with its own."""
    found = categories_on_record()
    several = len({series.text for _value, _heading, series in found}) > 1
    return [
        (value, f"{heading.text} ({series.text})" if several else heading.text)
        for value, heading, series in found
    ]
