"""The rows that one import added or changed, as a filter of the list they are in."""

import uuid
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from conferences.importing.verdicts import Verdict

#: What the history notes of a row by the verdict that it had.
_NOTED = {Verdict.NEW.value: "+", Verdict.UPDATED.value: "~"}


class ImportFilter(admin.SimpleListFilter):
    """`?import=<token>.new` or `.updated`; it shows itself only where it is in use."""

    title = _("import")
    parameter_name = "import"

    def lookups(self, _request: HttpRequest, _model_admin: Any) -> list[tuple[str, str]]:
        token, verdict = _parts(self.value() or "")
        if token is None:
            return []
        return [(f"{token}.{verdict}", str(Verdict(verdict).label))]

    def queryset(self, _request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        token, verdict = _parts(self.value() or "")
        if token is None:
            return queryset
        history = queryset.model.history.filter(
            history_change_reason=f"import {token}", history_type=_NOTED[verdict]
        )
        return queryset.filter(pk__in=history.order_by().values("id"))


def written_address(token: uuid.UUID, verdict: str) -> str:
    """Return the query under which a list shows the rows of this verdict, nothing for one that wrote none."""
    return f"?{ImportFilter.parameter_name}={token}.{verdict}" if verdict in _NOTED else ""


def _parts(value: str) -> tuple[uuid.UUID | None, str]:
    token, _dot, verdict = value.partition(".")
    try:
        return (uuid.UUID(token), verdict) if verdict in _NOTED else (None, "")
    except ValueError:
        return None, ""
