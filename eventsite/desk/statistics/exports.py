"""Statistics taken away as a file, on record: who took which table, and in what form."""

from collections.abc import Iterable

from django import forms
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conferences.admin.imports.staff import staff
from conferences.exporting import FORMATS
from conferences.models import Edition, Series
from delegations.exporting.statistics import statistics_dataset
from delegations.reports.populations import NAMES
from delegations.reports.statistics import Statistics, Table

_FORMATS = {each().get_extension(): each() for each in FORMATS}
ALL = "all"


class TakeForm(forms.Form):
    """The tables are named by the buttons of the page."""

    format = forms.ChoiceField(label=gettext_lazy("Format"), choices=[(key, key.upper()) for key in _FORMATS])
    table = forms.CharField(max_length=20, required=False)

    def tables(self, statistics: Statistics) -> tuple[Table, ...]:
        """Return the tables asked for: one, or all; none where there is no such table."""
        asked = self.cleaned_data["table"] or ALL
        if asked == ALL:
            return (statistics.populations, *statistics.tables)
        found = statistics.table(asked)
        return (found,) if found else ()


def take(
    request: HttpRequest,
    statistics: Statistics,
    tables: Iterable[Table],
    extension: str,
    of: Edition | Series,
) -> HttpResponse:
    """Return the tables as a file, and record who took them."""
    chosen = tuple(tables)
    file_format = _FORMATS[extension]
    content = file_format.export_data(statistics_dataset(statistics, chosen))
    if not file_format.is_binary():
        # Spreadsheet programs take a CSV without this mark for one in an old encoding.
        content = content.encode("utf-8-sig")
    _record(request, of, statistics, chosen, file_format.get_title())
    response = HttpResponse(content, content_type=file_format.get_content_type())
    what = chosen[0].measure.key if len(chosen) == 1 else ALL
    name = f"{_file_name(of)}-statistics-{what}-{statistics.population}.{extension}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _file_name(of: Edition | Series) -> str:
    return f"{of.series.slug}-{of.number}" if isinstance(of, Edition) else of.slug


def _record(
    request: HttpRequest, of: Edition | Series, statistics: Statistics, tables: tuple[Table, ...], title: str
) -> None:
    what = str(tables[0].measure.title) if len(tables) == 1 else _("all tables")
    LogEntry.objects.create(
        user_id=staff(request).pk,
        content_type=ContentType.objects.get_for_model(type(of)),
        object_id=str(of.pk),
        object_repr=str(of)[:200],
        action_flag=CHANGE,
        change_message=_("Exported statistics (%(tables)s; population: %(population)s) as %(format)s.")
        % {"tables": what, "population": NAMES[statistics.population], "format": title},
    )
