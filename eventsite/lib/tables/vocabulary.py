"""The headings that one kind of list goes by, in any language, case and order of words written by people."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType

from eventsite.lib.text import match_key

_NOT_A_LETTER = re.compile(r"[\W_]+")
_IN_BRACKETS = re.compile(r"[(\[（【].*?[)\]）】]")
_MOST_HEADINGS = 300
_LONGEST_HEADING = 200
# Headings in two languages, one below or beside the other.
_HEADING_PARTS = re.compile(r"\s*[/\n|]\s*")

#: (headings, column that has to be there too, meaning then, meaning otherwise): a heading whose meaning
#: depends on the others.
Ambiguous = tuple[tuple[str, ...], str, str, str]


class Vocabulary:
    """Canonical columns and the headings that mean them; each canonical name is a heading too.

    `is_value` tells a cell that no heading looks like, so that a file without headings is seen as such;
    `guess` names the column that such a cell may belong to, or nothing. `labels` are the columns in the
    words of the interface.
    """

    def __init__(
        self,
        headings: Mapping[str, Sequence[str]],
        ambiguous: Sequence[Ambiguous] = (),
        is_value: Callable[[str], bool] = lambda _text: False,
        guess: Callable[[str], str] = lambda _text: "",
        labels: Mapping[str, object] = MappingProxyType({}),
    ) -> None:
        self.columns = tuple(headings)
        self._guess = guess
        self._labels = labels
        self._headings = headings
        self._ambiguous = tuple(ambiguous)
        self._is_value = is_value
        self._groups = frozenset(_group(number) for number in range(len(self._ambiguous)))

    def meanings(self, header: Sequence[str]) -> list[str | None]:
        """Return the canonical column of each heading, None for an unknown one."""
        meanings = [self._meaning(heading) for heading in header]
        for number, (_headings, witness, beside, alone) in enumerate(self._ambiguous):
            decided = beside if witness in meanings else alone
            meanings = [decided if meaning == _group(number) else meaning for meaning in meanings]
        return meanings

    def recognised(self, cells: Sequence[str]) -> int:
        """Return how many of the cells are headings of this kind of list."""
        return len({meaning for cell in cells[:_MOST_HEADINGS] if (meaning := self._meaning(cell))})

    def label(self, column: str) -> str:
        """Return what a column is called in the interface."""
        return str(self._labels.get(column, column))

    def is_entry(self, cells: Sequence[str]) -> bool:
        """Say whether a row holds what stands below headings, and no headings.

        One word may be both: “Delegate” is a heading and a role. Such a row needs a cell that is surely none.
        """
        known = [cell for cell in cells[:_MOST_HEADINGS] if self._meaning(cell)]
        others = [cell[:_LONGEST_HEADING] for cell in cells[:_MOST_HEADINGS] if cell not in known]
        if len(known) > 1:
            return False
        return any(map(self._guess if known else self._is_value, others))

    def guess(self, samples: Sequence[str]) -> str:
        """Return the column that most of the samples look like, or nothing."""
        guesses = Counter(map(self._guess, samples))
        column, count = guesses.most_common(1)[0] if guesses else ("", 0)
        return column if count * 2 > len(samples) else ""

    def _meaning(self, heading: str) -> str | None:
        if len(heading) > _LONGEST_HEADING:  # a cell of text, not a heading
            return None
        known = self._known
        bare = _IN_BRACKETS.sub(" ", heading)
        if found := known.get(_heading_key(heading)) or known.get(_heading_key(bare)):
            return found
        parts = {meaning for part in _HEADING_PARTS.split(bare) if (meaning := known.get(_heading_key(part)))}
        # Two parts that both depend on the other headings ("Name / Имя") are settled alike.
        return min(parts) if len(parts) == 1 or (parts and parts <= self._groups) else None

    @cached_property
    def _known(self) -> dict[str, str]:
        known = {
            _heading_key(heading): column
            for column, headings in self._headings.items()
            for heading in (*headings, column)
        }
        for number, (headings, *_rule) in enumerate(self._ambiguous):
            known |= {_heading_key(heading): _group(number) for heading in headings}
        return known


def words_by_name(table: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return each name's words, which stand in lines, parted by bars."""
    return {name: tuple(_words(text)) for name, text in table.items()}


def _words(text: str) -> Iterator[str]:
    return (word.strip() for line in text.strip().splitlines() for word in line.split("|"))


def _group(number: int) -> str:
    """Return the stand-in for a meaning that the other headings decide."""
    return f"ambiguous {number}"


def _heading_key(heading: str) -> str:
    return _NOT_A_LETTER.sub("", match_key(heading))
