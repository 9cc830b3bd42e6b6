"""Filters by words: what stands in a list under them is what the search would find."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from conferences.models import Document, Edition, Topic
from conferences.reports.search import of_edition
from eventsite.lib.search.question import asked


def editions_with(rows: QuerySet[Edition], text: str) -> QuerySet[Any]:
    """Return the editions that a text finds: by their words, those of their series, or a year."""
    question = asked(text)
    return rows.filter(of_edition(question)) if question.words else rows.none()


def documents_with(rows: QuerySet[Document], text: str) -> QuerySet[Any]:
    """Return the documents that a text finds: by symbol or title."""
    question = asked(text)
    return rows.filter(question.condition()) if question.words else rows.none()


def topics_with(topics: Iterable[Topic], text: str) -> set[int]:
    """Return the ids of those topics, which are read already, that a text finds: by their names."""
    question = asked(text)
    return {row.pk for row in topics if question.words and question.is_in(row.search_key)}
