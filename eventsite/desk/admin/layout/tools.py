"""Shift what follows a time of the day; copy another day here. Both show first what would happen."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from conferences.forms.day_copy import CopyForm
from conferences.forms.day_layout import ShiftForm
from conferences.models import Day
from conferences.services.day_copies import copy_day, plan_copy
from conferences.services.shifts import plan_shift, shift_sessions
from delegations.services.day_copies import copy_day_with_speakers
from eventsite.desk.admin.layout.door import DayPages, day_url
from eventsite.desk.admin.layout.undo import remember_moves

_CHANGE, _ADD, _ADD_SPEAKER = (
    "conferences.change_session",
    "conferences.add_session",
    "delegations.add_speakingrole",
)


class ToolPages(DayPages):
    def get_urls(self) -> list[Any]:
        return [
            self.day_path("layout/shift/", self.shift_view, "shift"),
            self.day_path("layout/copy/", self.copy_view, "copy"),
            *super().get_urls(),
        ]

    def shift_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Ask from when and by how much, show what would move, and move it once confirmed."""
        day = self.day_or_refuse(request, object_id, _CHANGE)
        form = ShiftForm(request.POST or None, day=day)
        plan = None
        if form.is_valid():
            if "confirmed" in request.POST and self._shifted(request, day, form):
                return HttpResponseRedirect(day_url(day, "layout"))
            plan = plan_shift(**form.values())
        return self.day_page(request, day, "shift", "shift", form=form, plan=plan)

    def _shifted(self, request: HttpRequest, day: Day, form: ShiftForm) -> bool:
        looked_at = request.POST.get("looked_at", "")
        try:
            moves = shift_sessions(**form.values(), by=request.user, looked_at=looked_at)
        except ValidationError as error:
            form.add_error(None, error)
            return False
        remember_moves(request, day, moves)
        text = ngettext("%(count)d session was moved.", "%(count)d sessions were moved.", len(moves))
        self.message_user(request, text % {"count": len(moves)}, messages.SUCCESS)
        return True

    def copy_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Ask which day, show what would come, and copy it once confirmed."""
        day = self.day_or_refuse(request, object_id, _ADD)
        may_copy_speakers = request.user.has_perm(_ADD_SPEAKER)
        form = CopyForm(request.POST or None, day=day, may_copy_speakers=may_copy_speakers)
        plan = source = None
        if form.is_valid():
            if "confirmed" in request.POST and self._copied(request, day, form):
                return HttpResponseRedirect(day_url(day, "layout"))
            source = form.cleaned_data["source"]
            plan = plan_copy(source=source, target=day)
        return self.day_page(request, day, "copy", "copy", form=form, plan=plan, source=source)

    def _copied(self, request: HttpRequest, day: Day, form: CopyForm) -> bool:
        source, looked_at = form.cleaned_data["source"], request.POST.get("looked_at", "")
        if not self._may_make_rooms(request, source, day):
            text = _("Rooms are missing here, and you may not add rooms. Ask somebody who may.")
            form.add_error(None, text)
            return False
        call = {"source": source, "target": day, "by": request.user, "looked_at": looked_at}
        try:
            if form.cleaned_data.get("with_speakers"):
                done = copy_day_with_speakers(**call)
                text = _(
                    "Copied: %(sessions)d sessions and %(speakers)d chairs and speakers. "
                    "%(left_out)d who have no seat here were left out."
                ) % {"sessions": done.sessions, "speakers": done.speakers, "left_out": done.left_out}
            else:
                text = _("Copied: %(sessions)d sessions.") % {"sessions": len(copy_day(**call))}
        except ValidationError as error:
            form.add_error(None, error)
            return False
        self.message_user(request, text, messages.SUCCESS)
        return True

    def _may_make_rooms(self, request: HttpRequest, source: Day, target: Day) -> bool:
        if request.user.has_perm("conferences.add_room"):
            return True
        return not plan_copy(source=source, target=target).new_rooms
