"""From the bytes of a file to a table: find out what it is, read it within limits, clean it."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from eventsite.lib.tables.archives import archive_format, open_archive
from eventsite.lib.tables.assembly import Source, assemble, has_headings, top_rows
from eventsite.lib.tables.cleaning import lines_named
from eventsite.lib.tables.delimited import DELIMITERS, SAMPLE_LENGTH, find_delimiter, read_delimited
from eventsite.lib.tables.encodings import Decoded, decode
from eventsite.lib.tables.limits import DEFAULT, MEGABYTE, Limits, UnreadableFile
from eventsite.lib.tables.opendocument import document_sheets
from eventsite.lib.tables.signatures import ZIP, refuse_wrong_kind
from eventsite.lib.tables.table import Oddities, Sheet, Table
from eventsite.lib.tables.vocabulary import Vocabulary
from eventsite.lib.tables.workbook import workbook_sheets

# Sheets of one workbook that are looked into for the list.
_MOST_SHEETS = 30
_SHEETS_NAMED = 10


def read_table(
    data: bytes,
    vocabulary: Vocabulary,
    *,
    filename: str = "",
    encoding: str | None = None,
    delimiter: str | None = None,
    heading_line: int | None = None,
    limits: Limits = DEFAULT,
) -> Table:
    """Return the table in a CSV, TSV, XLSX or ODS file, told by its content; its name only settles ties.

    `vocabulary` tells the headings from what stands above and below them. `encoding` and `delimiter`
    overrule what is found by looking, and so does `heading_line`, 0 for a file without headings.
    Raises UnreadableFile, translated.
    """
    if len(data) > limits.file_size:
        raise UnreadableFile(
            _("The file has %(size)s MB; at most %(limit)s MB can be read. Send the list in several files.")
            % {"size": f"{len(data) / MEGABYTE:.1f}", "limit": f"{limits.file_size / MEGABYTE:g}"}
        )
    refuse_wrong_kind(data)
    if data.startswith(ZIP):
        return _read_workbook(data, vocabulary, limits, heading_line)
    decoded = decode(data, encoding)
    preferred = "\t" if filename.lower().endswith((".tsv", ".tab")) else ","
    chosen = delimiter or find_delimiter(decoded.beginning(SAMPLE_LENGTH), vocabulary, preferred)
    return _read_text(decoded, chosen, vocabulary, limits, heading_line)


def _read_text(
    decoded: Decoded, delimiter: str, vocabulary: Vocabulary, limits: Limits, heading_line: int | None
) -> Table:
    if delimiter not in DELIMITERS:
        raise UnreadableFile(
            _("“%(delimiter)s” cannot part columns. Choose a comma, a semicolon, a tab or a vertical bar.")
            % {"delimiter": delimiter}
        )
    source = Source("csv", decoded.encoding, delimiter, notes=_encoding_note(decoded))
    rows = read_delimited(decoded.lines(), delimiter, limits)
    return assemble(source, rows, vocabulary, limits, heading_line)


def _encoding_note(decoded: Decoded) -> tuple[str, ...]:
    if decoded.sure:
        return ()
    note = _("The encoding was taken to be %(encoding)s. If names look wrong, choose another one.")
    return (note % {"encoding": decoded.encoding},)


def _read_workbook(data: bytes, vocabulary: Vocabulary, limits: Limits, heading_line: int | None) -> Table:
    with open_archive(data, limits) as archive:
        kind = archive_format(archive)
        sheets = (workbook_sheets if kind == "xlsx" else document_sheets)(archive, limits)
        chosen, others = _choose([sheet for sheet in sheets if not sheet.hidden] or sheets, vocabulary)
        notes = (*_sheets_note(chosen, others), *_hidden_note(chosen, sheets))
        source = Source(kind, sheet=chosen.name, notes=notes)
        table = assemble(source, chosen.rows(), vocabulary, limits, heading_line)
        table.notes.extend(_oddities_notes(chosen.oddities))
        return table


def _oddities_notes(oddities: Oddities) -> Iterator[str]:
    if oddities.merged:
        text = _("Merged cells were read as if each row held their text: lines %(lines)s.")
        yield text % {"lines": lines_named(sorted(oddities.merged))}
    if oddities.formulas:
        text = _(
            "Formulas without a stored result were read as empty: lines %(lines)s. Open the file in your "
            "spreadsheet program, save it and send it again."
        )
        yield text % {"lines": lines_named(sorted(oddities.formulas))}


def _choose(sheets: Sequence[Sheet], vocabulary: Vocabulary) -> tuple[Sheet, list[Sheet]]:
    """Return the first sheet with headings, else the first with text, and the others that hold text."""
    tops = [(sheet, top_rows(sheet.rows())) for sheet in sheets[:_MOST_SHEETS]]
    filled = [(sheet, top) for sheet, top in tops if any(cells for _line, cells in top)]
    if not filled:
        raise UnreadableFile(
            _("The workbook holds no text. Send a sheet with one heading row and one row a person.")
        )
    chosen = next((sheet for sheet, top in filled if has_headings(top, vocabulary)), filled[0][0])
    return chosen, [sheet for sheet, _top in filled if sheet is not chosen]


def _sheets_note(chosen: Sheet, others: list[Sheet]) -> tuple[str, ...]:
    if not others:
        return ()
    note = _("Of several sheets only “%(sheet)s” was read; not read: %(others)s.")
    names = ", ".join(f"“{sheet.name}”" for sheet in others[:_SHEETS_NAMED])
    return (note % {"sheet": chosen.name, "others": names},)


def _hidden_note(chosen: Sheet, sheets: Sequence[Sheet]) -> tuple[str, ...]:
    hidden = [sheet.name for sheet in sheets if sheet.hidden and sheet is not chosen]
    if not hidden:
        return ()
    note = _("Hidden sheets were not read: %(sheets)s.")
    return (note % {"sheets": ", ".join(f"“{name}”" for name in hidden[:_SHEETS_NAMED])},)
