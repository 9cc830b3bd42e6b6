"""The bodies that keep coming to a series, by the number of editions that name them."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count
from django.utils.translation import get_language

from conferences.enums import Publication
from conferences.models import Series
from delegations.models import Body, Delegation
from delegations.reports.names import names_of
from eventsite.lib.wording import Wording
from eventsite.public.reports.hosts import reader_name

#: So many bodies are named; of the groups behind them only the number is.
MOST = 60


@dataclass(frozen=True)
class AttendanceGroup:
    """The bodies named at the same number of editions, by name."""

    editions: int
    bodies: tuple[tuple[Body, Wording], ...]


@dataclass(frozen=True)
class Regulars:
    """Groups, the most regular first; `hidden` bodies came less often and are only counted."""

    groups: tuple[AttendanceGroup, ...]
    hidden: int


def regulars_of(series: Series, *, today: dt.date) -> Regulars:
    """Count the published editions that name each body; three queries. Names are those valid today."""
    named = Delegation.objects.filter(edition__series=series, edition__publication=Publication.PUBLISHED)
    counts = dict(named.order_by().values_list("body").annotate(Count("id")))
    shown = _most_regular(counts.items())
    bodies = Body.objects.in_bulk([pk for _editions, ids in shown for pk in ids])
    names, language = names_of(bodies, on=today), get_language() or "en"
    groups = (
        AttendanceGroup(
            editions,
            tuple(
                (bodies[pk], reader_name(names, bodies[pk]))
                for pk in sorted(ids, key=lambda pk: (names.sort_key(bodies[pk], language), pk))
            ),
        )
        for editions, ids in shown
    )
    return Regulars(tuple(groups), len(counts) - len(bodies))


def _most_regular(counts: Iterable[tuple[int, int]]) -> Sequence[tuple[int, list[int]]]:
    """Return (number of editions, ids) for the groups that fit, the highest number first."""
    found: list[tuple[int, list[int]]] = []
    room = MOST
    for editions, rows in groupby(sorted(counts, key=lambda row: -row[1]), key=lambda row: row[1]):
        ids = [body for body, _editions in rows]
        room -= len(ids)
        if room < 0:
            break
        found.append((editions, ids))
    return found
