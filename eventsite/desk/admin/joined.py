"""Pages of the event side with the parts that belong to people: hosts, categories, speakers."""

import datetime as dt
from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from conferences.admin.edition import EditionAdmin
from conferences.admin.series import SeriesAdmin
from conferences.admin.session import SessionAdmin
from conferences.models import Edition, Series, Session
from delegations.admin.badge_page import BadgePages
from delegations.admin.edition_clone import ClonePages
from delegations.admin.edition_parts import CategoryPresenceInline, EditionHostInline
from delegations.admin.list_pages import ListPages
from delegations.admin.plate_page import PlatePages
from delegations.admin.protocol_order import ProtocolOrderPages
from delegations.admin.speaking_role import SpeakingRoleInline
from eventsite.desk.admin.layout.edition import EditionLayoutPages
from eventsite.desk.admin.layout.session import ClashWarnings
from eventsite.desk.admin.releases import ReleasePages
from eventsite.desk.admin.statistics import EditionStatisticsPages, SeriesStatisticsPages
from eventsite.desk.reports.programme import sessions_held_on, sessions_without_speaker
from eventsite.lib.dates import format_day

admin.site.unregister([Edition, Series, Session])


@admin.register(Edition)
class JoinedEditionAdmin(
    EditionStatisticsPages,
    ListPages,
    BadgePages,
    PlatePages,
    ProtocolOrderPages,
    ClonePages,
    ReleasePages,
    EditionLayoutPages,
    EditionAdmin,
):
    inlines: ClassVar[Any] = (EditionHostInline, *EditionAdmin.inlines, CategoryPresenceInline)


@admin.register(Series)
class JoinedSeriesAdmin(SeriesStatisticsPages, SeriesAdmin):
    """The pages of a series, with its statistics."""


class SpeakerFilter(admin.SimpleListFilter):
    title = _("speaker")
    parameter_name = "speaker"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("no", _("nobody named yet"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return sessions_without_speaker(queryset) if self.value() == "no" else queryset


class HeldOnFilter(admin.SimpleListFilter):
    """The sessions that are held on one day of the programme."""

    title = _("held on")
    parameter_name = "on"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        day = _date(self.value()) or timezone.localdate()
        return [(day.isoformat(), format_day(day))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        day = _date(self.value())
        return queryset if day is None else sessions_held_on(queryset, day)


def _date(text: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text or "")
    except ValueError:
        return None


@admin.register(Session)
class JoinedSessionAdmin(ClashWarnings, SessionAdmin):
    list_filter: ClassVar[Any] = (*SessionAdmin.list_filter, HeldOnFilter, SpeakerFilter)
    inlines = (SpeakingRoleInline,)

    def get_inline_instances(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """Speakers once there is a session: they are checked against its edition."""
        return super().get_inline_instances(request, obj) if obj else []
