"""The queue of records that may be one: looked through by the machine, decided by a person."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from conferences.admin.base import RecordAdmin
from delegations.admin.merging import merge_address
from delegations.enums import DuplicateState, RecordKind
from delegations.forms.merging import ReasonForm
from delegations.models import LikelyDuplicate, Person
from delegations.reports.duplicates.sides import two_sides
from delegations.reports.duplicates.signs import LIKELY, VERY_LIKELY, in_words, signs_of, verdict
from delegations.services.duplicates import find_duplicates, open_again, tell_apart
from eventsite.lib.records import row_id
from eventsite.lib.wording import in_line

#: Persons whom a request looks through: a few seconds.
_MOST_AT_ONCE = 50_000


class StateFilter(admin.SimpleListFilter):
    """What waits for a decision, unless something else is asked for."""

    title = pgettext_lazy("merge", "state")
    parameter_name = "state__exact"

    def lookups(self, _request: HttpRequest, _model_admin: Any) -> list[tuple[str, Any]]:
        decided = (DuplicateState.DIFFERENT, DuplicateState.MERGED)
        return [*((state.value, state.label) for state in decided), ("all", _("All"))]

    def choices(self, changelist: Any) -> Any:
        for number, choice in enumerate(super().choices(changelist)):
            yield (
                choice
                if number
                else {
                    **choice,
                    "display": DuplicateState.OPEN.label,
                    "selected": self.value() in (None, DuplicateState.OPEN),
                }
            )

    def queryset(self, _request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        state = self.value() or DuplicateState.OPEN.value
        return queryset if state == "all" else queryset.filter(state=state)


class LikenessFilter(admin.SimpleListFilter):
    title = _("likeness")
    parameter_name = "likeness"
    _BOUNDS = {"80": (VERY_LIKELY, 101), "60": (LIKELY, VERY_LIKELY), "0": (0, LIKELY)}

    def lookups(self, _request: HttpRequest, _model_admin: Any) -> list[tuple[str, str]]:
        return [(value, in_words(low)) for value, (low, _high) in self._BOUNDS.items()]

    def queryset(self, _request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        low, high = self._BOUNDS.get(self.value() or "", (0, 101))
        return queryset.filter(score__gte=low, score__lt=high)


@admin.register(LikelyDuplicate)
class LikelyDuplicateAdmin(RecordAdmin):
    list_display = ("pair", "kind", "likeness", "why", "state", "decided_by", "decided_at")
    list_filter = (StateFilter, "kind", LikenessFilter)
    label_related = ("person", "other_person", "body", "other_body")
    list_select_related = ("decided_by",)
    name_keys = (
        "person__match_key",
        "other_person__match_key",
        "body__names__match_key",
        "other_body__names__match_key",
    )
    search_fields = ("body__label", "other_body__label")
    search_help_text = _("Name in any spelling.")
    ordering = ("-score", "id")
    change_list_template = "admin/merging/queue.html"
    actions = None

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        return False

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        context = {**(extra_context or {}), "may_look": self.has_change_permission(request)}
        return super().changelist_view(request, context)

    @admin.display(description=_("pair"), ordering="id")
    def pair(self, row: LikelyDuplicate) -> str:
        return str(row)

    @admin.display(description=_("likeness"), ordering="score")
    def likeness(self, row: LikelyDuplicate) -> str:
        return in_words(row.score)

    @admin.display(description=_("why"))
    def why(self, row: LikelyDuplicate) -> str:
        return capfirst(in_line(*(sign.words for sign in signs_of(row.signs))))

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.look_view)
        return [path("look/", view, name="delegations_likelyduplicate_look"), *super().get_urls()]

    def look_view(self, request: HttpRequest) -> HttpResponse:
        """Look through the records now."""
        if request.method != "POST" or not self.has_change_permission(request):
            raise PermissionDenied
        queue = reverse("admin:delegations_likelyduplicate_changelist")
        if Person.objects.count() > _MOST_AT_ONCE:
            text = gettext(
                "There are too many persons to look through while you wait. The server does it with the "
                "command “find_duplicates”: ask its administrator to run it every night."
            )
            self.message_user(request, text, messages.WARNING)
            return HttpResponseRedirect(queue)
        found = [find_duplicates(kind=kind, by=request.user) for kind in RecordKind]
        text = gettext(
            "Looked through. New pairs: %(new)d; back again: %(again)d; no longer alike: %(gone)d; "
            "to be decided: %(waiting)d."
        )
        names = ("new", "again", "gone", "waiting")
        counts = {name: sum(getattr(one, name) for one in found) for name in names}
        self.message_user(request, text % counts, messages.SUCCESS)
        if left := sum(one.left for one in found):
            text = gettext("%(left)d less likely pairs come up once these are decided.")
            self.message_user(request, text % {"left": left}, messages.INFO)
        return HttpResponseRedirect(queue)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Show both records side by side; a POST tells them apart, or puts them back into the queue."""
        pk = row_id(object_id)
        row = self.get_object(request, str(pk)) if pk is not None else None
        if row is None:
            raise Http404(gettext("There is no such record."))
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        form = ReasonForm(request.POST if "apart" in request.POST else None)
        if request.method == "POST":
            if not self.has_change_permission(request, row):
                raise PermissionDenied
            if self._decided(request, row, form):
                return HttpResponseRedirect(reverse("admin:delegations_likelyduplicate_changelist"))
        context = self._comparison(request, row, form)
        return TemplateResponse(request, "admin/merging/compare.html", context)

    def _decided(self, request: HttpRequest, row: LikelyDuplicate, form: ReasonForm) -> bool:
        try:
            if "again" in request.POST:
                open_again(pair=row, by=request.user)
                text = gettext("The pair waits for a decision again.")
            elif form.is_valid():
                tell_apart(pair=row, by=request.user, note=form.cleaned_data["reason"])
                text = gettext("Kept: these are two. They come up again only if they say something else.")
            else:
                return False
        except ValidationError as error:
            form.add_error(None, error) if form.is_bound else self.message_user(
                request, " ".join(error.messages), messages.ERROR
            )
            return False
        self.message_user(request, text, messages.SUCCESS)
        return True

    def _comparison(self, request: HttpRequest, row: LikelyDuplicate, form: ReasonForm) -> dict[str, Any]:
        one: Any = row.one
        other: Any = row.other
        model = RecordKind(row.kind).value
        may_merge = request.user.has_perm(f"delegations.merge_{model}")
        signs = signs_of(row.signs)
        return {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": gettext("One or two? %(pair)s") % {"pair": row},
            "pair": row,
            "model": model,
            "verdict": verdict(row.score),
            "speaking_for": [sign.words for sign in signs if sign.speaks_for],
            "speaking_against": [sign.words for sign in signs if not sign.speaks_for],
            "sides": two_sides(one, other),
            "form": form,
            "may_decide": self.has_change_permission(request, row),
            "is_open": row.state == DuplicateState.OPEN,
            "is_apart": row.state == DuplicateState.DIFFERENT,
            "merge_address": merge_address(model, one.pk, other.pk) if may_merge else "",
        }
