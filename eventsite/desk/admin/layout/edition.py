"""The days of an edition's programme, and what clashes in it."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _

from conferences.admin.addresses import found_or_404
from conferences.models import Day, Edition
from conferences.reports.clashes import Clash
from eventsite.desk.admin.layout.door import clashes_for
from eventsite.lib.dates import format_weekday


@dataclass(frozen=True, slots=True)
class DayCard:
    """A day with how many sessions it has, and how many clashes."""

    day: Day
    label: str
    sessions: int
    clashes: int


class EditionLayoutPages(admin.ModelAdmin):  # type: ignore[type-arg]  # mixed into the pages of an edition
    """The programme of an edition as the staff lays it out, under the edition."""

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.layout_view)
        return [
            path("<path:object_id>/layout/", view, name="conferences_edition_layout"),
            *super().get_urls(),
        ]

    def layout_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Show the days and what to look at, with links to both."""
        if not request.user.has_perm("conferences.view_session"):
            raise PermissionDenied
        edition = found_or_404(Edition.objects.select_related("series"), object_id)
        clashes = clashes_for(request, edition)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Lay out the programme"),
            "subtitle": str(edition),
            "edition": edition,
            "days": day_cards(edition, clashes),
            "clashes": clashes,
        }
        return TemplateResponse(request, "admin/layout/edition.html", context)


def day_cards(edition: Edition, clashes: tuple[Clash, ...]) -> list[DayCard]:
    """Return the days of an edition in order, in one query."""
    counted = Counter(pk for clash in clashes for pk in {session.day_id for session in clash.sessions})
    days: Any = Day.objects.filter(edition=edition).annotate(held=Count("sessions")).order_by("on")
    return [DayCard(day, format_weekday(day.on), day.held, counted[day.pk]) for day in days]
