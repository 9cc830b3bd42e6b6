"""The frozen lists of an edition, and their files: given back only if they are what was frozen."""

import hashlib
from dataclasses import dataclass

from django.utils.translation import gettext as _

from conferences.models import Edition
from delegations.models import PrintedList

FORMS = ("pdf", "docx")


class AlteredFile(Exception):
    """The stored file is not the one that was frozen, or is gone; the message says which."""


@dataclass(frozen=True, slots=True)
class FrozenFile:
    """A frozen file; `name` says nothing of anybody."""

    name: str
    content: bytes


def frozen_lists(edition: Edition) -> list[PrintedList]:
    """Return the frozen lists of an edition, newest first, without what they were made from; one query."""
    rows = PrintedList.objects.of_edition(edition).newest_first()
    return list(rows.defer("content").select_related("frozen_by"))


def frozen_file(row: PrintedList, form: str) -> FrozenFile:
    """Return a file, "pdf" or "docx", as it was frozen. Raises AlteredFile."""
    file = row.pdf if form == "pdf" else row.docx
    wanted = row.pdf_sha256 if form == "pdf" else row.docx_sha256
    try:
        with file.open("rb") as stored:
            content: bytes = stored.read()
    except OSError as error:
        raise AlteredFile(
            _("The frozen file is missing in the storage. Bring it back from a backup.")
        ) from error
    found = hashlib.sha256(content).hexdigest()
    if found != wanted:
        raise AlteredFile(
            _(
                "The file in the storage is not the one that was frozen: its SHA-256 is %(found)s, and was "
                "%(wanted)s. Bring the right one back from a backup."
            )
            % {"found": found, "wanted": wanted}
        )
    name = f"{file_name(row.edition, row.kind, row.language)}-{row.number}.{form}"
    return FrozenFile(name=name, content=content)


def file_name(edition: Edition, kind: str, language: str) -> str:
    """Return the name of a list's file without its ending: series, number, kind, language."""
    return f"{edition.series.slug}-{edition.number}-{kind or 'draft'}-list-{language}"
