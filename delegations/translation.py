"""Translated columns of the people's side, and the history of every model.

Names of bodies are dated rows per language, not translated columns. History is registered after
the translation: a model that declares it itself would fail at its first save.
"""

import simple_history
from modeltranslation.translator import TranslationOptions, translator

from delegations import models


class BadgeTemplateTranslation(TranslationOptions):
    fields = ("heading", "access")


class CategoryTranslation(TranslationOptions):
    fields = ("name", "heading")


class CategoryPresenceTranslation(TranslationOptions):
    fields = ("note",)


class ListSettingsTranslation(TranslationOptions):
    fields = ("session_heading", "corrections_to")


translator.register(models.BadgeTemplate, BadgeTemplateTranslation)
translator.register(models.Category, CategoryTranslation)
translator.register(models.CategoryPresence, CategoryPresenceTranslation)
translator.register(models.ListSettings, ListSettingsTranslation)

for _model in (
    models.BadgePrint,
    models.BadgeTemplate,
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
    models.LikelyDuplicate,
    models.ListSettings,
    models.Person,
    models.SpeakingRole,
):
    simple_history.register(_model, app="delegations")

# Names of people stay in the frozen row alone: its history would only repeat them.
simple_history.register(models.PrintedList, app="delegations", excluded_fields=["content"])
simple_history.register(models.Merge, app="delegations", excluded_fields=["steps"])

# A token in the history would outlive its badge in every backup.
simple_history.register(models.Badge, app="delegations", excluded_fields=["token"])
