"""Open an XLSX or ODS archive only after looking at what it claims to hold."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from delegations.importing.limits import MEGABYTE, Limits, UnreadableFile
from delegations.importing.signatures import wrong_kind

# A member below this size does no harm, however well it was packed.
_SMALL_MEMBER = 5 * MEGABYTE
# The XML of one row of a sheet: the parser holds a row whole. A row of 16,384 styled cells takes less.
_LARGEST_ROW = 4 * MEGABYTE
# Rows of the largest sheet there is, opening and closing tags.
_MOST_ROWS = 2 * 1_048_576
# Tags outside the sheets, mostly of shared strings, for each row that a list may have.
_TAGS_PER_ROW = 80
_CHUNK = MEGABYTE
# What other archives are, by the name of a member; the first that is there counts.
_FOREIGN = (
    ("xl/workbook.bin", gettext_noop("a binary workbook (.xlsb)")),
    ("word/", gettext_noop("a Word document")),
    ("ppt/", gettext_noop("a presentation")),
    ("mimetype", gettext_noop("an OpenDocument file of another kind")),
    ("Index/", gettext_noop("a workbook of Apple Numbers")),
)
_NO_RESULT = re.compile(
    rb"</(?:\w+:)?f>\s*(?:<(?:\w+:)?v\s*/>\s*|<(?:\w+:)?v></(?:\w+:)?v>\s*)?</(?:\w+:)?c>"
)
#: What zipfile raises for an archive that is cut short, altered or packed in an unknown way.
DAMAGE = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError, ValueError)
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


def open_archive(data: bytes, limits: Limits) -> zipfile.ZipFile:
    """Return the archive. Raises UnreadableFile for a damaged, locked or oversized one."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except DAMAGE:
        raise damaged() from None
    members = archive.infolist()
    if any(member.flag_bits & 0x1 for member in members):
        raise locked()
    # What a member claims is what it can give: zipfile stops reading there.
    unpacked = sum(member.file_size for member in members)
    if len(members) > limits.members or unpacked > limits.unpacked_size:
        raise UnreadableFile(
            _("Unpacked, the workbook holds more than %(limit)s MB. Send the list in a file of its own.")
            % {"limit": limits.unpacked_size // MEGABYTE}
        )
    for member in members:
        if member.file_size > _SMALL_MEMBER and member.file_size > limits.ratio * member.compress_size:
            raise _crowded()
    return archive


def archive_format(archive: zipfile.ZipFile) -> str:
    """Return `xlsx` or `ods`. Raises UnreadableFile that names any other kind of archive."""
    names = set(archive.namelist())
    if "mimetype" in names and _read(archive, "mimetype").strip() == _ODS:
        if b"encryption-data" in _read(archive, "META-INF/manifest.xml"):
            raise locked()
        return "ods"
    foreign = next((kind for start, kind in _FOREIGN if any(name.startswith(start) for name in names)), None)
    if foreign:
        raise wrong_kind(_(foreign))
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    raise wrong_kind(_("a packed file"))


def refuse_crowded(archive: zipfile.ZipFile, limits: Limits) -> None:
    """Raise UnreadableFile where the XML of a workbook would take far more memory than its size says."""
    for member in archive.namelist():
        if member.startswith("xl/worksheets/"):
            _refuse_crowded_sheet(archive, member)
        elif member.endswith((".xml", ".rels")):
            _refuse_crowded_part(archive, member, _TAGS_PER_ROW * limits.rows)


def has_formulas_without_result(archive: zipfile.ZipFile) -> bool:
    """Say whether a sheet holds formulas whose results were never stored; they read as empty cells."""
    sheets = (member for member in archive.namelist() if member.startswith("xl/worksheets/"))
    return any(_NO_RESULT.search(chunk) for sheet in sheets for chunk in _chunks(archive, sheet))


def damaged() -> UnreadableFile:
    """Return the error for an archive that does not open."""
    return UnreadableFile(
        _("The workbook is damaged and does not open. Save it anew in your own program and send that file.")
    )


def locked() -> UnreadableFile:
    """Return the error for a workbook that asks for a password."""
    return UnreadableFile(
        _("The workbook is locked with a password. Save it without the password and send that file.")
    )


def _refuse_crowded_sheet(archive: zipfile.ZipFile, member: str) -> None:
    rows = since_row = 0
    for chunk in _chunks(archive, member):
        rows += chunk.count(b"<row") + chunk.count(b":row")
        last = max(chunk.rfind(b"<row"), chunk.rfind(b":row"))
        since_row = len(chunk) - last if last >= 0 else since_row + len(chunk)
        if since_row > _LARGEST_ROW or rows > _MOST_ROWS:
            raise _crowded()


def _refuse_crowded_part(archive: zipfile.ZipFile, member: str, most_tags: int) -> None:
    tags = 0
    for chunk in _chunks(archive, member):
        tags += chunk.count(b"<")
        if tags > most_tags:
            raise _crowded()


def _chunks(archive: zipfile.ZipFile, member: str) -> Iterator[bytes]:
    try:
        with archive.open(member) as part:
            while chunk := part.read(_CHUNK):
                yield chunk
    except DAMAGE:
        raise damaged() from None


def _crowded() -> UnreadableFile:
    return UnreadableFile(
        _("The workbook unpacks to far more than a list needs. Copy the list into a new workbook.")
    )


def _read(archive: zipfile.ZipFile, member: str) -> bytes:
    try:
        return archive.read(member)
    except KeyError:
        return b""
    except DAMAGE:
        raise damaged() from None
