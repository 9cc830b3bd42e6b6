"""What filter forms share: the filters in force, each with the address that leaves it out."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django import forms


def filters_in_force(form: forms.Form, query: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return (label, address without that filter) for each visible field of a bound form with a valid value.

    `query` is the whole query string, so that what is no field of the form (a day, a time zone) stays; the
    page number goes, since another selection has other pages.
    """
    chosen = getattr(form, "cleaned_data", {})
    kept = {name: value for name, value in query.items() if name != "page" and value}
    return [
        (_label(form, name, chosen[name]), "?" + urlencode({k: v for k, v in kept.items() if k != name}))
        for name, field in form.fields.items()
        if chosen.get(name) not in (None, "") and not field.widget.is_hidden
    ]


def _label(form: forms.Form, name: str, value: object) -> str:
    """Return the filter in words: the label of the field and what was chosen or typed."""
    choices = getattr(form.fields[name].widget, "choices", ())
    shown = next((label for key, label in choices if str(key) == str(value)), f"“{value}”")
    return f"{form.fields[name].label}: {shown}"
