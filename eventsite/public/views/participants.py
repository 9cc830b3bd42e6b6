"""The list of participants of an edition."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from conferences.enums import Language
from conferences.models import Edition
from conferences.views.directory import filter_context
from delegations.reports.participants_counts import sift_participants
from delegations.reports.participants_index import IndexedCategory, ParticipantsIndex, participants_index
from delegations.reports.participants_page import participants_page
from eventsite.public.access import (
    PARTICIPANTS,
    edition_frame,
    render_edition_page,
    visible_edition_or_404,
)
from eventsite.public.forms.participants import ParticipantsFilter


@require_safe
def participants(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    edition = visible_edition_or_404(request, slug, number)
    index = participants_index(edition)
    form = _form(request, index)
    found = sift_participants(index, form.asked(), form.text)
    pages = index.pages(
        category=form.asked().get("category", ""), only=frozenset(found.passing) if form.text else None
    )
    page = Paginator(pages, 1).get_page(request.GET.get("page"))
    context = {
        **filter_context(form, found, _counted),
        "index": index,
        "page": page,
        "shown": participants_page(index, page.object_list[0], language=get_language() or "en"),
        "contents": _contents(edition, index),
        "count_label": _count_label(len(found.passing), index.bodies),
        "order_language": _order_language(edition),
    }
    frame = edition_frame(edition, current=PARTICIPANTS, bodies=index.bodies)
    return render_edition_page(request, "public/participants.html", frame, context)


def _form(request: HttpRequest, index: ParticipantsIndex) -> ParticipantsFilter:
    categories = [(row.category.slug, row.heading.text) for row in index.categories]
    unnamed = {row.category.slug for row in index.categories if row.count is None}
    return ParticipantsFilter(request.GET, categories, unnamed)


def _contents(edition: Edition, index: ParticipantsIndex) -> list[tuple[IndexedCategory, str]]:
    """Return each category with the address at which the whole list comes to it."""
    begins: dict[int, int] = {}
    for number, stretches in enumerate(index.pages(), 1):
        for stretch in stretches:
            begins.setdefault(stretch.indexed.category.pk, number)
    path = edition.url_of("participants")
    found = []
    for row in index.categories:
        number = begins[row.category.pk]
        page = f"?page={number}" if number > 1 else ""
        found.append((row, f"{path}{page}#c-{row.category.slug}"))
    return found


def _counted(count: int) -> str:
    return ngettext("%(n)s body named", "%(n)s bodies named", count) % {"n": count}


def _count_label(shown: int, whole: int) -> str:
    if shown == whole:
        return _counted(whole)
    return _("%(shown)s of %(all)s bodies named") % {"shown": shown, "all": whole}


def _order_language(edition: Edition) -> str:
    """Return the name of the list language in the page's language."""
    return str(Language(edition.order_language).label)
