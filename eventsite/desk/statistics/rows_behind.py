"""The addresses of the delegates behind a figure: the list of delegates, filtered to exactly these rows."""

from functools import cached_property
from urllib.parse import urlencode

from django.urls import reverse

from delegations.enums import ListPopulation
from delegations.reports.statistics import Row, Table


class RowsBehind:
    """Writes addresses for those who may see delegates; for others there are none."""

    def __init__(self, *, visible: bool) -> None:
        self.visible = visible

    @cached_property
    def _list(self) -> str:
        return reverse("admin:delegations_delegate_changelist")

    def of(self, table: Table, row: Row | None, edition: int) -> str:
        """Return the address of the rows of one value, None: of the whole population."""
        if not self.visible:
            return ""
        query = {"edition": str(edition)}
        if table.population in ListPopulation.values:
            query["population"] = table.population
        if row is not None:
            query[table.measure.parameter] = row.key
        return f"{self._list}?{urlencode(query)}"
