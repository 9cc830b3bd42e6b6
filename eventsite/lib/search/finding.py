"""Rows that answer a question, best first."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import QuerySet

from eventsite.lib.search.question import Question

#: Rows of one kind that a search gives at most; whoever meets more has to say more.
MOST = 200
#: Rows that a forgiving search looks at: what has half of a word is mostly something else.
_MOST_CANDIDATES = 500

Row = TypeVar("Row")


@dataclass(frozen=True)
class Found(Generic[Row]):
    """Rows, best first; `is_cut` says that there are more than these."""

    rows: tuple[Row, ...] = ()
    is_cut: bool = False

    def __len__(self) -> int:
        return len(self.rows)


def find(
    rows: QuerySet[Any],
    question: Question,
    *,
    key: Callable[[Any], str],
    order: Callable[[Any], Any],
) -> "Found[Any]":
    """Return the rows that answer the question; one query.

    `rows` are filtered already, in a stable order in which the database may stop early; `key` gives the
    search key of a row, `order` its place among those that answer as well.
    """
    if not question.forgiving:
        chosen = list(rows[: MOST + 1])
        return best_first(chosen[:MOST], question, key=key, order=order, is_cut=len(chosen) > MOST)
    candidates = list(rows[: _MOST_CANDIDATES + 1])
    chosen = [row for row in candidates if question.is_in(key(row))]
    is_cut = len(chosen) > MOST or len(candidates) > _MOST_CANDIDATES
    return best_first(chosen[:MOST], question, key=key, order=order, is_cut=is_cut)


def best_first(
    rows: Iterable[Row],
    question: Question,
    *,
    key: Callable[[Row], str],
    order: Callable[[Row], Any],
    is_cut: bool = False,
) -> Found[Row]:
    """Put rows in which more words stand whole before the others, then those that begin with one."""

    def place(row: Row) -> tuple[int, bool, Any]:
        words = key(row)
        return -question.whole_words(words), not question.is_first(words), order(row)

    return Found(tuple(sorted(rows, key=place)), is_cut)


def first_of_each(found: Found[Row], same: Callable[[Row], Any]) -> Found[Row]:
    """Keep the best row of those for which `same` is equal."""
    firsts: dict[Any, Row] = {}
    for row in found.rows:
        firsts.setdefault(same(row), row)
    return Found(tuple(firsts.values()), found.is_cut)
