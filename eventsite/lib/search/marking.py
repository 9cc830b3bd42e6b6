"""Which parts of a text are what was looked for."""

import re
from collections.abc import Iterator

from eventsite.lib.search.keys import spellings, syllables
from eventsite.lib.search.question import Question, Word

_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
#: A run of Chinese characters, or a word with the marks and apostrophes inside it.
_TOKEN = re.compile(
    f"(?P<han>[{_HAN}]+)|(?P<word>(?:[^\\W_{_HAN}][\u0300-\u036f\u0610-\u065f]*)"
    f"(?:['’‘ʼʻ`]?[^\\W_{_HAN}][\u0300-\u036f\u0610-\u065f]*)*)"
)

#: A part of a text, and whether it was looked for.
Part = tuple[str, bool]


def parts_of(text: str, question: Question) -> list[Part]:
    """Part a text into what was looked for and what was not; joined they are the text."""
    parts: list[Part] = []
    for piece, found in _pieces(text, question):
        if parts and parts[-1][1] == found:
            parts[-1] = (parts[-1][0] + piece, found)
        elif piece:
            parts.append((piece, found))
    return parts


def _pieces(text: str, question: Question) -> Iterator[Part]:
    end = 0
    for token in _TOKEN.finditer(text):
        yield text[end : token.start()], False
        if token["han"]:
            yield from _characters(token["han"], question)
        else:
            yield token[0], question.finds(spellings(token[0]))
        end = token.end()
    yield text[end:], False


def _characters(run: str, question: Question) -> Iterator[Part]:
    """Part a run of Chinese characters, looked for by themselves or by their reading."""
    marked: set[int] = set()
    readings = syllables(run)
    for word in question.words:
        for start in range(len(run)):
            marked.update(range(start, start + _length(word, run, readings, start)))
    yield from ((character, place in marked) for place, character in enumerate(run))


def _length(word: Word, run: str, readings: list[str], start: int) -> int:
    """Return how many characters from `start` on a word means."""
    if word.script == "han":
        return len(word.text) if run.startswith(word.text, start) else 0
    read = ""
    for place in range(start, len(run)):
        read += readings[place]
        if read.startswith(word.text):
            return place - start + 1
        if not word.text.startswith(read):
            return 0
    return 0
