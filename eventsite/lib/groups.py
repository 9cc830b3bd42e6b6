"""Rows that share a key. Most keys of a list have one row: these cost no list of their own."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Item = TypeVar("Item")


class Groups(Generic[Key, Item]):
    """Items by key, in the order in which they came."""

    def __init__(self, pairs: Iterable[tuple[Key, Item]]) -> None:
        self._first: dict[Key, Item] = {}
        self._repeated: dict[Key, list[Item]] = {}
        for key, item in pairs:
            first = self._first.setdefault(key, item)
            if first is not item:
                self._repeated.setdefault(key, [first]).append(item)

    def __contains__(self, key: Key) -> bool:
        return key in self._first

    def is_repeated(self, key: Key) -> bool:
        return key in self._repeated

    def of(self, key: Key) -> Sequence[Item]:
        """Return the items of a key. Raises KeyError if it has none."""
        return self._repeated.get(key) or (self._first[key],)

    def get(self, key: Key) -> Sequence[Item]:
        """Return the items of a key, or nothing."""
        return self.of(key) if key in self._first else ()

    def size(self, key: Key) -> int:
        """Return how many items a key has."""
        return len(self.get(key))

    def repeated(self) -> Iterator[Sequence[Item]]:
        """Yield the items of each key that has several."""
        yield from self._repeated.values()
