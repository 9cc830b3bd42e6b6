"""Filters that several lists share."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from conferences.models import Edition
from eventsite.lib.records import row_id


class EditionFilter(admin.SimpleListFilter):
    """Rows of one edition; the list's admin says where the edition is (`edition_lookup`)."""

    title = _("edition")
    parameter_name = "edition"

    def __init__(self, request: HttpRequest, params: dict[str, Any], model: Any, model_admin: Any) -> None:
        self.lookup: str = model_admin.edition_lookup
        super().__init__(request, params, model, model_admin)

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        editions = Edition.objects.select_related("series").newest_first()
        return [(str(edition.pk), str(edition)) for edition in editions]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        edition = row_id(self.value() or "")
        return queryset if edition is None else queryset.filter(**{self.lookup: edition})
