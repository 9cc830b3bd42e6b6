from typing import Any, ClassVar

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from conferences.admin.base import TranslatedAdmin, TranslatedInline, in_languages
from conferences.admin.filters import EditionFilter
from conferences.admin.imports.lists import SessionDoor
from conferences.forms.session import SessionForm
from conferences.models import Session


class ClockColumns:
    """Start and end as the clocks of the edition show them."""

    @admin.display(description=_("start"), ordering="starts_at")
    def start(self, session: Session) -> str:
        return self._clock(session, "starts_at")

    @admin.display(description=_("end"), ordering="ends_at")
    def end(self, session: Session) -> str:
        return self._clock(session, "ends_at")

    def _clock(self, session: Any, field: str) -> str:
        moment = getattr(session, field)
        return moment.astimezone(session.day.edition.zone).strftime("%H:%M") if moment else "–"


@admin.register(Session)
class SessionAdmin(SessionDoor, ClockColumns, TranslatedAdmin):
    form = SessionForm
    list_display = ("title", "on", "start", "end", "room", "kind", "status", "attendance")
    list_filter: ClassVar[Any] = (EditionFilter, "kind", "status", "attendance")
    list_select_related = ("day__edition__series", "room")
    label_related = ("day__edition__series",)
    edition_lookup = "day__edition"
    date_hierarchy = "starts_at"
    search_fields = in_languages("title", "topics__name", "room__name")
    ordering = ("-day__on", "starts_at", "id")
    fieldsets = (
        (None, {"fields": ("day", ("start", "end"), "room", "kind", "title", "status", "attendance")}),
        (_("Subject"), {"fields": ("abstract", "agenda_item", "topics", "documents")}),
        (_("Languages"), {"fields": ("interpretation",)}),
    )

    @admin.display(description=_("day"), ordering="day__on")
    def on(self, session: Session) -> Any:
        return session.day.on


class SessionInline(ClockColumns, TranslatedInline):
    """The sessions of a day; the rest of a session is on its own page."""

    model = Session
    form = SessionForm
    fields = ("start", "end", "room", "kind", "title", "agenda_item", "status")
    ordering = ("starts_at", "id")
    classes = ()
    row_related = ("day__edition",)
    verbose_name_plural = _("sessions")
