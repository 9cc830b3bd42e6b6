"""Translated columns of the people's side, and the history of every model.

Names of bodies are dated rows per language, not translated columns. History is registered after
the translation: a model that declares it itself would fail at its first save.
"""

import simple_history
from modeltranslation.translator import TranslationOptions, translator

from delegations import models


class CategoryTranslation(TranslationOptions):
    fields = ("name", "heading")


class CategoryPresenceTranslation(TranslationOptions):
    fields = ("note",)


translator.register(models.Category, CategoryTranslation)
translator.register(models.CategoryPresence, CategoryPresenceTranslation)

for _model in (
    models.Body,
    models.BodyAlias,
    models.BodyName,
    models.BodyStatus,
    models.Category,
    models.CategoryPresence,
    models.Delegate,
    models.Delegation,
    models.EditionHost,
    models.ImportDecision,
    models.Person,
    models.SpeakingRole,
):
    simple_history.register(_model, app="delegations")
