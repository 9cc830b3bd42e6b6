"""The interface for programs, explained to people."""

import json
from dataclasses import dataclass
from typing import Any

import msgspec
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from eventsite.public.api.operations import OPERATIONS, Operation
from eventsite.public.api.schema import query_parameters
from eventsite.public.exporting.directories import FORMS

#: Nobody needs to know how far a number may go beyond this.
_COUNTLESS = 100_000


@dataclass(frozen=True)
class ExplainedParameter:
    """`values` is a choice or a range in words, `preset` the value where none is given."""

    name: str
    description: str
    values: str
    preset: str


@dataclass(frozen=True)
class ExplainedAddress:
    """An address without its parts filled in; `url` leads there where it has none."""

    path: str
    url: str
    summary: str
    parameters: tuple[ExplainedParameter, ...]
    fields: tuple[str, ...]


@require_safe
def documentation(request: HttpRequest) -> HttpResponse:
    """Explain every address, its parameters and the fields of its answer."""
    context = {
        "addresses": [_explained(operation) for operation in OPERATIONS],
        "entry": request.build_absolute_uri(reverse("api:entry")),
        "per_minute": settings.API_PER_MINUTE,
        "example": _EXAMPLE,
        "files": _files(),
        "crumbs": ((_("Open data"), ""),),
    }
    return render(request, "public/api.html", context)


def _files() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return what there is besides: a label, and (form, address) for each form of it."""
    kinds = {
        "series": pgettext("several", "Series"),
        "editions": _("Editions"),
        "bodies": _("Bodies"),
        "topics": _("Topics"),
        "documents": _("Documents"),
    }
    files = [
        (label, [(form.upper(), reverse(f"public:{kind}-file", args=[form])) for form in FORMS])
        for kind, label in kinds.items()
    ]
    feeds = {"feed": _("Everything"), "editions-feed": _("Editions"), "programmes-feed": _("Programmes")}
    feeds["documents-feed"] = _("Documents")
    return [
        *files,
        (_("Feeds (Atom)"), [(label, reverse(f"public:{name}")) for name, label in feeds.items()]),
    ]


def _explained(operation: Operation) -> ExplainedAddress:
    root = reverse("api:entry")
    return ExplainedAddress(
        path=f"{root}{operation.path}",
        url="" if operation.parts else f"{root}{operation.path}",
        summary=_(operation.summary),
        parameters=tuple(_parameter(*pair) for pair in query_parameters(operation.parameters).items()),
        # Those of one row are the fields of a list's rows.
        fields=tuple(field.name for field in msgspec.structs.fields(operation.answer))
        if operation.is_list
        else (),
    )


def _parameter(name: str, schema: dict[str, Any]) -> ExplainedParameter:
    values = ", ".join(schema.get("enum", ()))
    if "minimum" in schema:
        most = schema["maximum"]
        values = f"{schema['minimum']}–{most}" if most < _COUNTLESS else f"≥ {schema['minimum']}"
    return ExplainedParameter(name, _(schema.get("description", "")), values, str(schema.get("default", "")))


_EXAMPLE = json.dumps(
    {
        "count": 9,
        "limit": 2,
        "offset": 0,
        "next": "…?limit=2&offset=2",
        "previous": None,
        "results": [{"number": 9, "title": {"en": "…", "ru": "…"}, "starts_on": "2026-11-25"}],
    },
    ensure_ascii=False,
    indent=2,
)
