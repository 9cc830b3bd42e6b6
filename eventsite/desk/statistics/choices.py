"""What a page of statistics counts, as its address says it."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from delegations.enums import ListPopulation
from delegations.reports.populations import NAMES

PEOPLE, SEATS = "people", "seats"


class StatisticsChoice(forms.Form):
    """Both are optional; what cannot be read is said, and the first choice holds."""

    population = forms.ChoiceField(
        required=False, choices=[(key, NAMES[key]) for key in ListPopulation.values]
    )
    counted = forms.ChoiceField(
        required=False,
        choices=[
            (PEOPLE, pgettext_lazy("what is counted", "People")),
            (SEATS, pgettext_lazy("what is counted", "Seats")),
        ],
    )

    def __init__(self, data: Mapping[str, Any]) -> None:
        super().__init__(data)
        self.is_valid()

    @property
    def population_key(self) -> str:
        return str(self.cleaned_data.get("population") or ListPopulation.REGISTERED)

    @property
    def counted_key(self) -> str:
        return str(self.cleaned_data.get("counted") or PEOPLE)

    @property
    def problem(self) -> str:
        """Say what could not be read, or nothing."""
        if self.is_valid():
            return ""
        return str(_("The address names nothing that can be counted. Choose here what to count."))
