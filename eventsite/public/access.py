"""Who sees an edition, and the frame that all its pages share."""

from dataclasses import dataclass
from typing import Any, TypeVar

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from conferences.enums import Distribution
from conferences.models import Document, DraftLink, Edition
from conferences.templatetags.wording import marked, nth_edition
from conferences.views.access import is_staff_with
from delegations.models import Delegation
from eventsite.lib.wording import Wording, wording
from eventsite.public.social import edition_card

Response = TypeVar("Response", bound=HttpResponseBase)
#: The pages of an edition in the order of the tabs, by the names of the address space.
OVERVIEW, PROGRAMME, PARTICIPANTS, DOCUMENTS = (
    "edition-detail",
    "programme",
    "participants",
    "edition-documents",
)


@dataclass(frozen=True)
class Tab:
    label: str
    url: str
    count: int | None
    current: bool


@dataclass(frozen=True)
class EditionFrame:
    """What every page of an edition shows round its content; `crumbs` are (label, url)."""

    edition: Edition
    label: str
    title: Wording
    crumbs: tuple[tuple[str, str], ...]
    tabs: tuple[Tab, ...]
    bodies: int
    documents: int
    is_preview: bool
    is_sample: bool


def may_preview(request: HttpRequest) -> bool:
    """Say whether the reader is signed in as staff who may view editions, published or not.

    Who sends no cookie of a session has none to be looked up: the page then depends on no cookie at all.
    """
    return settings.SESSION_COOKIE_NAME in request.COOKIES and is_staff_with(
        request, "conferences.view_edition"
    )


def visible_edition_or_404(request: HttpRequest, slug: str, number: int) -> Edition:
    """Return the published edition, or any to staff who may view editions. Raises Http404."""
    edition = (
        Edition.objects.select_related("series", "venue")
        .filter(series__slug=slug, number=number)
        .order_by("id")
        .first()
    )
    if edition is None or not (edition.is_published or may_preview(request)):
        raise Http404(_("There is no such edition."))
    return edition


def draft_link_or_404(slug: str, number: int, key: str) -> DraftLink:
    """Return the link to the draft programme of an edition, published or not. Raises Http404."""
    link = (
        DraftLink.objects.select_related("edition__series", "edition__venue")
        .filter(edition__series__slug=slug, edition__number=number, key=key, revoked_at__isnull=True)
        .first()
    )
    if link is None:
        raise Http404(_("This link leads nowhere, or no longer. Ask the secretariat for a new one."))
    return link


def edition_frame(
    edition: Edition,
    *,
    current: str,
    page: str = "",
    bodies: int | None = None,
    documents: int | None = None,
) -> EditionFrame:
    """Return the frame of a page of the edition; a query for each of the two numbers that is not given.

    `current` is the tab that the page belongs to (a name of the address space), `page` the last step of the
    breadcrumb where the page is not the tab itself.
    """
    if bodies is None:
        bodies = Delegation.objects.of_edition(edition).count()
    if documents is None:
        documents = Document.objects.filter(edition=edition, distribution=Distribution.GENERAL).count()
    labels = (
        (OVERVIEW, _("Overview"), None),
        (PROGRAMME, _("Programme"), None),
        (PARTICIPANTS, _("Bodies"), bodies),
        (DOCUMENTS, _("Documents"), documents),
    )
    tabs = tuple(
        Tab(label, edition.url_of(name), count, current=name == current) for name, label, count in labels
    )
    title = wording(edition, "theme") or wording(edition, "title")
    return EditionFrame(
        edition=edition,
        label=nth_edition(edition.number),
        title=title,
        crumbs=_crumbs(edition, tabs, page),
        tabs=tabs,
        bodies=bodies,
        documents=documents,
        is_preview=not edition.is_published,
        is_sample=edition.series.is_fictional,
    )


def render_edition_page(
    request: HttpRequest,
    template: str,
    frame: EditionFrame,
    context: dict[str, Any] | None = None,
    *,
    is_secret: bool = False,
) -> HttpResponse:
    """Render a page of an edition, with `frame`, `edition` and `series`; what is hidden is never stored."""
    edition, is_hidden = frame.edition, frame.is_preview or is_secret
    shared = {"frame": frame, "edition": edition, "series": edition.series}
    card = edition_card(edition, frame.title.text)
    # What is not public presents itself to no messenger and no search engine.
    outward = dict.fromkeys(("card", "structured")) if is_hidden else {}
    response = render(request, template, {**shared, "card": card, **(context or {}), **outward})
    return hidden(response) if is_hidden else response


def hidden(response: Response) -> Response:
    """Keep a response out of every store and every index, and its address out of what other sites learn."""
    add_never_cache_headers(response)
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response


def _crumbs(edition: Edition, tabs: tuple[Tab, ...], page: str) -> tuple[tuple[str, str], ...]:
    series = (marked(wording(edition.series, "name")), edition.series.get_absolute_url())
    path = [(_("Conferences"), reverse("conferences:edition-list")), series]
    steps = [(nth_edition(edition.number), tabs[0].url)]
    steps += [(tab.label, tab.url) for tab in tabs[1:] if tab.current]
    if page:
        steps.append((page, ""))
    return (*path, *steps[:-1], (steps[-1][0], ""))
