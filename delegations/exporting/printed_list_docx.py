"""The list of participants as a DOCX to go on editing: named styles, and fields for the pages."""

import datetime as dt
import io
from typing import Any

from docx import Document
from docx.enum.section import WD_SECTION

from delegations.exporting.docx_parts import Writer, add_field_line, add_table, set_columns
from delegations.exporting.docx_styles import define_styles
from delegations.reports.printed_list.shapes import PaperList, PrintedBody, PrintedChanges, PrintedSummary


def list_docx(paper: PaperList, *, at: dt.datetime) -> bytes:
    """Return the file, made as of `at`."""
    document = Document()
    head = paper.head
    define_styles(document, language=head.language, rtl=head.rtl)
    _properties(document, paper, at)
    writer = Writer(document, rtl=head.rtl)
    _margins(document, paper, writer)
    _front(writer, paper)
    add_summary(writer, paper.summary)
    if paper.changes:
        _changes(writer, paper.changes)
    _list(document, writer, paper)
    _index(document, writer, paper)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _properties(document: Any, paper: PaperList, at: dt.datetime) -> None:
    known = document.core_properties
    known.title = f"{paper.head.title}: {paper.head.heading.text}"[:255]
    known.author = paper.head.series[:255]
    known.language = paper.head.language
    known.comments = ""
    known.created = known.modified = at.astimezone(dt.UTC).replace(tzinfo=None)


def _margins(document: Any, paper: PaperList, writer: Writer) -> None:
    """Set A4, and what stands at the head and the foot of every page."""
    section = document.sections[0]
    section.page_width, section.page_height = 7560310, 10692130
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = 720000
    header = section.header.paragraphs[0]
    header.style = document.styles["Header"]
    writer.write(header, paper.head.running)
    footer = section.footer.paragraphs[0]
    footer.style = document.styles["Footer"]
    # The symbol, a tab to the other end, the page: both are of the paper's language.
    add_field_line(footer, paper.head.symbol, paper.head.page_of)


def _front(writer: Writer, paper: PaperList) -> None:
    head = paper.head
    writer.add("List series", head.series)
    writer.add("List symbol", head.symbol)
    writer.add("List session", head.heading.text)
    if head.theme.text != head.heading.text:
        writer.add("List note", head.theme.text)
    for text in (head.place, *head.facts):
        writer.add("List note", text)
    writer.add("Title", head.title)
    for paragraph in head.paragraphs:
        writer.add("Normal", paragraph)


def add_summary(writer: Writer, summary: PrintedSummary) -> None:
    writer.add("Caption", summary.heading)
    rows = [(row.level, (row.label.text, *row.values)) for row in summary.rows]
    add_table(writer, summary.columns, rows)
    for note in summary.notes:
        writer.add("List note", note)


def _changes(writer: Writer, changes: PrintedChanges) -> None:
    writer.add("Heading 1", changes.heading)
    writer.add("Normal", changes.note)
    for body in changes.bodies:
        writer.add("Heading 2", body.name.text)
        for text in body.changes:
            writer.add("List Bullet", text)


def _list(document: Any, writer: Writer, paper: PaperList) -> None:
    set_columns(document.add_section(WD_SECTION.CONTINUOUS), 2)
    for category in paper.categories:
        writer.add("Heading 1", category.heading.text)
        writer.add("List note", category.count)
        writer.add("Normal", category.note.text)
        for body in category.bodies:
            _delegation(writer, body)


def _delegation(writer: Writer, body: PrintedBody) -> None:
    writer.add("Heading 2", body.name.text)
    writer.add("List note", body.note)
    for row in body.delegates:
        writer.add("List role", row.role_label)
        # The last line of somebody does not hold on to the next.
        writer.add("List delegate" if row.lines else "List delegate alone", row.name)
        for line in row.lines[:-1]:
            writer.add("List function", line)
        for line in row.lines[-1:]:
            writer.add("List function last", line)


def _index(document: Any, writer: Writer, paper: PaperList) -> None:
    if paper.index is None:
        return
    listed = [body for category in paper.categories for body in category.bodies]
    names = {row.id: body.name.text for body in listed for row in body.delegates}
    set_columns(document.add_section(WD_SECTION.NEW_PAGE), 1)
    writer.add("Heading 1", paper.index.heading)
    set_columns(document.add_section(WD_SECTION.CONTINUOUS), 2)
    for entry in paper.index.entries:
        places = [names[pk] for pk in entry.delegates if pk in names]
        writer.add("List index", entry.name, after="; ".join(places))
