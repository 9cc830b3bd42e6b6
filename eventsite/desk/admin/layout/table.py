"""A day as a table to type into."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from conferences.admin.confirmation import COLLISION
from conferences.forms.day_table import DayTable
from conferences.models import Day
from conferences.services.day_rows import write_day_rows
from eventsite.desk.admin.layout.door import DayPages, clashes_for, clashes_on, day_url

_CHANGE, _ADD = "conferences.change_session", "conferences.add_session"


class TablePages(DayPages):
    def get_urls(self) -> list[Any]:
        return [self.day_path("layout/table/", self.table_view, "table"), *super().get_urls()]

    def table_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Show the rows; a POST writes all of them or none, and then keeps what was typed."""
        day = self.day_or_refuse(request, object_id)
        clashes = clashes_on(day, clashes_for(request, day.edition))
        refused = ""
        data = None
        if request.method == "POST":
            if not (request.user.has_perm(_CHANGE) and request.user.has_perm(_ADD)):
                raise PermissionDenied
            data = request.POST
            table = DayTable(day, data, clashes=clashes)
            if table.is_valid():
                refused = self._written(request, day, table)
                if not refused:
                    return HttpResponseRedirect(day_url(day, "table"))
                table = DayTable(day, data, clashes=clashes)
                table.is_valid()
        else:
            table = DayTable(day, clashes=clashes)
        may_write = request.user.has_perm(_CHANGE) and request.user.has_perm(_ADD)
        return self.day_page(
            request, day, "table", "table", table=table, clashes=clashes, refused=refused, may_write=may_write
        )

    def _written(self, request: HttpRequest, day: Day, table: DayTable) -> str:
        """Write the table and tell so; return why it was refused."""
        try:
            changed, added = write_day_rows(day=day, changes=table.changes(), by=request.user)
        except ValidationError as error:
            return " ".join(error.messages)
        except IntegrityError:
            return str(COLLISION)
        if changed or added:
            text = _("Saved: %(changed)d changed, %(added)d added.") % {"changed": changed, "added": added}
            self.message_user(request, text, messages.SUCCESS)
        else:
            self.message_user(request, _("Nothing was different from what is on record."), messages.INFO)
        return ""
