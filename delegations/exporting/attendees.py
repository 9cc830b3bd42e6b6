"""Delegates as a table, under the headings that the import reads: an exported file imports as unchanged."""

from typing import Any

from django.db.models import QuerySet
from import_export import fields, resources

from delegations.models import Delegate
from eventsite.lib.csv_safety import escape_formula


def _column(attribute: str) -> fields.Field:
    return fields.Field(attribute=attribute)


class AttendeeResource(resources.ModelResource):
    """Delegates of any editions, in the order of their lists.

    It writes tables only. Reading them is the work of `delegations.importing`, which knows bodies by any of
    their names and gives every row a verdict.
    """

    series = _column("delegation__edition__series__slug")
    edition = _column("delegation__edition__number")
    category = _column("delegation__category__heading")
    body = _column("delegation__body__label")
    body_code = fields.Field()
    function = _column("function")
    rank = fields.Field()
    listed = fields.Field()

    class Meta:
        model = Delegate
        name = "delegates"
        fields = export_order = (
            "series",
            "edition",
            "category",
            "body",
            "body_code",
            "honorific",
            "full_name",
            "given_name",
            "patronymic",
            "family_name",
            "original_name",
            "function",
            "role",
            "status",
            "rank",
            "listed",
            "badge_type",
            "email",
            "phone",
            "nationality",
            "language",
        )

    def get_queryset(self) -> QuerySet[Delegate]:
        return Delegate.objects.order_by(
            "delegation__edition",
            "delegation__category__order",
            "delegation__position",
            "delegation",
            "rank",
            "id",
        )

    def filter_export(self, queryset: QuerySet[Delegate], **_kwargs: Any) -> QuerySet[Delegate]:
        """Load what the columns need with the delegates, so that a row costs no query of its own."""
        return queryset.select_related(
            "delegation__edition__series", "delegation__body", "delegation__category"
        )

    def export_field(self, field: fields.Field, instance: Delegate, **kwargs: Any) -> Any:
        """Return the cell, harmless to a spreadsheet that would run it as a formula."""
        return escape_formula(super().export_field(field, instance, **kwargs))

    def dehydrate_body_code(self, delegate: Delegate) -> str:
        body = delegate.delegation.body
        return body.code or body.iso_alpha3

    def dehydrate_rank(self, delegate: Delegate) -> int | str:
        return delegate.rank or ""

    def dehydrate_listed(self, delegate: Delegate) -> str:
        return "yes" if delegate.is_listed else "no"
