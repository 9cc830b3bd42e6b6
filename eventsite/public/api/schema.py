"""The interface in OpenAPI 3.1, made of the table of addresses and of the declared shapes."""

from typing import Any

import msgspec
from django.conf import settings
from msgspec import Struct

from eventsite.public.api.operations import OPERATIONS, Operation
from eventsite.public.api.shapes import Entry, Page, Problem

VERSION = "1.0.0"
JSON, PROBLEM = "application/json", "application/problem+json"
_COMPONENTS = "#/components/schemas/{name}"
_ABOUT = (
    "Public data of the conference series: what the public pages show, and nothing else. Read-only, without "
    "a key, from any origin. A text is an object by language (`en`, `fr`, `es`, `ru`, `zh-hans`, `ar`) that "
    "holds only what is on record. Identifiers and addresses are those of the pages and stay."
)
#: Of the parts of a path, by Django's converter.
_PARTS: dict[str, dict[str, Any]] = {
    "slug": {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$", "maxLength": 120},
    "int": {"type": "integer", "minimum": 0, "maximum": 2**31 - 1},
}
_HEADERS = {
    "ETag": {"description": "Send it back in If-None-Match.", "schema": {"type": "string"}},
    "Access-Control-Allow-Origin": {"schema": {"const": "*"}},
}
_LINK = {"Link": {"description": "first, prev, next, last (RFC 8288).", "schema": {"type": "string"}}}
_RETRY = {"Retry-After": {"description": "Seconds.", "schema": {"type": "integer"}}}


def openapi(base: str) -> dict[str, Any]:
    """Return the description; `base` is the whole address of the interface."""
    answers = [_answer(operation) for operation in OPERATIONS]
    _refs, components = _schemas([*answers, Entry, Problem])
    return {
        "openapi": "3.1.0",
        "info": {"title": f"{settings.SITE_NAME}: public data", "version": VERSION, "description": _ABOUT},
        "servers": [{"url": base.rstrip("/")}],
        "paths": {
            "/": {"get": _operation("entry", "Where to begin.", Entry, [])},
            **{f"/{operation.path}": {"get": _described(operation)} for operation in OPERATIONS},
        },
        "components": {"schemas": components},
    }


def query_parameters(declared: type[Struct]) -> dict[str, dict[str, Any]]:
    """Return the schema of each parameter of an address, by name."""
    _refs, components = _schemas([declared])
    found: dict[str, dict[str, Any]] = components[declared.__name__]["properties"]
    return found


def _schemas(types: list[Any]) -> tuple[tuple[dict[str, Any], ...], dict[str, Any]]:
    return msgspec.json.schema_components(types, schema_hook=_choice, ref_template=_COMPONENTS)


def _choice(kind: Any) -> dict[str, Any]:
    """Return the schema of one of Django's choices, which the library does not know by itself."""
    return {"type": "string", "enum": kind.values}


def _answer(operation: Operation) -> Any:
    return Page[operation.answer] if operation.is_list else operation.answer  # type: ignore[name-defined]


def _described(operation: Operation) -> dict[str, Any]:
    return _operation(
        operation.name,
        operation.summary,
        _answer(operation),
        [*_of_path(operation), *_of_query(operation.parameters)],
        is_list=operation.is_list,
        is_found=not operation.parts,
        may_move=operation.may_move,
    )


def _operation(
    name: str,
    summary: str,
    answer: Any,
    declared: list[dict[str, Any]],
    *,
    is_list: bool = False,
    is_found: bool = True,
    may_move: bool = False,
) -> dict[str, Any]:
    headers = _HEADERS | (_LINK if is_list else {})
    told = {
        "200": _response("What was asked for.", answer, JSON, headers),
        "304": {"description": "What the client holds is still so."},
        "400": _response("A parameter cannot be read; which and why is said.", Problem),
        "429": _response("Too many requests from one address.", Problem, PROBLEM, _RETRY),
    }
    if not is_found:
        told["404"] = _response("There is no such thing in public.", Problem)
    if may_move:
        told["301"] = {"description": "It is part of another record now, at the address in Location."}
    return {
        "operationId": name,
        "summary": summary,
        "parameters": declared,
        "responses": dict(sorted(told.items())),
    }


def _response(
    description: str, answer: Any, kind: str = PROBLEM, headers: dict[str, Any] | None = None
) -> dict[str, Any]:
    (ref,), _components = _schemas([answer])
    return {"description": description, "headers": headers or {}, "content": {kind: {"schema": ref}}}


def _of_path(operation: Operation) -> list[dict[str, Any]]:
    return [
        {"name": name, "in": "path", "required": True, "schema": _PARTS[kind]}
        for name, kind in operation.parts.items()
    ]


def _of_query(declared: type[Struct]) -> list[dict[str, Any]]:
    described = []
    for name, schema in query_parameters(declared).items():
        told = {"description": schema["description"]} if "description" in schema else {}
        own = {key: value for key, value in schema.items() if key != "description"}
        described.append({"name": name, "in": "query", "required": False, **told, "schema": own})
    return described
