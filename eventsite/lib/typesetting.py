"""PDF by typst: a template, its data, our own fonts; tagged, and readable aloud (PDF/UA-1)."""

import datetime as dt
import gzip
import json
import logging
import tempfile
import threading
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import typst

_FONTS = Path(__file__).parent / "data" / "fonts"
_PROBE = Path(__file__).parent / "data" / "texts.typ"
#: One at a time: each takes the memory of a document and all of a core.
_turn = threading.Lock()
logger = logging.getLogger(__name__)


class UnreadableAloudError(ValueError):
    """The document would hold what no font of ours can draw, or what no screen reader could tell."""


def typeset(template: Path, data: Mapping[str, Any], *, at: dt.datetime) -> bytes:
    """Return a PDF, made as of `at` (aware): the same data give the same bytes.

    A text that our fonts lack characters for is printed with gaps, and the log says that there is one.
    """
    try:
        return typeset_strictly(template, data, at=at)
    except UnreadableAloudError:
        # The message names the text, which may be a person's name: it stays out of the log.
        logger.warning("A PDF of %s is not PDF/UA: it holds characters that no font has.", template.stem)
        return _compiled(template, data, at, [])


def typeset_strictly(template: Path, data: Mapping[str, Any], *, at: dt.datetime) -> bytes:
    """Return a PDF that is PDF/UA-1. Raises UnreadableAloudError."""
    try:
        return _compiled(template, data, at, ["ua-1"])
    except typst.TypstError as error:
        raise UnreadableAloudError(str(error)) from error


def picture_of(template: Path, data: Mapping[str, Any], *, ppi: int) -> bytes:
    """Return the first page as a PNG to look at; what our fonts cannot draw is missing in it."""
    with _turn:
        pages = _compiler(template, data).compile(format="png", ppi=ppi)
    page = pages[0] if isinstance(pages, list) else pages
    if not isinstance(page, bytes):
        raise TypeError(type(page))
    return page


def unprintable(texts: Iterable[str]) -> list[str]:
    """Return those of the texts, each once, that hold a character which no font of ours can draw."""
    return _unprintable(list(dict.fromkeys(texts)))


def _unprintable(texts: Sequence[str]) -> list[str]:
    try:
        _compiled(_PROBE, {"texts": texts}, dt.datetime(2000, 1, 1, tzinfo=dt.UTC), ["ua-1"])
    except typst.TypstError:
        # What is said of it are single letters in the order of the paper: the text is found by halving.
        half = len(texts) // 2
        return [*_unprintable(texts[:half]), *_unprintable(texts[half:])] if half else list(texts)
    return []


def _compiled(template: Path, data: Mapping[str, Any], at: dt.datetime, standards: list[Any]) -> bytes:
    with _turn:
        pdf = _compiler(template, data).compile(
            format="pdf", pdf_standards=standards, timestamp=int(at.timestamp())
        )
    if not isinstance(pdf, bytes):
        raise TypeError(type(pdf))
    return pdf


def _compiler(template: Path, data: Mapping[str, Any]) -> typst.Compiler:
    return typst.Compiler(
        str(template),
        root=str(template.parent),
        font_paths=_fonts()[1],
        # As data and never as part of the template: no text can become markup.
        sys_inputs={"data": json.dumps(data)},
    )


@cache
def _fonts() -> tuple[tempfile.TemporaryDirectory[str], typst.Fonts]:
    """Unpack the fonts, once; they are read from their folder as long as the process lasts."""
    folder = tempfile.TemporaryDirectory(prefix="eventsite-fonts-")
    for packed in sorted(_FONTS.glob("*.ttf.gz")):
        (Path(folder.name) / packed.stem).write_bytes(gzip.decompress(packed.read_bytes()))
    return folder, typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder.name]
    )
