"""What the pages of a day have in common: who comes in, the days beside it, what clashes."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from conferences.admin.addresses import found_or_404
from conferences.models import Day, Edition
from conferences.reports.clashes import Clash
from delegations.reports.clashes import clashes_of
from eventsite.desk.admin.layout.undo import last_moves
from eventsite.lib.dates import format_short_weekday, format_weekday


@dataclass(frozen=True, slots=True)
class Tab:
    """A link to a neighbouring page; `current` is the one that is open."""

    label: str
    note: str
    url: str
    current: bool


def clashes_for(request: HttpRequest, edition: Edition) -> tuple[Clash, ...]:
    """Return what clashes, with the names of people for those who may see who speaks."""
    return clashes_of(edition, names=request.user.has_perm("delegations.view_speakingrole"))


def clashes_on(day: Day, clashes: Iterable[Clash]) -> tuple[Clash, ...]:
    return tuple(clash for clash in clashes if any(each.day_id == day.pk for each in clash.sessions))


class DayPages(admin.ModelAdmin):  # type: ignore[type-arg]  # mixed into the pages of a day
    """The door of every page under a day."""

    def day_path(self, address: str, view: Any, name: str) -> URLPattern:
        guarded = self.admin_site.admin_view(view)
        return path(f"<path:object_id>/{address}", guarded, name=f"conferences_day_{name}")

    def day_or_refuse(self, request: HttpRequest, object_id: str, *permissions: str) -> Day:
        """Return the day; to see it asks for the right to view sessions, and what else is named."""
        wanted = ("conferences.view_session", *permissions)
        if not all(request.user.has_perm(permission) for permission in wanted):
            raise PermissionDenied
        return found_or_404(Day.objects.select_related("edition__series"), object_id)

    def day_page(
        self, request: HttpRequest, day: Day, template: str, current: str, **context: Any
    ) -> HttpResponse:
        """Render one of the pages of a day; `current` is its name among the addresses."""
        days = Day.objects.filter(edition=day.edition_id).order_by("on")
        view = current if current in {"layout", "table"} else "layout"
        frame = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "day": day,
            "edition": day.edition,
            "title": format_weekday(day.on),
            "subtitle": str(day.edition),
            "days": [
                Tab(format_short_weekday(each.on), each.title, day_url(each, view), each.pk == day.pk)
                for each in days
            ],
            "views": self._views(request, day, current),
            "may_change": request.user.has_perm("conferences.change_session"),
            "undo": last_moves(request, day),
        }
        return TemplateResponse(request, f"admin/layout/{template}.html", frame | context)

    def _views(self, request: HttpRequest, day: Day, current: str) -> list[Tab]:
        views = [("layout", _("Grid")), ("table", _("Table"))]
        if request.user.has_perm("conferences.change_session"):
            views.append(("shift", _("Shift")))
        if request.user.has_perm("conferences.add_session"):
            views.append(("copy", _("Copy a day here")))
        return [Tab(label, "", day_url(day, name), name == current) for name, label in views]


def day_url(day: Day, view: str) -> str:
    return reverse(f"admin:conferences_day_{view}", args=[day.pk])
