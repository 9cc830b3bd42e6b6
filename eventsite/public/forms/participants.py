"""The filter of a list of participants."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from conferences.forms.filters import FilterForm


class ParticipantsFilter(FilterForm):
    """Text in any spelling of a name, and one category of the edition (short name, heading)."""

    q = forms.CharField(label=_("Name"), required=False, max_length=200, widget=forms.SearchInput())

    def __init__(self, data: Mapping[str, Any], categories: Iterable[tuple[str, str]]) -> None:
        super().__init__(data)
        choices = [("", _("All categories")), *categories]
        self.fields["category"] = forms.ChoiceField(label=_("Category"), required=False, choices=choices)
