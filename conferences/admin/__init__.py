"""The staff's pages of the event side."""

from conferences.admin import (
    agenda,
    document,
    edition,
    imports,
    programme,
    release,
    room,
    series,
    session,
    source,
    topic,
    venue,
)

__all__ = [
    "agenda",
    "document",
    "edition",
    "imports",
    "programme",
    "release",
    "room",
    "series",
    "session",
    "source",
    "topic",
    "venue",
]
