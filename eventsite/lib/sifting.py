"""Filters over a list, and how many rows each choice would leave."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Key = TypeVar("Key")
#: What each row can be found by: filter to the choices that hold it.
Values = Mapping[str, Collection[str]]
#: The filter of words that somebody looks for, and the choice of the rows that hold them.
WORDS, HELD = "q", "held"


@dataclass(frozen=True)
class Sifted(Generic[Key]):
    """The rows that pass all filters, in the order given; for each filter, how many a choice would leave.

    A count holds under the other filters in force; `without` counts what loosening one filter would leave.
    """

    passing: tuple[Key, ...]
    counts: Mapping[str, Mapping[str, int]]
    without: Mapping[str, int]


def with_words(values: Mapping[Key, Values], held: Collection[Key] | None) -> Iterable[tuple[Key, Values]]:
    """Return rows with what the filter of words finds of them: `held`, or None where nobody asks."""
    if held is None:
        return values.items()
    return ((key, {**row, WORDS: (HELD,) if key in held else ()}) for key, row in values.items())


def sift(rows: Iterable[tuple[Key, Values]], asked: Mapping[str, str], filters: Sequence[str]) -> Sifted[Key]:
    """Count what passes `asked` (filter to choice), in one walk over the rows.

    `filters` names those whose choices are counted; a row without one of them has no choice in it.
    """
    passing, counts = [], {name: dict[str, int]() for name in filters}
    without = dict.fromkeys(asked, 0)
    for key, values in rows:
        failed = [name for name, choice in asked.items() if choice not in values.get(name, ())]
        if not failed:
            passing.append(key)
        elif len(failed) > 1:
            continue
        for name in failed or filters:
            counted = counts.get(name, {})
            for choice in values.get(name, ()):
                counted[choice] = counted.get(choice, 0) + 1
        for name in failed or asked:
            without[name] += 1
    return Sifted(tuple(passing), counts, without)
