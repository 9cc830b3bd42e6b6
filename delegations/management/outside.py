"""What the commands of the printers share: where the file goes, what a category is called, what is told."""

import os
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError

from conferences.management.outside import message_of
from conferences.models import Edition
from delegations.exporting.unprintable import UnprintableTextError
from delegations.models import Category


def check_free(path: Path) -> None:
    """Raise CommandError where there is a file already, or no folder to put one in."""
    if path.exists():
        raise CommandError(f"{path} exists already, and no file is overwritten. Name another.")
    if not path.parent.is_dir():
        raise CommandError(f"There is no folder {path.parent}. Make it first, or name another.")


def write_new(path: Path, content: bytes) -> None:
    """Write a new file, readable by its owner alone: it names people. Raises CommandError."""
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
    except OSError as error:
        raise CommandError(f"{path} cannot be written: {error.strerror}.") from None


def find_category(edition: Edition, slug: str) -> int | None:
    """Return the category (id) of a short name, None for an empty one. Raises CommandError, naming others."""
    if not slug:
        return None
    slugs = dict(
        Category.objects.filter(series=edition.series_id).order_by("order").values_list("slug", "pk")
    )
    if slug not in slugs:
        known = ", ".join(slugs) or "none yet"
        raise CommandError(f"There is no category “{slug}”. On record: {known}.")
    return slugs[slug]


def told(error: ValidationError) -> str:
    """Return what went wrong, with rows and not with names: what a command says may end in a log."""
    if not isinstance(error, UnprintableTextError):
        return message_of(error)
    return (
        "Nothing was printed: these hold a character that no font can draw: "
        f"{', '.join(error.rows)}. The page in the admin shows the texts."
    )
