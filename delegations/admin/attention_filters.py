"""Filters that lead from a card of the desk to the rows that it counts."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from delegations.reports import attention


class HeadFilter(admin.SimpleListFilter):
    title = _("head of delegation")
    parameter_name = "head"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("yes", _("with a head")),
            ("no", _("delegates, but no head")),
            ("empty", _("no delegates yet")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "no":
            return attention.without_head(queryset)
        kept = {"yes": attention.has_head(), "empty": ~attention.has_seats()}.get(self.value() or "")
        return queryset if kept is None else queryset.filter(kept)


class QuotaFilter(admin.SimpleListFilter):
    title = _("quota")
    parameter_name = "seats"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("over", _("more delegates than seats"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return attention.over_quota(queryset) if self.value() == "over" else queryset


class ListNameFilter(admin.SimpleListFilter):
    title = _("name in the list language")
    parameter_name = "listname"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("no", _("missing"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return attention.without_list_name(queryset) if self.value() == "no" else queryset


class BadgeFilter(admin.SimpleListFilter):
    title = _("badge")
    parameter_name = "badge"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("no", _("accredited, not printed"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return attention.without_badge(queryset) if self.value() == "no" else queryset
