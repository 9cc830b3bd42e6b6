"""The staff's page of a programme's releases: what waits, what was released, the link to the draft."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _

from conferences.admin.confirmation import report
from conferences.forms.release import ReleaseForm
from conferences.models import Edition, ProgrammeRelease
from conferences.reports.changes import told
from conferences.reports.releases import open_draft_link, releases_of
from conferences.services.releases import go_back_to_release, make_draft_link, revoke_draft_link
from delegations.services.releases import preview_of, release_programme
from eventsite.lib.records import row_id


class ReleasePages(admin.ModelAdmin):  # type: ignore[type-arg]  # mixed into the pages of an edition
    """The releases of an edition's programme, under the edition."""

    change_form_template = "admin/conferences/edition/change_form.html"

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.release_view)
        return [
            path("<path:object_id>/release/", view, name="conferences_edition_release"),
            *super().get_urls(),
        ]

    def release_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Show what a release would change; a POST releases, goes back, makes or revokes the link."""
        pk = row_id(object_id)
        edition = self.get_object(request, str(pk)) if pk is not None else None
        if edition is None:
            raise Http404(_("There is no such record."))
        if not request.user.has_perm("conferences.view_programmerelease"):
            raise PermissionDenied
        form = ReleaseForm(request.POST or None)
        if request.method == "POST":
            if not request.user.has_perm("conferences.release_programme"):
                raise PermissionDenied
            if form.is_valid():
                report(self, request, _action(request, edition, form))
                return HttpResponseRedirect(request.path)
        return TemplateResponse(
            request, "admin/conferences/edition/release.html", self._context(request, edition, form)
        )

    def _context(self, request: HttpRequest, edition: Edition, form: ReleaseForm) -> dict[str, Any]:
        preview = preview_of(edition)
        link = open_draft_link(edition)
        form.fields["looked_at"].initial = preview.digest
        return {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Release the programme of %(edition)s") % {"edition": edition},
            "edition": edition,
            "series": edition.series,
            "form": form,
            "preview": preview,
            "session_count": len(preview.snapshot["sessions"]),
            "changes": told(preview.changes),
            "releases": releases_of(edition),
            "may_release": request.user.has_perm("conferences.release_programme"),
            "link": request.build_absolute_uri(_draft_address(edition, link.key)) if link else "",
        }


def _draft_address(edition: Edition, key: str) -> str:
    return reverse("public:draft-programme", args=[edition.series.slug, edition.number, key])


def _action(request: HttpRequest, edition: Edition, form: ReleaseForm) -> Callable[[], str]:
    """Return what the pressed button does; it tells what was done or raises ValidationError."""
    actions: dict[str, Callable[[], str]] = {
        "release": lambda: _release(request, edition, form),
        "go_back": lambda: _go_back(request, edition, form),
        "make_link": lambda: _make_link(request, edition),
        "revoke_link": lambda: _revoke_link(request, edition),
    }
    return next((act for name, act in actions.items() if name in request.POST), _nothing)


def _release(request: HttpRequest, edition: Edition, form: ReleaseForm) -> str:
    release = release_programme(
        edition=edition, note=form.note(), by=request.user, looked_at=form.cleaned_data["looked_at"]
    )
    return _("Release %(number)d is public.") % {"number": release.number}


def _go_back(request: HttpRequest, edition: Edition, form: ReleaseForm) -> str:
    number = row_id(request.POST["go_back"]) or 0
    before = ProgrammeRelease.objects.filter(edition=edition, number=number).first()
    if before is None:
        raise ValidationError(_("There is no such release."))
    release = go_back_to_release(release=before, note=form.note(), by=request.user)
    return _("The public sees the programme of release %(before)d again, as release %(number)d.") % {
        "before": before.number,
        "number": release.number,
    }


def _make_link(request: HttpRequest, edition: Edition) -> str:
    make_draft_link(edition=edition, by=request.user)
    return _("The link to the draft is made. A former link leads nowhere from now on.")


def _revoke_link(request: HttpRequest, edition: Edition) -> str:
    if not revoke_draft_link(edition=edition, by=request.user):
        raise ValidationError(_("There was no link to revoke."))
    return _("The link to the draft leads nowhere from now on.")


def _nothing() -> str:
    raise ValidationError(_("Nothing was done: press one of the buttons."))
