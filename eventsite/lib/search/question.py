"""What somebody looks for: its words, the condition by which the database finds them, and the judge after it.

Each word has to begin a word of the key, in any order. Only where nothing is found so is a question asked
again `forgiving`: then a word of four letters or more may differ by one letter that is another, missing, too
many or exchanged with its neighbour. The database then gives what no such error can hide, and every word is
compared here.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property, reduce
from operator import and_, or_

from django.db.models import Q
from rapidfuzz.distance import OSA

from eventsite.lib.search.keys import asked_pieces, without_article

#: Words that are looked for; what follows is left out.
MOST_WORDS = 10
_SHORTEST_FORGIVEN = 4
_FIELD = "search_key"


@dataclass(frozen=True, slots=True)
class Word:
    """One word that is looked for. `beginnings`: any of them has to begin a word of the key."""

    script: str
    text: str

    @property
    def beginnings(self) -> tuple[str, ...]:
        if self.script == "han":
            return (" ".join(self.text),)
        return without_article(self.text) if self.script == "arabic" else (self.text,)

    @property
    def is_enough(self) -> bool:
        """Whether it can be looked for alone: a letter begins too many words, a character does not."""
        return self.script == "han" or len(self.text) > 1

    @property
    def may_be_mistyped(self) -> bool:
        return self.script != "han" and len(self.text) >= _SHORTEST_FORGIVEN and not self.text.isdecimal()

    def condition(self, field: str, *, forgiving: bool) -> Q:
        """Return the condition that a key holds the word, or may hold it: `is_in` says so for sure."""
        exact = _like(field, *(f"% {beginning}%" for beginning in self.beginnings))
        if not (forgiving and self.may_be_mistyped):
            return exact
        halves, near = _near(self.text)
        # Few keys have one of the halves: for all others the database compares no more than those.
        return _like(field, *halves) & (exact | _like(field, *near))

    def is_in(self, key: str, *, forgiving: bool) -> bool:
        if any(f" {beginning}" in key for beginning in self.beginnings):
            return True
        return forgiving and any(self.is_like(word) for word in key.split())

    def is_like(self, word: str) -> bool:
        """Say whether a word of a key differs by one letter."""
        return self.may_be_mistyped and OSA.distance(word, self.text, score_cutoff=1) <= 1

    def begins(self, word: str, *, forgiving: bool) -> bool:
        """Say whether a single word of a key is one that is looked for."""
        return word.startswith(self.beginnings) or (forgiving and self.is_like(word))


@dataclass(frozen=True)
class Question:
    """The words of one search, at most `MOST_WORDS` of them; `is_cut` where there were more."""

    words: tuple[Word, ...]
    is_cut: bool = False
    forgiving: bool = False

    @property
    def is_enough(self) -> bool:
        return any(word.is_enough for word in self.words)

    @cached_property
    def may_be_mistyped(self) -> bool:
        """Whether it is worth asking again, forgiving."""
        return any(word.may_be_mistyped for word in self.words)

    def forgivingly(self) -> "Question":
        return replace(self, forgiving=True)

    def condition(self, *fields: str, also: Callable[[Word, Q], Q] = lambda _word, found: found) -> Q:
        """Return the condition that each word stands in one of the keys `fields` (by default `search_key`).

        `also` gets a word and its condition and may widen it.
        """
        return reduce(and_, (also(word, self.of_word(word, *fields)) for word in self.words), Q())

    def of_word(self, word: Word, *fields: str) -> Q:
        """Return the condition that one word stands in one of the keys."""
        named = fields or (_FIELD,)
        return reduce(or_, (word.condition(field, forgiving=self.forgiving) for field in named))

    def is_in(self, key: str) -> bool:
        """Say whether every word stands in a key."""
        return all(word.is_in(key, forgiving=self.forgiving) for word in self.words)

    def whole_words(self, key: str) -> int:
        """Count the words that are whole words of a key: the more, the better it answers."""
        return sum(any(f" {whole} " in key for whole in word.beginnings) for word in self.words)

    def is_first(self, key: str) -> bool:
        """Say whether a key begins with one of the words."""
        return any(key.startswith(f" {start}") for word in self.words for start in word.beginnings)

    def finds(self, words: Iterable[str]) -> bool:
        """Say whether one of the words of a key is looked for."""
        return any(asked.begins(word, forgiving=self.forgiving) for word in words for asked in self.words)


def asked(text: str) -> Question:
    """Read what somebody typed, whatever it is; signs that are no part of a word only part words."""
    found = dict.fromkeys(Word(script, word) for script, word in asked_pieces(text))
    words = tuple(found)
    return Question(words[:MOST_WORDS], is_cut=len(words) > MOST_WORDS)


def _like(field: str, *patterns: str) -> Q:
    return reduce(or_, (Q(**{f"{field}__like": pattern}) for pattern in patterns))


def _near(word: str) -> tuple[list[str], list[str]]:
    """Return patterns for whatever differs from a word by one letter: all match one of each list.

    One of two halves is untouched, or two letters are exchanged where they meet. Then the length is about the
    same, and so is the first letter, or all but that.
    """
    half, length = len(word) // 2, len(word)
    head, tail, first, rest = word[:half], word[half:], word[0], word[1:]
    exchanged = f"% {head[:-1]}{tail[0]}{head[-1]}{tail[1:]} %"
    near = [exchanged, f"% {rest} %", f"% _{rest} %", f"% _{word} %", f"% {rest[0]}{first}{rest[1:]} %"]
    for other in (length - 1, length, length + 1):
        near.append(f"% {head}{'_' * (other - len(head))} %")
        near.append(f"% {first}{'_' * (other - len(tail) - 1)}{tail} %")
    return [f"% {head}%", f"%{tail} %", exchanged], near
