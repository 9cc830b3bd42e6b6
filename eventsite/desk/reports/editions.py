"""Which edition the front page is about."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from conferences.models import Edition


@dataclass(frozen=True, slots=True)
class EditionChoice:
    """The edition shown, the one at work, and all that can be chosen; `is_own` says that somebody chose."""

    edition: Edition
    at_work: Edition
    all: tuple[Edition, ...]

    @property
    def is_own(self) -> bool:
        return self.edition != self.at_work


def choose_edition(wanted: int | None, today: dt.date) -> EditionChoice | None:
    """Return the edition of that id, else the one at work; None while there is none. One query."""
    editions = tuple(Edition.objects.select_related("series", "list_settings").newest_first())
    if not editions:
        return None
    at_work = edition_at_work(editions, today)
    chosen = next((edition for edition in editions if edition.pk == wanted), at_work)
    return EditionChoice(chosen, at_work, editions)


def edition_at_work(editions: Sequence[Edition], today: dt.date) -> Edition:
    """Return the edition in session or next, else the latest."""
    coming = [edition for edition in editions if edition.ends_on >= today]
    if coming:
        return min(coming, key=lambda edition: (edition.starts_on, edition.pk))
    return max(editions, key=lambda edition: (edition.starts_on, edition.pk))
