"""Widgets of the staff side."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminFileWidget, AutocompleteSelect, AutocompleteSelectMultiple

from eventsite.lib.records import row_id


class _PossibleIds:
    """Takes for no choice at all what no row can have as its id."""

    def optgroups(self, name: str, value: Any, attr: Any = None) -> Any:
        possible = [each for each in value if not each or row_id(str(each)) is not None]
        return super().optgroups(name, possible, attr)  # type: ignore[misc]  # of the widget beside it


class EditionAutocomplete(_PossibleIds, AutocompleteSelect):
    """Offers only what belongs to `edition_id`, when that is set."""

    edition_id: int | None = None

    def get_url(self) -> str:
        url = super().get_url()
        return f"{url}?edition={self.edition_id}" if self.edition_id else url


class EditionAutocompleteMultiple(_PossibleIds, AutocompleteSelectMultiple):
    edition_id: int | None = None

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Return what was chosen; an id beyond the database's numbers in a form that the field refuses."""
        chosen = super().value_from_datadict(data, files, name) or []
        return [text if row_id(text) is not None else text[:20] + "?" for text in chosen]

    def get_url(self) -> str:
        url = super().get_url()
        return f"{url}?edition={self.edition_id}" if self.edition_id else url


@dataclass(frozen=True, slots=True)
class _Stored:
    """What the file widget links to."""

    name: str
    url: str

    def __str__(self) -> str:
        return self.name


class StoredFileWidget(AdminFileWidget):
    """A file that no public address serves: the link goes to `address`, a view that asks who may see it."""

    address = ""

    def format_value(self, value: Any) -> Any:
        if not self.is_initial(value):
            return None
        return _Stored(name=str(value).rpartition("/")[2], url=self.address)

    def is_initial(self, value: Any) -> bool:
        return bool(value and self.address)


class StoredPhotoWidget(StoredFileWidget):
    """A photo, shown small beside its field."""

    template_name = "admin/widgets/stored_photo.html"


def limit_to_edition(form: forms.BaseForm, edition_id: int | None, *names: str) -> None:
    """Let the autocompletion of these fields offer only what belongs to the edition."""
    for name in names:
        widget: Any = form.fields[name].widget if name in form.fields else None
        inner = getattr(widget, "widget", widget)
        if isinstance(inner, EditionAutocomplete | EditionAutocompleteMultiple):
            inner.edition_id = edition_id
