"""The directories as files, with the filters of their pages."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from conferences.forms.directories import DocumentFilter, EditionFilter, TopicFilter
from conferences.forms.filters import FilterForm
from conferences.reports.document_register import public_register
from conferences.reports.edition_directory import (
    edition_directory,
    editions_in_order,
    editions_with_counts,
)
from conferences.reports.topic_directory import topic_directory, topics_in_order
from delegations.forms.filters import BodyFilter
from delegations.reports.body_directory import bodies_in_order, body_directory
from delegations.reports.participants import list_of_participants
from eventsite.public.access import hidden, visible_edition_or_404
from eventsite.public.exporting import tables
from eventsite.public.exporting.directories import FORMS, Table
from eventsite.public.forms.participants import ParticipantsFilter


@require_safe
def series_file(request: HttpRequest, form: str) -> HttpResponseBase:
    return _file(tables.series_table(request.build_absolute_uri), "series", form)


@require_safe
def editions_file(request: HttpRequest, form: str) -> HttpResponseBase:
    directory = edition_directory()
    wanted = EditionFilter(request.GET, directory)
    found = directory.sift(wanted.asked(), wanted.text)
    rows = editions_with_counts(editions_in_order(found.passing, wanted.order))
    table = tables.editions_table(rows, request.build_absolute_uri)
    return _unreadable(wanted) or _file(table, "editions", form)


@require_safe
def bodies_file(request: HttpRequest, form: str) -> HttpResponseBase:
    language, today = get_language() or "en", timezone.now().date()
    directory = body_directory()
    wanted = BodyFilter(request.GET, directory)
    found = directory.sift(wanted.asked(), wanted.text)
    ids = bodies_in_order(found.passing, wanted.order, language=language, on=today)
    table = tables.bodies_table(ids, request.build_absolute_uri, language=language, on=today)
    return _unreadable(wanted) or _file(table, "bodies", form)


@require_safe
def topics_file(request: HttpRequest, form: str) -> HttpResponseBase:
    directory = topic_directory()
    wanted = TopicFilter(request.GET, directory)
    found = directory.sift(wanted.asked(), wanted.text)
    entries = topics_in_order(found.passing, wanted.order)
    table = tables.topics_table(entries, request.build_absolute_uri)
    return _unreadable(wanted) or _file(table, "topics", form)


@require_safe
def documents_file(request: HttpRequest, form: str) -> HttpResponseBase:
    register = public_register()
    wanted = DocumentFilter(request.GET, register)
    found = register.sift(wanted.asked(), wanted.text)
    families = register.families(found.passing, wanted.order)
    rows = register.documents(families, at_once=tables.AT_ONCE)
    table = tables.documents_table(rows, request.build_absolute_uri)
    return _unreadable(wanted) or _file(table, "documents", form)


@require_safe
def participants_file(request: HttpRequest, slug: str, number: int, form: str) -> HttpResponseBase:
    edition = visible_edition_or_404(request, slug, number)
    whole = list_of_participants(edition, language=get_language() or "en", public=True)
    categories = [(row.category.slug, row.heading.text) for row in whole.categories]
    wanted = ParticipantsFilter(request.GET, categories)
    applied = wanted.applied()
    shown = whole.narrowed(text=applied.get("q", ""), category=applied.get("category", ""))
    table = tables.participants_table(edition, shown, request.build_absolute_uri)
    response = _unreadable(wanted) or _file(table, f"{slug}-{number}-participants", form)
    return response if edition.is_published else hidden(response)


def _unreadable(wanted: FilterForm) -> HttpResponse | None:
    """Return what is wrong with the filters: a file of the whole list would pass for what was asked."""
    if wanted.is_valid():
        return None
    lines = [f"{name}: {' '.join(map(str, errors))}" for name, errors in wanted.errors.items()]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8", status=400)


def _file(table: Table, name: str, form: str) -> StreamingHttpResponse:
    write, kind = FORMS[form]
    response = StreamingHttpResponse(write(table), content_type=kind)
    place = "attachment" if form == "csv" else "inline"
    response["Content-Disposition"] = f'{place}; filename="{name}-{get_language() or "en"}.{form}"'
    # What is public may be read by the page of any site.
    response["Access-Control-Allow-Origin"] = "*"
    response["Cache-Control"] = "no-cache"
    return response
