"""The event: series, editions and what happens at them."""

from conferences.models.agenda import AgendaItem
from conferences.models.column_mapping import ColumnMapping
from conferences.models.day import Day
from conferences.models.document import Document, DocumentVersion
from conferences.models.draft_link import DraftLink
from conferences.models.edition import Edition
from conferences.models.import_batch import ImportBatch
from conferences.models.outcome import OutcomePoint
from conferences.models.release import ProgrammeRelease
from conferences.models.released_session import ReleasedSession
from conferences.models.room import Room
from conferences.models.series import Series
from conferences.models.session import Session
from conferences.models.source import EditionSource, Source
from conferences.models.topic import EditionTopic, Topic
from conferences.models.venue import Venue

__all__ = [
    "AgendaItem",
    "ColumnMapping",
    "Day",
    "Document",
    "DocumentVersion",
    "DraftLink",
    "Edition",
    "EditionSource",
    "EditionTopic",
    "ImportBatch",
    "OutcomePoint",
    "ProgrammeRelease",
    "ReleasedSession",
    "Room",
    "Series",
    "Session",
    "Source",
    "Topic",
    "Venue",
]
