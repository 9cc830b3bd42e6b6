"""Every table of the two apps, and a row for it."""

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.db.models import Model

from conferences.models import ReleasedSession
from eventsite.public.cache.triggers import FOR_STAFF, WATCHED_APPS
from tests import factories


def _released() -> Model:
    return factories.release(factories.SessionFactory().day.edition)


#: Rows that a service makes; for every other model there is a factory of its name.
MADE: dict[str, Callable[[], Model]] = {
    "ProgrammeRelease": _released,
    "ReleasedSession": lambda: ReleasedSession.objects.get(edition=_released().edition),
}


def own_models() -> list[type[Model]]:
    found = [model for label in WATCHED_APPS for model in apps.get_app_config(label).get_models()]
    return [model for model in found if not model.__name__.startswith("Historical")]


def watched_models() -> list[type[Model]]:
    return [model for model in own_models() if model._meta.label not in FOR_STAFF]


def factory_of(model: type[Model]) -> Any:
    return MADE.get(model.__name__) or getattr(factories, f"{model.__name__}Factory")
