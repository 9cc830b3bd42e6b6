"""The list of participants as a PDF: A4, tagged, in the language of the list."""

import datetime as dt
from pathlib import Path
from typing import Any

from conferences.models import Edition
from delegations.reports.printed_list.shapes import PaperList, PrintedBody, PrintedDelegate
from eventsite.lib.colours import CATEGORIES
from eventsite.lib.directions import set_apart
from eventsite.lib.rosette import rosette_svg
from eventsite.lib.typesetting import typeset_strictly

TEMPLATE = Path(__file__).with_name("printed_list.typ")
#: Lines of a delegation that stays together, and of a column that a category fills evenly, on one page.
TOGETHER, EVEN = 30, 26
#: Letters of a line of a column, and of a name above a delegation.
_LETTERS, _HEADING_LETTERS = 52, 40


def list_pdf(paper: PaperList, *, edition: Edition, at: dt.datetime) -> bytes:
    """Return the PDF, made as of `at`. Raises UnreadableAloudError where a text has no font."""
    return typeset_strictly(TEMPLATE, pdf_data(paper, number=edition.number), at=at)


def pdf_data(paper: PaperList, *, number: int) -> dict[str, Any]:
    """Return what the template prints."""
    words = _Words(paper.head.language, rtl=paper.head.rtl)
    content = words.prepared(paper.content())
    head = content["head"]
    head["language"] = words.code(paper.head.language)
    head["page_of"] = head["page_of"] % {"page": "{page}", "pages": "{pages}"}
    for category, row in zip(content["categories"], paper.categories, strict=True):
        category["colour"] = CATEGORIES[row.colour - 1]
        weights = [weight(body) for body in row.bodies]
        category["split"] = split(weights)
        category["tallest"] = max(map(uncut, row.bodies), default=0)
        for body, heavy in zip(category["bodies"], weights, strict=True):
            body["weight"] = heavy
    content["summary"]["by_body"] = any(row.level == "body" for row in paper.summary.rows)
    return {
        **content,
        "document": f"{paper.head.title}: {paper.head.heading.text}",
        "rosette": rosette_svg(number, stroke="#0e4f82", width=0.9, turns=10),
        "together": TOGETHER,
    }


def weight(body: PrintedBody) -> int:
    """Return about how many lines of a column a delegation takes."""
    return _name_weight(body) + sum(map(_delegate_weight, body.delegates))


def uncut(body: PrintedBody) -> int:
    """Return the lines that have to stand together: all of a delegation, or its name and one delegate."""
    whole = weight(body)
    if whole <= TOGETHER:
        return whole
    return _name_weight(body) + max(map(_delegate_weight, body.delegates), default=0)


def _name_weight(body: PrintedBody) -> int:
    return 2 + len(body.name.text) // _HEADING_LETTERS


def _delegate_weight(row: PrintedDelegate) -> int:
    """Return the lines of a delegate, and one for the gap."""
    return 1 + bool(row.role_label) + sum(1 + len(line) // _LETTERS for line in (row.name, *row.lines))


def split(weights: list[int]) -> int:
    """Return how many bodies stand in the first of two even columns; 0 where they are too many for that."""
    total = sum(weights)
    if len(weights) < 2 or total > 2 * EVEN:
        return 0
    heights = [max(sum(weights[:at]), total - sum(weights[:at])) for at in range(1, len(weights))]
    return 1 + heights.index(min(heights))


class _Words:
    """Texts as the template takes them: with their language, set apart where they run against the page."""

    def __init__(self, language: str, *, rtl: bool) -> None:
        self._language, self._rtl = language, rtl

    def code(self, language: str) -> str:
        return (language or self._language).partition("-")[0]

    def prepared(self, value: Any) -> Any:
        if isinstance(value, dict):
            if value.keys() == {"text", "language"}:
                return {"text": self.prepared(value["text"]), "lang": self.code(value["language"])}
            return {key: self.prepared(each) for key, each in value.items()}
        if isinstance(value, list | tuple):
            return [self.prepared(each) for each in value]
        return set_apart(value, rtl=self._rtl) if isinstance(value, str) else value
