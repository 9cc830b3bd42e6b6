"""The filter of a list of participants."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from conferences.forms.filters import DirectoryFilter, PlainSelect


class ParticipantsFilter(DirectoryFilter):
    """Text in any spelling of a name, and one category of the edition (short name, heading)."""

    category = forms.ChoiceField(label=_("Category"), required=False, widget=PlainSelect)
    field_order = ("q", "category")

    def __init__(
        self,
        data: Mapping[str, Any],
        categories: Iterable[tuple[str, str]],
        unnamed: Collection[str] = frozenset(),
    ) -> None:
        """Take the categories, and those of them (short names) whose bodies are not named."""
        super().__init__(data)
        self.unnamed = unnamed
        self.fields["q"].label = _("Name")
        self.offer("category", _("All categories"), categories)

    def said(self, key: str, counts: Mapping[str, int]) -> object:
        return pgettext("bodies", "not named") if key in self.unnamed else super().said(key, counts)
