"""Filter of the directory of bodies: read from the address, every field optional."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from conferences.forms.filters import FilterForm
from delegations.reports.bodies import categories_on_record, kinds_on_record


class BodyFilter(FilterForm):
    q = forms.CharField(label=_("Name or code"), required=False, max_length=200, widget=forms.SearchInput())

    def __init__(self, data: Mapping[str, Any]) -> None:
        super().__init__(data)
        kinds = [("", _("All kinds")), *((kind.value, kind.label) for kind in kinds_on_record())]
        categories = categories_on_record()
        several = len({series.text for _value, _heading, series in categories}) > 1
        took_part = [
            (value, f"{heading.text} ({series.text})" if several else heading.text)
            for value, heading, series in categories
        ]
        self.fields["kind"] = forms.ChoiceField(label=_("Kind"), required=False, choices=kinds)
        self.fields["category"] = forms.ChoiceField(
            label=_("Took part as"), required=False, choices=[("", _("All categories")), *took_part]
        )
