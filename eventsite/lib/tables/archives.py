"""Open an XLSX or ODS archive only after looking at what it claims to hold."""

import io
import zipfile
import zlib
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from eventsite.lib.tables.limits import MEGABYTE, Limits, UnreadableFile, crowded
from eventsite.lib.tables.signatures import wrong_kind

# A member below this size does no harm, however well it was packed.
_SMALL_MEMBER = 5 * MEGABYTE
# Small pieces keep the trees grown from them young, which the garbage collector looks through quickly.
_CHUNK = MEGABYTE // 64
_SMALL_PART = MEGABYTE
# What begins every entry in the directory of an archive.
_ENTRY = b"PK\x01\x02"
# What other archives are, by the name of a member; the first that is there counts.
_FOREIGN = (
    ("xl/workbook.bin", gettext_noop("a binary workbook (.xlsb)")),
    ("word/", gettext_noop("a Word document")),
    ("ppt/", gettext_noop("a presentation")),
    ("mimetype", gettext_noop("an OpenDocument file of another kind")),
    ("Index/", gettext_noop("a workbook of Apple Numbers")),
)
#: What zipfile raises for an archive that is cut short, altered or packed in an unknown way.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    OSError,
    EOFError,
    ValueError,
    KeyError,
)
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


def open_archive(data: bytes, limits: Limits) -> zipfile.ZipFile:
    """Return the archive. Raises UnreadableFile for a damaged, locked or oversized one."""
    # Counted before zipfile makes an object of every entry.
    if data.count(_ENTRY) > limits.members:
        raise _too_large(limits)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _DAMAGE:
        raise damaged() from None
    members = archive.infolist()
    if any(member.flag_bits & 0x1 for member in members):
        raise locked()
    # What a member claims is what it can give: zipfile stops reading there.
    if sum(member.file_size for member in members) > limits.unpacked_size:
        raise _too_large(limits)
    for member in members:
        if member.file_size > _SMALL_MEMBER and member.file_size > limits.ratio * member.compress_size:
            raise crowded()
    return archive


def archive_format(archive: zipfile.ZipFile) -> str:
    """Return `xlsx` or `ods`. Raises UnreadableFile that names any other kind of archive."""
    names = set(archive.namelist())
    if "mimetype" in names and _start(archive, "mimetype").strip() == _ODS:
        if b"encryption-data" in _start(archive, "META-INF/manifest.xml"):
            raise locked()
        return "ods"
    foreign = next((kind for start, kind in _FOREIGN if any(name.startswith(start) for name in names)), None)
    if foreign:
        raise wrong_kind(_(foreign))
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    raise wrong_kind(_("a packed file"))


def chunks(archive: zipfile.ZipFile, member: str) -> Iterator[bytes]:
    """Yield the content of a member in pieces. Raises UnreadableFile for a damaged or a missing one."""
    try:
        with archive.open(member) as part:
            while chunk := part.read(_CHUNK):
                yield chunk
    except _DAMAGE:
        raise damaged() from None


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


def _too_large(limits: Limits) -> UnreadableFile:
    return UnreadableFile(
        _("Unpacked, the workbook holds more than %(limit)s MB. Send the list in a file of its own.")
        % {"limit": limits.unpacked_size // MEGABYTE}
    )


def _start(archive: zipfile.ZipFile, member: str) -> bytes:
    """Return the beginning of a member; nothing of one that is not there."""
    if member not in archive.namelist():
        return b""
    content = bytearray()
    for chunk in chunks(archive, member):
        content += chunk
        if len(content) >= _SMALL_PART:
            break
    return bytes(content)
