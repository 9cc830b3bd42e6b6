"""Form fields for countries and lists of languages."""

from functools import cache
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from conferences.enums import Language
from eventsite.lib.collation import sort_key
from eventsite.lib.countries import countries, country_name
from eventsite.lib.records import row_id


class CountryField(forms.ChoiceField):
    """An ISO 3166 alpha-3 code, chosen by the country's name in the reader's language."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs["help_text"] = kwargs.get("help_text", "")
        super().__init__(choices=country_choices, **kwargs)


class LanguagesField(forms.MultipleChoiceField):
    """Official languages of the United Nations, in their usual order."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=Language.choices, widget=forms.CheckboxSelectMultiple, **kwargs)


class RowIdsField(forms.CharField):
    """Rows chosen by hand in a list, their ids in one hidden field: a form may hold only so many fields."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=40_000, widget=forms.HiddenInput, **kwargs)

    def clean(self, value: Any) -> tuple[int, ...]:
        parts = [part for part in super().clean(value).split(",") if part]
        found = tuple(pk for part in parts if (pk := row_id(part)) is not None)
        if len(found) != len(parts):
            raise forms.ValidationError(_("Choose rows of the list."), code="ids")
        return found


def country_choices() -> list[tuple[str, Any]]:
    return [("", _("not stated")), *_sorted_countries(get_language() or "en")]


@cache
def _sorted_countries(language: str) -> tuple[tuple[str, str], ...]:
    named = [(each.alpha3, country_name(each.alpha3, language)) for each in countries()]
    return tuple(sorted(named, key=lambda pair: sort_key(pair[1], language)))
