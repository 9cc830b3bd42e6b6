"""PDF by typst: a template, its data, our own fonts; tagged, and readable aloud (PDF/UA-1)."""

import datetime as dt
import gzip
import json
import logging
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

_FONTS = Path(__file__).parent / "data" / "fonts"
_PROBE = Path(__file__).parent / "data" / "texts.typ"
#: Typst itself is imported by this one alone.
_TYPESETTER = Path(__file__).with_name("typesetter.py")
#: How it ends where typst refuses the document; what typst says of it is then the output.
_REFUSED = 3
#: One at a time: each takes the memory of a document and all of a core.
_turn = threading.Lock()
logger = logging.getLogger(__name__)


class TypesettingError(ValueError):
    """Typst refused the document; the message may quote its texts."""


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
    except TypesettingError as error:
        raise UnreadableAloudError(str(error)) from error


def picture_of(template: Path, data: Mapping[str, Any], *, ppi: int) -> bytes:
    """Return the first page as a PNG to look at; what our fonts cannot draw is missing in it."""
    return _set(template, data, {"format": "png", "ppi": ppi})


def unprintable(texts: Iterable[str]) -> list[str]:
    """Return those of the texts, each once, that hold a character which no font of ours can draw."""
    return _unprintable(list(dict.fromkeys(texts)))


def _unprintable(texts: Sequence[str]) -> list[str]:
    try:
        _compiled(_PROBE, {"texts": texts}, dt.datetime(2000, 1, 1, tzinfo=dt.UTC), ["ua-1"])
    except TypesettingError:
        # What is said of it are single letters in the order of the paper: the text is found by halving.
        half = len(texts) // 2
        return [*_unprintable(texts[:half]), *_unprintable(texts[half:])] if half else list(texts)
    return []


def _compiled(template: Path, data: Mapping[str, Any], at: dt.datetime, standards: list[str]) -> bytes:
    options = {"format": "pdf", "pdf_standards": standards, "timestamp": int(at.timestamp())}
    return _set(template, data, options)


def _set(template: Path, data: Mapping[str, Any], options: Mapping[str, Any]) -> bytes:
    """Have a process of its own set the document: its memory goes with it. Texts reach it by a pipe alone."""
    paths = {"template": str(template), "root": str(template.parent), "fonts": _fonts().name}
    order = json.dumps({**paths, "options": options})
    with _turn:
        done = subprocess.run(  # noqa: S603 (our own file, and no word of anybody else)
            (sys.executable, "-I", _TYPESETTER),
            input=f"{order}\n{json.dumps(data)}".encode(),
            stdout=subprocess.PIPE,
            check=False,
        )
    if done.returncode == _REFUSED:
        raise TypesettingError(done.stdout.decode())
    done.check_returncode()
    return done.stdout


@cache
def _fonts() -> tempfile.TemporaryDirectory[str]:
    """Unpack the fonts, once; they are read from their folder as long as the process lasts."""
    folder = tempfile.TemporaryDirectory(prefix="eventsite-fonts-")
    for packed in sorted(_FONTS.glob("*.ttf.gz")):
        (Path(folder.name) / packed.stem).write_bytes(gzip.decompress(packed.read_bytes()))
    return folder
