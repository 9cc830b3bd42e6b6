"""What the filters of public lists share: read from the address, every field optional, choices counted."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.forms.utils import flatatt
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from eventsite.lib.filtering import filters_in_force
from eventsite.lib.sifting import HELD, WORDS

Choices = list[tuple[str, Any]]


class PlainSelect(forms.Select):
    """A select written in one go: each option of Django's is a template of its own."""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        chosen = str(value if value is not None else "")
        options = "".join(
            f'<option value="{escape(str(key))}"{" selected" if str(key) == chosen else ""}>'
            f"{escape(str(label))}</option>"
            for key, label in self.choices
        )
        attributes = flatatt(self.build_attrs(self.attrs, attrs))
        return mark_safe(f'<select name="{escape(name)}"{attributes}>{options}</select>')  # noqa: S308 (escaped)


class FilterForm(forms.Form):
    """Optional filters. What cannot be read is said beside its field, and the rest still holds."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        super().__init__(data)
        self.query = data

    def applied(self) -> dict[str, Any]:
        """Return the readable filters that hold something, by field name."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}

    def chips(self) -> list[tuple[str, str]]:
        """Return (words, address without it) for each filter in force."""
        query = {name: self.query[name] for name in self.fields if name in self.query}
        return filters_in_force(self, query)


class CountedFilter(FilterForm):
    """Filters whose choices are offered with the number of rows that each would show."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        super().__init__(data)
        self._choices: dict[str, tuple[Any, Choices]] = {}

    def offer(self, name: str, all_of_them: Any, choices: Iterable[tuple[str, Any]]) -> None:
        """Set the choices of a field, led by the one that leaves it open."""
        self._choices[name] = all_of_them, list(choices)
        self._show(name, all_of_them, self._choices[name][1])

    def asked(self) -> dict[str, str]:
        """Return the filters in force by name, as `sift` takes them."""
        return {name: str(value) for name, value in self.applied().items() if name in self._choices}

    def words(self, name: str) -> str:
        """Return a filter in force in words, without the count: "Room: Hall"."""
        chosen = str(self.cleaned_data[name])
        choices = self._choices.get(name, ("", []))[1]
        label = next((label for key, label in choices if str(key) == chosen), chosen)
        return f"{self.fields[name].label}: {label}"

    def count(self, counts: Mapping[str, Mapping[str, int]]) -> None:
        """Say beside each choice how many rows it would show; drop filters with nothing to choose."""
        for name, (all_of_them, choices) in self._choices.items():
            counted = [(key, f"{label} ({self.said(key, counts[name])})") for key, label in choices]
            self._show(name, all_of_them, counted)
            if not choices and name not in self.query:
                del self.fields[name]

    def said(self, key: str, counts: Mapping[str, int]) -> object:
        """Return what stands in brackets behind a choice."""
        return counts.get(str(key), 0)

    def _show(self, name: str, all_of_them: Any, choices: Choices) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", all_of_them), *choices]


class DirectoryFilter(CountedFilter):
    """The filters of a directory, the words that somebody looks for, and the order of what is found."""

    q = forms.CharField(label=_("Words"), required=False, max_length=200, widget=forms.SearchInput())

    def asked(self) -> dict[str, str]:
        """Return the filters in force by name, as `sift` takes them: of words, that they are held."""
        held = {WORDS: HELD} if self.text else {}
        return {**super().asked(), **held}

    @property
    def text(self) -> str:
        """The words that somebody looks for, or nothing."""
        return str(self.applied().get(WORDS, ""))

    @property
    def order(self) -> str:
        """The order asked for; empty for the one that the list has by itself."""
        return str(self.applied().get("sort", ""))

    def chips(self) -> list[tuple[str, str]]:
        return [(self.words(name), self.without(name)) for name in self.asked()]

    def without(self, *names: str) -> str:
        """Return the address of the first page without some filters; the order stays."""
        kept = {field: self.query.get(field, "") for field in self.fields if field not in names}
        return "?" + urlencode({field: value for field, value in kept.items() if value})


def order_field(first: Any, *others: tuple[str, Any]) -> forms.ChoiceField:
    """Return the field of the order: `first` names the one that a list has by itself."""
    return forms.ChoiceField(
        label=_("Order"), required=False, widget=PlainSelect, choices=[("", first), *others]
    )
