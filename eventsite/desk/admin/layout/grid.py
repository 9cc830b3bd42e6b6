"""A day as a grid: rooms beside one another, true to time; moving by drag, by keys, or by typing."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from conferences.forms.day_layout import PlaceForm
from conferences.models import Day, Session
from conferences.reports.day_layout import layout_of
from conferences.services.moves import MovedMeanwhile, move_in_day
from eventsite.desk.admin.layout.door import DayPages, clashes_for, clashes_on, day_url
from eventsite.desk.admin.layout.undo import forget_last_moves, last_moves, remember_moves
from eventsite.lib.records import row_id

_CHANGE = "conferences.change_session"


class GridPages(DayPages):
    def get_urls(self) -> list[Any]:
        return [
            self.day_path("layout/", self.layout_view, "layout"),
            self.day_path("layout/move/", require_POST(self.move_view), "move"),
            self.day_path("layout/undo/", require_POST(self.undo_view), "undo"),
            self.day_path("layout/<int:session_id>/", self.place_view, "place"),
            *super().get_urls(),
        ]

    def layout_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Show the day; what the script draws anew after a move is a part of this page."""
        day = self.day_or_refuse(request, object_id)
        return self.day_page(request, day, "grid", "layout", **_parts(request, day))

    def place_view(self, request: HttpRequest, object_id: str, session_id: int) -> HttpResponse:
        """Move one session by typing."""
        day = self.day_or_refuse(request, object_id, _CHANGE)
        session = _session_or_404(day, str(session_id))
        form = PlaceForm(request.POST or None, day=day, session=session)
        if form.is_valid() and _moved(request, day, form) is not None:
            return HttpResponseRedirect(day_url(day, "layout"))
        found = [each for each in clashes_for(request, day.edition) if each.concerns(session.pk)]
        return self.day_page(request, day, "place", "layout", form=form, session=session, clashes=found)

    def move_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Move one session for the script of the grid, and send the day as it is then."""
        day = self.day_or_refuse(request, object_id, _CHANGE)
        try:
            session = _session_or_404(day, request.POST.get("session", ""))
        except Http404:
            said = _("Nothing was moved: somebody else took the session from this day meanwhile.")
            return _answer(request, day, said, saved=False)
        form = PlaceForm(request.POST, day=day, session=session)
        moved = _moved(request, day, form) if form.is_valid() else None
        errors = " ".join(text for texts in form.errors.values() for text in map(str, texts))
        return _answer(request, day, moved or errors, saved=moved is not None)

    def undo_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Take the last move of this officer back, wherever it was made on this day."""
        day = self.day_or_refuse(request, object_id, _CHANGE)
        said, done = _undone(request, day)
        if request.headers.get("Accept") == "application/json":
            return _answer(request, day, said, saved=done)
        self.message_user(request, said, messages.SUCCESS if done else messages.WARNING)
        return HttpResponseRedirect(day_url(day, "layout"))


def _parts(request: HttpRequest, day: Day) -> dict[str, Any]:
    clashes = clashes_on(day, clashes_for(request, day.edition))
    return {"layout": layout_of(day, clashes), "clashes": clashes}


def _answer(request: HttpRequest, day: Day, said: str, *, saved: bool) -> JsonResponse:
    context = {
        **_parts(request, day),
        "day": day,
        "edition": day.edition,
        "may_change": True,
        "undo": last_moves(request, day),
    }
    html = render_to_string("admin/layout/day.html", context, request)
    return JsonResponse({"saved": saved, "said": said, "html": html})


def _session_or_404(day: Day, text: str) -> Session:
    pk = row_id(text)
    found = Session.objects.filter(pk=pk, day=day).select_related("room").first() if pk is not None else None
    if found is None:
        raise Http404(_("There is no such record."))
    return found


def _moved(request: HttpRequest, day: Day, form: PlaceForm) -> str | None:
    """Move as the form says and return what to tell; errors of the service go into the form."""
    move = form.move
    if move is None:
        return None
    try:
        sessions = move_in_day(day=day, moves=[move], by=request.user)
    except MovedMeanwhile as error:
        form.add_error(None, error)
        # A second try starts from where the session is now.
        form.data = {**{name: form.data[name] for name in form.data}, "seen": form.initial["seen"]}
        return None
    except ValidationError as error:
        form.add_error(None, error)
        return None
    if not sessions:
        return _("Nothing changed.")
    remember_moves(request, day, [move])
    return _told(sessions[0], day)


def _told(session: Session, day: Day) -> str:
    zone = day.edition.zone
    return _("Saved: “%(title)s”, %(start)s–%(end)s, %(room)s.") % {
        "title": session.title,
        "start": f"{session.starts_at.astimezone(zone):%H:%M}",
        "end": f"{session.ends_at.astimezone(zone):%H:%M}",
        "room": session.room or _("Across all rooms"),
    }


def _undone(request: HttpRequest, day: Day) -> tuple[str, bool]:
    """Take back the last moves of the day; return what to tell, and whether it was done."""
    moves = last_moves(request, day)
    if not moves:
        return _("There is no move to take back."), False
    # What cannot be taken back any more would stand in the way of the moves before it.
    forget_last_moves(request, day)
    try:
        back = [move.back for move in moves]
        sessions = move_in_day(day=day, moves=back, by=request.user, why="taken back")
    except ValidationError as error:
        return " ".join(error.messages), False
    if len(sessions) == 1:
        return _("Taken back.") + " " + _told(sessions[0], day), True
    return _("Taken back: %(count)d sessions are where they were.") % {"count": len(sessions)}, True
