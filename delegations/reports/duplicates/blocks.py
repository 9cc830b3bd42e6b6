"""Records that share a key: only these are compared, and only so many of one key."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import Generic, TypeVar

from eventsite.lib.groups import Groups

Row = TypeVar("Row")

#: Records of one key that are compared with each other; of more the key says nothing by itself.
MOST_ALIKE = 30


class Blocks(Generic[Row]):
    """Rows by the keys that they share.

    `finer` gives keys that part the rows of a key too many rows have; what is too many even then is left
    out and counted in `crowded`.
    """

    def __init__(self, pairs: Iterable[tuple[int, Row]], finer: Callable[[Row], Iterable[Hashable]]) -> None:
        self._groups: Groups[int, Row] = Groups(pairs)
        self._finer = finer
        self.crowded = 0

    def size(self, key: int) -> int:
        """Return how many rows have a key."""
        return self._groups.size(key)

    def pairs(self) -> Iterator[tuple[Row, Row]]:
        """Yield two rows that share a key; a pair may come again."""
        for rows in self._groups.repeated():
            for some in [rows] if len(rows) <= MOST_ALIKE else self._parted(rows):
                yield from combinations(some, 2)

    def _parted(self, rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
        parts: dict[Hashable, list[Row]] = defaultdict(list)
        for row in rows:
            for key in self._finer(row):
                parts[key].append(row)
        for part in parts.values():
            if len(part) > MOST_ALIKE:
                self.crowded += 1
            elif len(part) > 1:
                yield part
