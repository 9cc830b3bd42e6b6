"""Lists of one edition in the order of protocol; those over editions have that of the database."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.db.models import Case, IntegerField, Value, When
from django.http import HttpRequest

from conferences.models import Edition
from delegations.reports.protocol_order import protocol_places
from eventsite.lib.records import row_id


class ProtocolOrdered(admin.ModelAdmin):  # type: ignore[type-arg]  # mixed into the pages of a model
    """Goes before the admin of a model whose rows hang on delegations."""

    #: Leads to the id of the delegation.
    delegation_lookup = "pk"
    #: What decides within a delegation.
    within: Sequence[Any] = ()

    def get_ordering(self, request: HttpRequest) -> Any:
        places = _places(request)
        if not places:
            return super().get_ordering(request)
        whens = (When(**{self.delegation_lookup: pk}, then=Value(at)) for pk, at in places.items())
        # A delegation of another edition has no place: the list is about to leave it out.
        return (Case(*whens, default=Value(0), output_field=IntegerField()), *self.within, "id")


def _places(request: HttpRequest) -> Any:
    """Return the places of the edition that the list is narrowed to, read once a request."""
    known: dict[str, Any] = request.__dict__
    if "protocol_places" not in known:
        pk = row_id(request.GET.get("edition", ""))
        # Whoever sorts by a column asks for another order.
        edition = None
        if pk is not None and "o" not in request.GET:
            edition = Edition.objects.select_related("series").filter(pk=pk).first()
        known["protocol_places"] = protocol_places(edition) if edition else {}
    return known["protocol_places"]
