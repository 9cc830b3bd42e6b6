"""Print the list of participants of an edition, as a draft or to be frozen; find what no font can draw."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from conferences.models import Edition
from delegations.enums import ListKind
from delegations.exporting.printed_list_docx import list_docx
from delegations.exporting.printed_list_pdf import list_pdf
from delegations.models import PrintedList
from delegations.reports.printed_list.building import list_before, paper_list, settings_of
from delegations.reports.printed_list.shapes import PaperList
from delegations.services.printed_lists import freeze_list, next_number
from eventsite.lib.typesetting import UnreadableAloudError, unprintable


@dataclass(frozen=True, slots=True)
class Unprintable:
    """A text that holds a character without a font, and the row to mend it in; 0 where there is none."""

    text: str
    delegation: int = 0
    delegate: int = 0


class UnprintableList(Exception):
    """The list cannot be printed. `texts` may be names of persons: for the screen, never for a log."""

    def __init__(self, texts: tuple[Unprintable, ...]) -> None:
        super().__init__("the list holds characters that no font has")
        self.texts = texts


def print_list(paper: PaperList, form: str, *, edition: Edition, at: dt.datetime) -> bytes:
    """Return the list as "pdf" or "docx". Raises UnprintableList."""
    if form == "docx":
        return list_docx(paper, at=at)
    try:
        return list_pdf(paper, edition=edition, at=at)
    except UnreadableAloudError:
        # Without its cause: a traceback in a log would quote the texts.
        found = unprintable_of(paper)
    raise UnprintableList(found)


def freeze(
    *, edition: Edition, kind: str, language: str = "", by: Any, note: str = "", supersedes_because: str = ""
) -> PrintedList:
    """Print the list as it stands now, in both forms, and keep it.

    Raises UnprintableList, and ValidationError where a reason is missing or somebody froze meanwhile.
    """
    language = language or edition.order_language
    at = timezone.now().replace(microsecond=0)
    number = next_number(edition, kind=kind, language=language)
    settings = settings_of(edition)
    paper = paper_list(edition, language=language, kind=kind, number=number, at=at)
    row = PrintedList(
        edition=edition,
        kind=ListKind(kind),
        number=number,
        language=language,
        symbol=settings.symbol,
        cut_off_at=settings.cut_off_at,
        frozen_at=at,
        content=paper.content(),
        body_count=paper.bodies,
        person_count=paper.persons,
        since=list_before(edition, language) if paper.changes else None,
        note=note,
    )
    pdf, docx = (print_list(paper, form, edition=edition, at=at) for form in ("pdf", "docx"))
    return freeze_list(row=row, pdf=pdf, docx=docx, by=by, supersedes_because=supersedes_because)


def unprintable_of(paper: PaperList) -> tuple[Unprintable, ...]:
    """Return the texts of the list that hold a character which no font of ours can draw, each once."""
    texts = {found.text: found for found in reversed(list(_texts(paper)))}
    return tuple(texts[text] for text in unprintable(texts))


def _texts(paper: PaperList) -> Iterator[Unprintable]:
    head = paper.head
    for text in (head.series, head.symbol, head.heading.text, head.theme.text, head.place, *head.paragraphs):
        yield Unprintable(text)
    for category in paper.categories:
        yield from (Unprintable(category.heading.text), Unprintable(category.note.text))
        for body in category.bodies:
            yield Unprintable(body.name.text, delegation=body.id)
            for row in body.delegates:
                yield from (Unprintable(text, body.id, row.id) for text in (row.name, *row.lines))
    for changed in paper.changes.bodies if paper.changes else ():
        yield from map(Unprintable, (changed.name.text, *changed.changes))
