"""The lists of the event side as tables."""

import datetime as dt
from collections.abc import Mapping
from typing import ClassVar

from django.db.models import Prefetch

from conferences import models
from conferences.exporting.lists import (
    Getter,
    ListResource,
    any_language,
    edition_key,
    names_in_files,
    translated,
)
from conferences.reports.documents import by_symbol
from eventsite.lib.local_time import clock_with_offset

names_in_files(models.Series, lambda series: series.slug)
names_in_files(models.Edition, edition_key)
names_in_files(models.Venue, lambda venue: any_language(venue, "name"))
names_in_files(models.Room, lambda room: any_language(room, "name"))
names_in_files(models.AgendaItem, lambda item: item.number)
names_in_files(models.Topic, lambda topic: topic.slug)
names_in_files(models.Document, lambda document: document.symbol)
names_in_files(models.Source, lambda source: source.name)


class SeriesResource(ListResource):
    model = models.Series
    names = (
        "slug",
        "name",
        "acronym",
        "organizer",
        "description",
        "languages",
        "list_language",
        "name_style",
        "accent",
        "is_fictional",
    )


class VenueResource(ListResource):
    model = models.Venue
    names = ("name", "city", "country_code", "address")


class EditionResource(ListResource):
    model = models.Edition
    extra: ClassVar[Mapping[str, Getter]] = {"edition": edition_key}
    names = (
        "series",
        "number",
        "title",
        "theme",
        "starts_on",
        "ends_on",
        "dates_basis",
        "time_zone",
        "city",
        "country_code",
        "venue",
        "publication",
        "publishes_delegates",
        "nominations_close_at",
        "confirmations_close_at",
        "list_language",
        "name_style",
        "body_name_form",
        "host_place",
        "list_completeness",
        "participation_note",
        "summary",
        "outcome",
    )


class DayResource(ListResource):
    model = models.Day
    names = ("edition", "on", "title")


class RoomResource(ListResource):
    model = models.Room
    names = ("edition", "name", "seats", "order")


class AgendaItemResource(ListResource):
    model = models.AgendaItem
    names = ("edition", "number", "title", "order")


class TopicResource(ListResource):
    model = models.Topic
    names = ("slug", "name", "description")


def _of_topic(getter: Getter) -> Getter:
    return lambda row: getter(row.topic)


class EditionTopicResource(ListResource):
    """Topics as one edition words and orders them: the import of topics reads it into that edition."""

    model = models.EditionTopic
    extra: ClassVar[Mapping[str, Getter]] = {
        "slug": lambda row: row.topic.slug,
        **{column: _of_topic(getter) for column, getter in translated("name").items()},
    }
    names = ("edition", "wording", "order", "source")
    related = ("topic",)


class OutcomePointResource(ListResource):
    model = models.OutcomePoint
    names = ("edition", "text", "order", "source")


class SessionResource(ListResource):
    """Sessions by the clocks of their edition, with the topics they treat and the documents they lead to."""

    model = models.Session
    extra: ClassVar[Mapping[str, Getter]] = {
        "edition": lambda session: edition_key(session.day.edition),
        "uid": lambda session: session.uid,
        "day": lambda session: session.day.on,
        "start": lambda session: _clock(session, session.starts_at),
        "end": lambda session: _clock(session, session.ends_at),
        "topics": lambda session: "; ".join(topic.slug for topic in session.topics.all()),
        "documents": lambda session: "; ".join(row.symbol for row in by_symbol(session.documents.all())),
    }
    names = ("room", "kind", "title", "abstract", "agenda_item", "interpretation", "status", "attendance")
    related = ("day__edition__series",)
    prefetch = (
        Prefetch("topics", models.Topic.objects.order_by("slug")),
        Prefetch("documents", models.Document.objects.order_by("pk")),
    )


def _clock(session: models.Session, moment: dt.datetime) -> str:
    return clock_with_offset(moment, session.day.edition.zone)


class DocumentResource(ListResource):
    model = models.Document
    names = (
        "edition",
        "symbol",
        "title",
        "kind",
        "distribution",
        "agenda_item",
        "supersedes",
        "amends",
        "published_on",
    )


class DocumentVersionResource(ListResource):
    model = models.DocumentVersion
    names = ("document", "language", "file", "url")


class SourceResource(ListResource):
    model = models.Source
    names = ("name", "title", "publisher", "url", "published_on", "language", "note")


class EditionSourceResource(ListResource):
    model = models.EditionSource
    names = ("edition", "source", "states", "order")
