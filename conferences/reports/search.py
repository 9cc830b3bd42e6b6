"""What of the event answers a question: series, editions, topics, released sessions, documents.

Only what is public is looked at. One query for each kind, whatever is found; series come with their editions.
"""

from typing import Any

from django.db.models import Exists, OuterRef, Q

from conferences.models import Document, Edition, ReleasedSession, Series, Topic
from eventsite.lib.search.field import in_every_language
from eventsite.lib.search.finding import Found, best_first, find
from eventsite.lib.search.question import Question, Word
from eventsite.lib.symbols import symbol_order

_OF_SERIES = ("slug", "acronym", *in_every_language("name"))
_OF_EDITION = (
    *("number", "starts_on", "ends_on", "dates_basis", "time_zone", "country_code", "series_id"),
    *in_every_language("title", "theme", "city"),
)


def find_series(question: Question, editions: Found[Edition]) -> Found[Series]:
    """Return the public series that answer, by name, from what `find_editions` found for the question.

    Whatever answers with the words of its series alone is among those. One query, only where they are cut.
    """
    if editions.is_cut:
        return _look_for_series(question)
    held = {row.series_id: row.series for row in editions.rows if question.is_in(row.series.search_key)}
    return best_first(held.values(), question, key=_own_key, order=_by_name)


def _look_for_series(question: Question) -> Found[Series]:
    published = Edition.objects.published().filter(series=OuterRef("pk"))
    rows = Series.objects.filter(question.condition()).filter(Exists(published))
    named = rows.only(*_OF_SERIES, *in_every_language("organizer"), "search_key")
    return find(named.order_by("pk"), question, key=_own_key, order=_by_name)


def find_editions(question: Question) -> Found[Edition]:
    """Return the published editions that answer, the newest first; the words of a series are those of each.

    A year is one in which the edition began.
    """
    rows = Edition.objects.published().filter(of_edition(question))
    of_series = _of("series", *_OF_SERIES, *in_every_language("organizer"), "search_key")
    columns = (*_OF_EDITION, "search_key", *of_series)
    return find(
        rows.select_related("series").only(*columns).order_by("-starts_on", "pk"),
        question,
        key=_edition_key,
        order=lambda row: (-row.starts_on.toordinal(), row.pk),
    )


def of_edition(question: Question) -> Q:
    """Return the condition that an edition has every word, its series has it, or it began in that year."""
    return question.condition("search_key", "series__search_key", also=_or_year)


def find_topics(question: Question) -> Found[Topic]:
    """Return the public topics that answer, by name."""
    public = Topic.objects.public().order_by().values("pk")
    rows = Topic.objects.filter(question.condition(), pk__in=public)
    columns = ("slug", "search_key", *in_every_language("name"))
    return find(rows.only(*columns).order_by("pk"), question, key=_own_key, order=_by_name)


def find_sessions(question: Question) -> Found[ReleasedSession]:
    """Return the sessions of released programmes that answer, the latest first."""
    rows = ReleasedSession.objects.filter(question.condition(), edition__publication="published")
    columns = (
        *("session_id", "title", "starts_at", "status", "search_key", "edition_id"),
        *_of("edition", *_OF_EDITION),
        *_of("edition__series", *_OF_SERIES),
    )
    return find(
        rows.select_related("edition__series").only(*columns).order_by("-pk"),
        question,
        key=_own_key,
        order=lambda row: (-row.starts_at.timestamp(), row.pk),
    )


def find_documents(question: Question) -> Found[Document]:
    """Return the documents of general distribution that answer: of the newest edition first, by symbol."""
    rows = Document.objects.public().filter(question.condition())
    columns = (
        *("symbol", "kind", "search_key", "edition_id", *in_every_language("title")),
        *_of("edition", *_OF_EDITION),
        *_of("edition__series", *_OF_SERIES),
    )
    return find(
        rows.select_related("edition__series").only(*columns).order_by("-pk"),
        question,
        key=_own_key,
        order=lambda row: (-row.edition.starts_on.toordinal(), symbol_order(row.symbol)),
    )


def _of(relation: str, *names: str) -> tuple[str, ...]:
    return tuple(f"{relation}__{name}" for name in names)


def _own_key(row: Any) -> str:
    return str(row.search_key)


def _edition_key(row: Edition) -> str:
    return f"{row.search_key}{row.series.search_key} {row.starts_on.year} "


def _by_name(row: Any) -> tuple[str, int]:
    return row.search_key, row.pk


def _or_year(word: Word, found: Q) -> Q:
    is_year = len(word.text) == 4 and word.text.isascii() and word.text.isdecimal()
    return found | Q(starts_on__year=int(word.text)) if is_year else found
