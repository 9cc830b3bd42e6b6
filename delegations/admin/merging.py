"""Merging two records from the list of persons or bodies: choose two, see what will change, confirm."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from delegations.forms.merging import MergeForm
from delegations.reports.merging.plan import MergePlan
from delegations.reports.merging.planning import plan_merge
from delegations.services.merging import merge_records
from eventsite.lib.records import row_id


class MergedFilter(admin.SimpleListFilter):
    """Records in use, unless somebody asks for those that are part of another."""

    title = _("merged")
    parameter_name = "merged"

    def lookups(self, _request: HttpRequest, _model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("Merged into another")), ("all", _("All"))]

    def choices(self, changelist: Any) -> Any:
        """Say of the first choice what it is: not all of them."""
        for number, choice in enumerate(super().choices(changelist)):
            yield choice if number else {**choice, "display": gettext("In use")}

    def queryset(self, _request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "all":
            return queryset
        return queryset.filter(merged_into__isnull=self.value() != "yes")


class MergeDoor(admin.options.BaseModelAdmin):  # type: ignore[type-arg]  # mixed into the pages of a model
    """The way to merge two records of a model."""

    admin_site: Any
    opts: Any

    def has_merge_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(f"delegations.merge_{self.opts.model_name}"))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What is part of another record stays as it was: that is what undoing the merge goes back to."""
        return super().has_change_permission(request, obj) and not (obj and obj.merged_into_id)

    def get_list_filter(self, request: HttpRequest) -> Any:
        return (*super().get_list_filter(request), MergedFilter)  # type: ignore[misc]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return (*super().get_readonly_fields(request, obj), "merged_into")

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        shown = super().get_fieldsets(request, obj)
        merged = (_("Merged"), {"fields": ("merged_into",)})
        return [merged, *shown] if obj and obj.merged_into_id else shown

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> Any:
        found, may_repeat = super().get_search_results(request, queryset, search_term)  # type: ignore[misc]
        if request.path.endswith("/autocomplete/"):
            found = found.filter(merged_into__isnull=True)
        return found, may_repeat

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.merge_view)
        own = path("merge/", view, name=f"delegations_{self.opts.model_name}_merge")
        return [own, *super().get_urls()]  # type: ignore[misc]

    @admin.action(description=_("Merge the two selected …"), permissions=["merge"])
    def merge_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        ids = list(queryset.order_by("pk").values_list("pk", flat=True)[:3])
        if len(ids) != 2:
            text = gettext("Choose exactly two records that are one.")
            self.message_user(request, text, messages.WARNING)  # type: ignore[attr-defined]
            return None
        return HttpResponseRedirect(merge_address(self.opts.model_name, *ids))

    def merge_view(self, request: HttpRequest) -> HttpResponse:
        """Show what merging would change; a POST shows it as chosen, or merges."""
        if not self.has_merge_permission(request):
            raise PermissionDenied
        survivor, merged = self._two(request)
        plan = plan_merge(survivor, merged)
        form = MergeForm(request.POST or None, plan=plan, initial={"looked_at": plan.digest})
        if request.method == "POST":
            if "merge" in request.POST and form.is_valid() and self._merged(request, plan, form):
                return HttpResponseRedirect(
                    reverse(f"admin:delegations_{self.opts.model_name}_change", args=[survivor.pk])
                )
            if "merge" not in request.POST:
                # Who only looks has not been asked why yet.
                form.errors.pop("reason", None)
            plan = plan_merge(survivor, merged, form.choices())
        return TemplateResponse(request, "admin/merging/merge.html", self._context(request, plan, form))

    def _two(self, request: HttpRequest) -> tuple[Any, Any]:
        ids = [row_id(request.GET.get(name, "")) for name in ("kept", "merged")]
        found = self.opts.model._default_manager.filter(pk__in=[pk for pk in ids if pk is not None])
        # What stands in the way is said with the names of these.
        related = [name for name in ("merged_into", "parent", "successor") if hasattr(self.opts.model, name)]
        rows = {row.pk: row for row in found.select_related(*related).order_by("pk")}
        try:
            return rows[ids[0] or 0], rows[ids[1] or 0]
        except KeyError:
            raise Http404(gettext("There is no such record.")) from None

    def _merged(self, request: HttpRequest, plan: MergePlan, form: MergeForm) -> bool:
        try:
            merge_records(
                survivor=plan.survivor,
                merged=plan.merged,
                by=request.user,
                reason=form.cleaned_data["reason"],
                choices=form.choices(),
                looked_at=form.cleaned_data["looked_at"],
            )
        except ValidationError as error:
            form.add_error(None, error)
            return False
        text = gettext("“%(merged)s” is part of “%(survivor)s” now. It can be undone under “Merges”.")
        words = {"merged": plan.merged, "survivor": plan.survivor}
        self.message_user(request, text % words, messages.SUCCESS)  # type: ignore[attr-defined]
        return True

    def _context(self, request: HttpRequest, plan: MergePlan, form: MergeForm) -> dict[str, Any]:
        return {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": gettext("Merge “%(merged)s” into “%(survivor)s”")
            % {"merged": plan.merged, "survivor": plan.survivor},
            "plan": plan,
            "form": form,
            # Of the plan as it is now: what was sent may be of an older one.
            "looked_at": plan_merge(plan.survivor, plan.merged).digest if form.is_bound else plan.digest,
            "swapped": merge_address(self.opts.model_name, plan.merged.pk, plan.survivor.pk),
        }


def merge_address(model: str, kept: int, merged: int) -> str:
    """Return where two records of a model, by their ids, are merged."""
    return f"{reverse(f'admin:delegations_{model}_merge')}?kept={kept}&merged={merged}"
