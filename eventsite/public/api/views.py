"""Answers to programs: JSON, problems as RFC 9457 has them, pages by links, for the scripts of any site."""

import hashlib
from typing import Any
from urllib.parse import urlencode

import msgspec
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.csrf import csrf_exempt

from eventsite.public.api.operations import OPERATIONS, Operation
from eventsite.public.api.parameters import Nothing, Unreadable, Window, read
from eventsite.public.api.readers.places import Listing, Missing, Moved, Places
from eventsite.public.api.schema import JSON, PROBLEM, openapi
from eventsite.public.api.shapes import Collection, Entry, Page, ParameterError, Problem

ALLOWED = "GET, HEAD, OPTIONS"
#: Seconds for which a browser may remember what it may ask.
_REMEMBER = "86400"


@csrf_exempt
def answer(request: HttpRequest, operation: Operation, **path: Any) -> HttpResponseBase:
    """Answer one address of the table."""
    if refused := _other_method(request):
        return refused
    try:
        wanted = read(operation.parameters, request.GET)
        places = Places(request.build_absolute_uri, timezone.now().date())
        found = operation.find(places, wanted, **path)
    except Unreadable as error:
        return _unreadable(error)
    except Missing:
        return problem(404, "Not found", "There is no such thing in public.")
    except Moved as moved:
        return _moved(moved.address)
    if isinstance(wanted, Window):
        return _page(request, found, wanted)
    return _json(request, found)


@csrf_exempt
def entry(request: HttpRequest) -> HttpResponseBase:
    """Say which collections there are."""
    if refused := _other_method(request) or _other_parameters(request):
        return refused
    places = Places(request.build_absolute_uri, timezone.now().date())
    collections = [
        Collection(operation.route.rstrip("/"), places.api(operation.name))
        for operation in OPERATIONS
        if operation.is_list and not operation.parts
    ]
    documentation = places.absolute(reverse("public:api"))
    return _json(request, Entry(collections, places.api("openapi"), documentation))


@csrf_exempt
def description(request: HttpRequest) -> HttpResponseBase:
    """Describe the interface in OpenAPI."""
    if refused := _other_method(request) or _other_parameters(request):
        return refused
    return _json(request, openapi(request.build_absolute_uri(reverse("api:entry"))))


@csrf_exempt
def missing(request: HttpRequest, **_rest: str) -> HttpResponseBase:
    """Answer an address that is not in the table, or that only lacks the slash at its end."""
    if refused := _other_method(request):
        return refused
    try:
        found = resolve(f"{request.path_info}/")
    except Resolver404:
        found = None
    if found is None or found.func is missing:
        return problem(404, "Not found", f"There is no such address. Begin at {reverse('api:entry')}.")
    query = request.META.get("QUERY_STRING", "")
    return _moved(f"{request.path}/{'?' if query else ''}{query}")


def _moved(address: str) -> HttpResponse:
    response = _for_all(HttpResponse(status=301))
    response["Location"] = address
    return response


def problem(status: int, title: str, detail: str, errors: list[ParameterError] | None = None) -> HttpResponse:
    """Return what went wrong, for programs to read."""
    body = msgspec.json.encode(Problem(title, status, detail, errors=errors or []))
    return _for_all(HttpResponse(body, content_type=PROBLEM, status=status))


def _other_method(request: HttpRequest) -> HttpResponse | None:
    """Return the answer to a request that does not read, None for one that does."""
    if request.method in ("GET", "HEAD"):
        return None
    if request.method == "OPTIONS":
        response = _for_all(HttpResponse(status=204))
        response["Access-Control-Allow-Methods"] = ALLOWED
        response["Access-Control-Allow-Headers"] = "If-None-Match, If-Modified-Since"
        response["Access-Control-Max-Age"] = _REMEMBER
    else:
        response = problem(405, "Method not allowed", "Public data can be read, and nothing else.")
    response["Allow"] = ALLOWED
    return response


def _other_parameters(request: HttpRequest) -> HttpResponse | None:
    try:
        read(Nothing, request.GET)
    except Unreadable as error:
        return _unreadable(error)
    return None


def _unreadable(error: Unreadable) -> HttpResponse:
    said = "; ".join(f"{each.parameter}: {each.detail.rstrip('.')}" for each in error.errors)
    return problem(400, "Parameters cannot be read", f"{said}.", error.errors)


def _page(request: HttpRequest, listing: Listing, window: Window) -> HttpResponseBase:
    """Answer a part of a list, with links to the parts round it in the body and in the header."""
    start, limit = window.offset, window.limit
    last = max(0, (listing.count - 1) // limit * limit)
    offsets = {"first": 0, "last": last}
    if start > 0:
        offsets["prev"] = max(0, min(start - limit, last))
    if start + limit < listing.count:
        offsets["next"] = start + limit
    links = {relation: _at(request, offset, limit) for relation, offset in offsets.items()}
    response = _json(
        request,
        Page(
            count=listing.count,
            limit=limit,
            offset=start,
            next=links.get("next"),
            previous=links.get("prev"),
            results=list(listing.rows(start, start + limit)) if start < listing.count else [],
        ),
    )
    response["Link"] = ", ".join(f'<{url}>; rel="{relation}"' for relation, url in sorted(links.items()))
    return response


def _at(request: HttpRequest, offset: int, limit: int) -> str:
    kept = {name: text for name, text in request.GET.items() if name not in ("limit", "offset")}
    query = urlencode({**kept, "limit": limit, "offset": offset})
    return request.build_absolute_uri(f"{request.path}?{query}")


def _json(request: HttpRequest, found: Any) -> HttpResponseBase:
    """Answer with JSON, or 304 to whoever has these bytes already."""
    body = msgspec.json.encode(found)
    response = _for_all(HttpResponse(body, content_type=JSON))
    etag = f'"{hashlib.blake2b(body, digest_size=16).hexdigest()}"'
    response["ETag"] = etag
    response["Cache-Control"] = "no-cache"
    return get_conditional_response(request, etag=etag, response=response) or response


def _for_all(response: HttpResponse) -> HttpResponse:
    """Let the page of any site read an answer."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = "ETag, Link, Retry-After"
    return response
