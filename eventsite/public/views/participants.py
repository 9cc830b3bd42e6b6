"""The list of participants of an edition."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from conferences.enums import Language
from conferences.models import Edition
from delegations.reports.participants import ParticipantsList, list_of_participants
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
    whole = list_of_participants(edition, language=get_language() or "en", public=True)
    categories = [(row.category.slug, row.heading.text) for row in whole.categories]
    form = ParticipantsFilter(request.GET, categories)
    wanted = form.applied()
    shown = whole.narrowed(text=wanted.get("q", ""), category=wanted.get("category", ""))
    context = {
        "whole": whole,
        "shown": shown,
        "form": form,
        "chips": form.chips(),
        "count_label": _count_label(shown, whole),
        "order_language": _order_language(edition),
    }
    frame = edition_frame(edition, current=PARTICIPANTS)
    return render_edition_page(request, "public/participants.html", frame, context)


def _count_label(shown: ParticipantsList, whole: ParticipantsList) -> str:
    if shown.bodies == whole.bodies:
        return ngettext("%(n)s body named", "%(n)s bodies named", whole.bodies) % {"n": whole.bodies}
    return _("%(shown)s of %(all)s bodies named") % {"shown": shown.bodies, "all": whole.bodies}


def _order_language(edition: Edition) -> str:
    """Return the name of the list language in the page's language."""
    return str(Language(edition.order_language).label)
