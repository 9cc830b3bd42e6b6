"""What clashes with a session, on its own page and after it was saved there."""

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse

from conferences.models import Session
from conferences.reports.clashes import Clash
from eventsite.desk.admin.layout.door import clashes_for


class ClashWarnings(admin.ModelAdmin):  # type: ignore[type-arg]  # mixed into the pages of a session
    change_form_template = "admin/conferences/session/change_form.html"

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        session = context.get("original")
        clashes = _clashes_of(request, session) if session else ()
        return super().render_change_form(request, {**context, "clashes": clashes}, *args, **kwargs)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001 (Django's signature)
        """Save, then say what clashes: it is no reason to refuse."""
        super().save_related(request, form, formsets, change)
        for clash in _clashes_of(request, form.instance):
            titles = " / ".join(session.title for session in clash.sessions)
            self.message_user(request, f"{titles}: {clash.text}", messages.WARNING)


def _clashes_of(request: HttpRequest, session: Session) -> tuple[Clash, ...]:
    edition = session.day.edition
    return tuple(clash for clash in clashes_for(request, edition) if clash.concerns(session.pk))
