"""Which documents belong together: a text, what corrects it, what supersedes it.

A relation that is on record counts. Where a document has none, its symbol is read: A/1/Rev.2 supersedes the
latest earlier text of A/1 in the list, A/1/Corr.1 corrects A/1. Only documents of one edition are chained.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from eventsite.lib.symbols import read_symbol


class Filed(Protocol):
    """What chains read of a document."""

    @property
    def pk(self) -> int: ...
    @property
    def symbol(self) -> str: ...
    @property
    def edition_id(self) -> int: ...
    @property
    def supersedes_id(self) -> int | None: ...
    @property
    def amends_id(self) -> int | None: ...


@dataclass(frozen=True)
class Step:
    """The document (id) that another one follows, and whether it only corrects it."""

    to: int
    corrects: bool


class Chains:
    """The chains of a list of documents that are all visible to whoever reads it: nothing else is named."""

    def __init__(self, documents: Iterable[Filed]) -> None:
        self.documents: Mapping[int, Filed] = {row.pk: row for row in documents}
        self._texts: dict[tuple[int, str], dict[int, int]] = defaultdict(dict)
        for row in self.documents.values():
            symbol = read_symbol(row.symbol)
            if not symbol.correction:
                self._texts[row.edition_id, symbol.base][symbol.revision] = row.pk

    @cached_property
    def steps(self) -> dict[int, Step]:
        """What each document follows, if anything."""
        found = ((row.pk, self._stated(row) or self._read(row)) for row in self.documents.values())
        return {pk: step for pk, step in found if step}

    @cached_property
    def followers(self) -> dict[int, list[tuple[int, bool]]]:
        """What follows each document: (id, whether it only corrects), by symbol."""
        later: dict[int, list[tuple[int, bool]]] = defaultdict(list)
        for pk in sorted(self.steps, key=lambda row: self.documents[row].symbol):
            later[self.steps[pk].to].append((pk, self.steps[pk].corrects))
        return later

    def first_of(self, pk: int) -> int:
        """Return the document with which the chain of one begins."""
        return self._way(pk)[-1]

    def families(self, ids: Iterable[int]) -> list[list[int]]:
        """Return the ids chain by chain, the latest text of each first, corrections behind what they correct.

        Chains stand where the first of their ids stands.
        """
        grouped: dict[int, list[int]] = defaultdict(list)
        for pk in ids:
            grouped[self.first_of(pk)].append(pk)
        # Most chains are of one document, which needs no place.
        return [sorted(family, key=self._place) if family[1:] else family for family in grouped.values()]

    def symbol_key(self, pk: int) -> tuple[tuple[str | int, ...], int]:
        """Return the key by which chains stand in the order of their symbols."""
        first = self.first_of(pk)
        return read_symbol(self.documents[first].symbol).key, first

    def _place(self, pk: int) -> tuple[int, bool, int, int]:
        steps = [self.steps[row] for row in self._way(pk)[:-1]]
        own = read_symbol(self.documents[pk].symbol)
        is_correction = bool(steps) and steps[0].corrects
        generation = sum(not step.corrects for step in steps)
        return -generation, is_correction, -own.correction, -pk

    def _way(self, pk: int) -> list[int]:
        """Return the documents from one back to the first; records that run in a circle end it."""
        way = [pk]
        while (step := self.steps.get(way[-1])) and step.to not in way:
            way.append(step.to)
        return way

    def _stated(self, row: Filed) -> Step | None:
        for to, corrects in ((row.supersedes_id, False), (row.amends_id, True)):
            other = self.documents.get(to) if to else None
            if other and other.edition_id == row.edition_id:
                return Step(other.pk, corrects)
        return None

    def _read(self, row: Filed) -> Step | None:
        if row.supersedes_id or row.amends_id:
            return None
        symbol = read_symbol(row.symbol)
        texts = self._texts[row.edition_id, symbol.base]
        if symbol.correction:
            corrected = texts.get(symbol.revision)
            return Step(corrected, corrects=True) if corrected else None
        earlier = [revision for revision in texts if revision < symbol.revision]
        return Step(texts[max(earlier)], corrects=False) if earlier else None
