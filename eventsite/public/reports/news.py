"""What became public lately: editions, releases of programmes, documents of general distribution."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from conferences.models import Document, Edition, ProgrammeRelease
from conferences.reports.editions import edition_heading, place
from conferences.templatetags.wording import nth_edition, period
from eventsite.lib.wording import in_line, wording

#: Entries of a feed.
MOST = 50


@dataclass(frozen=True)
class News:
    """One entry; `key` is the same for ever and in every language, `url` without the site."""

    key: str
    title: str
    summary: str
    url: str
    updated_at: dt.datetime


def edition_news() -> list[News]:
    """Return the published editions that were changed last; one query."""
    rows = Edition.objects.published().select_related("series").order_by("-updated_at", "-id")
    return [_edition(row) for row in rows[:MOST]]


def release_news(edition: Edition | None = None) -> list[News]:
    """Return the last releases of programmes of published editions, or of one; one query."""
    rows = ProgrammeRelease.objects.published().select_related("edition__series").defer("snapshot")
    if edition:
        rows = rows.filter(edition=edition)
    return [_release(row) for row in rows.order_by("-released_at", "-id")[:MOST]]


def document_news(edition: Edition | None = None) -> list[News]:
    """Return the public documents that were changed last, of all editions or of one; one query."""
    rows = Document.objects.public().select_related("edition__series").order_by("-updated_at", "-id")
    if edition:
        rows = rows.filter(edition=edition)
    return [_document(row) for row in rows[:MOST]]


def newest(*groups: Iterable[News]) -> list[News]:
    """Return the newest of several kinds of news."""
    found = [news for group in groups for news in group]
    return sorted(found, key=lambda news: (news.updated_at, news.key), reverse=True)[:MOST]


def name_of(edition: Edition) -> str:
    """Return the name of an edition in a line: its series and its number."""
    series = edition.series.acronym or wording(edition.series, "name").text
    return in_line(series, nth_edition(edition.number))


def _edition(row: Edition) -> News:
    summary = in_line(period(row), place(row))
    title = f"{name_of(row)}: {edition_heading(row)}"
    return News(f"editions/{_code(row)}", title, summary, row.get_absolute_url(), row.updated_at)


def _release(row: ProgrammeRelease) -> News:
    count = len(row.changes)
    changes = ngettext("%(n)s change", "%(n)s changes", count) % {"n": count} if count else ""
    return News(
        key=f"programmes/{_code(row.edition)}/{row.number}",
        title=_("Programme of %(edition)s, release %(number)s")
        % {"edition": name_of(row.edition), "number": row.number},
        summary=". ".join(filter(None, (changes, wording(row, "note").text))),
        url=row.edition.url_of("programme-changes"),
        updated_at=row.released_at,
    )


def _document(row: Document) -> News:
    return News(
        key=f"documents/{row.pk}",
        title=f"{row.symbol}: {wording(row, 'title')}",
        summary=name_of(row.edition),
        url=row.edition.url_of("edition-documents"),
        updated_at=row.updated_at,
    )


def _code(edition: Edition) -> str:
    return f"{edition.series.slug}/{edition.number}"
