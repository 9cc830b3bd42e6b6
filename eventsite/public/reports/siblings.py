"""The editions of one series around one of them: its run, its neighbours, and those it is compared with."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Exists, OuterRef

from conferences.enums import Completeness
from conferences.models import Edition, EditionTopic
from delegations.models import Delegation
from eventsite.public.reports.run import LONGEST, run_of

#: What is read of them, in the order of the model, and none of the texts in six languages.
_COLUMNS = (
    *("id", "series_id", "number", "starts_on", "ends_on", "dates_basis"),
    *("list_language", "body_name_form", "host_place", "list_completeness"),
)


@dataclass(frozen=True)
class Neighbour:
    """The edition before or after this one in its series."""

    edition: Edition
    is_next: bool


@dataclass(frozen=True)
class Siblings:
    """`bodies_before`, `topics_before`: the nearest earlier editions with a list of bodies, with topics."""

    run: list[tuple[int, str, bool]]
    neighbours: tuple[Neighbour, ...]
    is_first: bool
    bodies_before: Edition | None
    topics_before: Edition | None


class _Row(NamedTuple):
    number: int
    has_list: bool
    has_topics: bool
    columns: Sequence[Any]


def siblings_of(edition: Edition) -> Siblings:
    """Read the published editions of the series, which is loaded, in one query: long series in bare rows."""
    rows = _rows(edition)
    earlier = [row for row in rows if row.number < edition.number]
    later = [row for row in rows if row.number > edition.number]
    lists = [row for row in earlier if row.has_list]
    topics = [row for row in earlier if row.has_topics]
    return Siblings(
        run=run_of((_edition(row, edition) for row in rows[-LONGEST:]), current=edition),
        neighbours=(
            *(Neighbour(_edition(row, edition), is_next=False) for row in earlier[-1:]),
            *(Neighbour(_edition(row, edition), is_next=True) for row in later[:1]),
        ),
        is_first=not earlier,
        bodies_before=_edition(lists[-1], edition) if lists else None,
        topics_before=_edition(topics[-1], edition) if topics else None,
    )


def _rows(edition: Edition) -> list[_Row]:
    of_edition = {"edition": OuterRef("pk")}
    rows = (
        Edition.objects.published()
        .filter(series=edition.series_id)
        .annotate(
            has_delegations=Exists(Delegation.objects.filter(**of_edition)),
            has_topics=Exists(EditionTopic.objects.filter(**of_edition)),
        )
        .order_by("number")
        .values_list("has_delegations", "has_topics", *_COLUMNS)
    )
    return [
        _Row(columns[2], named and columns[-1] != Completeness.CATEGORIES_ONLY, topics, columns)
        for named, topics, *columns in rows
    ]


def _edition(row: _Row, edition: Edition) -> Edition:
    found = Edition.from_db(DEFAULT_DB_ALIAS, _COLUMNS, row.columns)
    found.series = edition.series
    return found
