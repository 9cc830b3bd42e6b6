"""Filter of the directory of bodies: read from the address, every field optional."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from conferences.forms.filters import DirectoryFilter, PlainSelect, order_field
from delegations.reports.body_directory import MOST_EDITIONS, BodyDirectory, body_directory


class BodyFilter(DirectoryFilter):
    kind = forms.ChoiceField(label=_("Kind"), required=False, widget=PlainSelect)
    category = forms.ChoiceField(label=_("Took part as"), required=False, widget=PlainSelect)
    sort = order_field(_("By name"), (MOST_EDITIONS, _("Most editions first")))
    field_order = ("kind", "category", "q", "sort")

    def __init__(self, data: Mapping[str, Any], there: BodyDirectory | None = None) -> None:
        super().__init__(data)
        there = there or body_directory()
        self.fields["q"].label = _("Name or code")
        self.offer("kind", _("All kinds"), ((kind, capfirst(label)) for kind, label in there.kinds))
        self.offer("category", _("All categories"), there.categories)
