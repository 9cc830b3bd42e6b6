"""Every model keeps its dates, history and order, and every field says whether it is about a person."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db.models import Field, Model
from modeltranslation.fields import TranslationField
from simple_history.models import registered_models

OWN_APPS = ("conferences", "delegations")
#: What every record has; personal nowhere.
COMMON = {"id", "created_at", "updated_at"}


def own_models() -> list[type[Model]]:
    found = [model for app in OWN_APPS for model in apps.get_app_config(app).get_models()]
    return [model for model in found if not model.__name__.startswith("Historical")]


def fields_of(model: type[Model]) -> set[str]:
    fields: list[Field] = [*model._meta.local_fields, *model._meta.local_many_to_many]  # type: ignore[type-arg]
    return {field.name for field in fields if not isinstance(field, TranslationField)} - COMMON


def classified(app: str) -> list[tuple[str, str]]:
    data = import_module(f"{app}.personal_data")
    return [
        (model, name)
        for part in (data.PERSONAL, data.NOT_PERSONAL)
        for model, names in part.items()
        for name in names
    ]


@pytest.mark.parametrize("model", own_models(), ids=lambda model: model._meta.label)
def test_model_knows_when_it_was_made_and_changed(model: type[Model]) -> None:
    dates = {
        field.name: (field.auto_now_add, field.auto_now)
        for field in model._meta.fields
        if field.name in COMMON - {"id"}
    }  # type: ignore[attr-defined]

    assert dates == {"created_at": (True, False), "updated_at": (False, True)}


@pytest.mark.parametrize("model", own_models(), ids=lambda model: model._meta.label)
def test_model_keeps_its_history(model: type[Model]) -> None:
    assert model._meta.db_table in registered_models


@pytest.mark.parametrize("model", own_models(), ids=lambda model: model._meta.label)
def test_model_has_an_explicit_order_that_ends_in_a_tie_break(model: type[Model]) -> None:
    unique = {field.name for field in model._meta.fields if field.unique} | {"pk"}
    last = [str(name).lstrip("-") for name in model._meta.ordering][-1:]

    assert set(last) & unique or _ordered_uniquely(model)


def _ordered_uniquely(model: type[Model]) -> bool:
    """Say whether the order holds all fields of a unique constraint."""
    order = {str(name).lstrip("-") for name in model._meta.ordering}
    constraints = [set(constraint.fields) for constraint in model._meta.total_unique_constraints]
    return any(fields and fields <= order for fields in constraints)


@pytest.mark.parametrize("app", OWN_APPS)
def test_every_field_is_classified_once_as_personal_or_not(app: str) -> None:
    models = [model for model in own_models() if model._meta.app_label == app]
    wanted = sorted((model.__name__, name) for model in models for name in fields_of(model))

    assert sorted(classified(app)) == wanted
