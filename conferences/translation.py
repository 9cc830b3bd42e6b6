"""One column per official UN language for what editions print; the history keeps every column.

History is registered here, after the translation: a model that declares it itself would lose the
translated columns and fail at its first save.
"""

from typing import Any

import simple_history
from modeltranslation.translator import TranslationOptions, translator

from conferences import models


def _translate(model: type, *names: str, **history: Any) -> None:
    options = type(f"{model.__name__}Translation", (TranslationOptions,), {"fields": names})
    translator.register(model, options)
    simple_history.register(model, app="conferences", **history)


_translate(models.Series, "name", "organizer", "description")
_translate(models.Venue, "name", "city", "address")
_translate(models.Edition, "title", "theme", "city", "participation_note", "summary", "outcome")
_translate(models.Room, "name")
_translate(models.AgendaItem, "title")
_translate(models.Topic, "name", "description")
_translate(models.EditionTopic, "wording")
_translate(models.OutcomePoint, "text")
_translate(models.Day, "title")
_translate(models.Session, "title", "abstract", m2m_fields=["topics", "documents"])
_translate(models.Document, "title")
_translate(models.EditionSource, "states")
simple_history.register(models.Source, app="conferences")
simple_history.register(models.ReleasedSession, app="conferences")
simple_history.register(models.DocumentVersion, app="conferences")
simple_history.register(models.ColumnMapping, app="conferences")
# What a release holds never changes: its history says who and when, not all of it again.
_translate(models.ProgrammeRelease, "note", excluded_fields=["snapshot", "changes"])
# A key in the history would outlive its link in every backup.
simple_history.register(models.DraftLink, app="conferences", excluded_fields=["key"])
# The waiting file itself must not outlive its confirmation in the history.
simple_history.register(models.ImportBatch, app="conferences", excluded_fields=["payload"])
