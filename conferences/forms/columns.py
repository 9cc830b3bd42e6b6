"""The form on which a person says what each column of a file holds."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conferences.importing.columns import ColumnRules
from eventsite.lib.tables.columns import Columns, assign, column_name, proposed, samples
from eventsite.lib.tables.table import Table

_SAMPLE_SHOWN = 40
_FOUND_BY_LOOKING = ""


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """One column of the file beside the field that says what it holds."""

    number: int
    heading: str
    samples: tuple[str, ...]
    field: forms.BoundField


class ColumnsForm(forms.Form):
    """What each column holds, and where the headings stand.

    The fields of the columns are made from the table. `options` are those of the import, `given` columns with
    one value for the whole file. `is_replaced` says that the file will be read another way, so that what was
    said of these columns is void.
    """

    #: Whether the page showed the columns at all; what it did not show is not changed.
    has_columns = forms.BooleanField(widget=forms.HiddenInput, required=False, initial=True)

    heading_line = forms.ChoiceField(
        label=gettext_lazy("The headings stand in"),
        required=False,
        help_text=gettext_lazy("If you change this, the columns are read anew, and you look at them again."),
    )

    def __init__(
        self,
        data: Any = None,
        *,
        rules: ColumnRules,
        table: Table,
        columns: Columns,
        options: Mapping[str, Any],
        given: Collection[str] = (),
        is_replaced: bool = False,
    ) -> None:
        super().__init__(data)
        self._rules, self._table, self._columns = rules, table, columns
        self._options, self._given, self._is_replaced = options, given, is_replaced
        self._places = range(len(table.header))
        line = options.get("heading_line")
        self._line = "" if line is None else str(line)
        if table.has_lines:
            lines: Any = self.fields["heading_line"]
            lines.choices, lines.initial = _heading_choices(table, self._line), self._line
        else:
            del self.fields["heading_line"]
        offered = proposed(rules.vocabulary, table, columns)
        choices = [
            ("", _("leave out")),
            *((name, rules.vocabulary.label(name)) for name in rules.vocabulary.columns),
        ]
        for place in self._places:
            self.fields[f"column_{place}"] = forms.ChoiceField(
                label=_clipped(column_name(table, place)),
                choices=choices,
                required=False,
                initial=offered.get(place, ""),
            )

    def lines(self) -> Iterator[ColumnLine]:
        """Yield the columns in the order of the file."""
        for place in self._places:
            yield ColumnLine(
                number=place + 1,
                heading=_clipped(self._table.header[place]),
                samples=tuple(map(_clipped, samples(self._table, place))),
                field=self[f"column_{place}"],
            )

    @property
    def moves_headings(self) -> bool:
        """Whether the headings are said to stand elsewhere: what the columns hold is then asked anew."""
        return bool(self.cleaned_data.get("heading_line", self._line) != self._line)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        is_meant = cleaned.get("has_columns") and not self._is_replaced
        if is_meant and not self.errors and not self.moves_headings:
            rules = self._rules
            settled = assign(
                rules.vocabulary,
                self._table.header,
                chosen=self._chosen(),
                required=rules.required,
                given=self._given,
            )
            for error in settled.errors:
                self.add_error(None, error)
        return cleaned

    def options(self) -> dict[str, Any]:
        """Return the choices of a valid form, fit for JSON."""
        if not self.cleaned_data["has_columns"]:
            return {}
        if self.moves_headings:
            line = self.cleaned_data["heading_line"]
            return {"heading_line": int(line) if line else None, "columns": {}}
        if self._is_as_read():
            return {}
        return {"columns": {str(place): name for place, name in self._chosen().items()}}

    def _is_as_read(self) -> bool:
        """Return whether nothing was said but what is known: then it is not said by hand."""
        if self._table.headless or self._columns.errors:
            return False
        named = {name: place for place, name in self._chosen().items() if name}
        return named == dict(self._columns.places)

    def _chosen(self) -> dict[int, str]:
        return {place: self.cleaned_data[f"column_{place}"] for place in self._places}


def _heading_choices(table: Table, chosen: str) -> list[tuple[str, str]]:
    found = _("where they are found by looking")
    if not chosen:
        found = (
            _("none were found")
            if table.headless
            else _("line %(line)s, found by looking") % {"line": table.header_line}
        )
    lines = (
        (str(line), _("line %(line)s: %(text)s") % {"line": line, "text": text})
        for line, text in table.first_rows
    )
    return [(_FOUND_BY_LOOKING, found), ("0", _("no line: the first row is an entry already")), *lines]


def _clipped(text: str) -> str:
    return text if len(text) <= _SAMPLE_SHOWN else f"{text[:_SAMPLE_SHOWN]}…"
