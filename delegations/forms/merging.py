"""What an officer chooses and says when two records become one, or are told apart."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from delegations.reports.merging.plan import KEPT, MERGED, MergePlan
from eventsite.lib.text import normalize_text

LONGEST_REASON = 200


class ReasonForm(forms.Form):
    """Why: it goes into the history."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=LONGEST_REASON,
        widget=forms.TextInput(attrs={"size": 60, "autocomplete": "off"}),
        error_messages={"required": _("Say why: it goes into the history.")},
    )

    def clean_reason(self) -> str:
        return normalize_text(self.cleaned_data["reason"])


class MergeForm(ReasonForm):
    """A choice for each field with two values and for each question of a plan without choices.

    `looked_at` is the digest of that plan.
    """

    looked_at = forms.CharField(max_length=64, widget=forms.HiddenInput())

    def __init__(self, *args: Any, plan: MergePlan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._plan = plan
        for choice in plan.fields:
            if choice.is_open:
                options = [(KEPT, choice.kept), (MERGED, choice.merged)]
                self._ask(choice.key, choice.label, options, choice.chosen)
        for question in plan.questions:
            known = [(option.value, option.label) for option in question.options]
            self._ask(question.key, question.words, known, question.chosen)

    def _ask(self, key: str, label: str, options: list[tuple[str, str]], initial: str) -> None:
        self.fields[key] = forms.ChoiceField(
            label=label, choices=options, initial=initial, widget=forms.RadioSelect(), required=False
        )

    def choices(self) -> dict[str, str]:
        """Return what was chosen, as far as it was sent, whether or not the rest is right."""
        keys = [choice.key for choice in self._plan.fields] + [one.key for one in self._plan.questions]
        return {key: self.data[key] for key in keys if self.data.get(key)}

    @property
    def field_questions(self) -> list[forms.BoundField]:
        """The fields with two values."""
        return [self[choice.key] for choice in self._plan.fields if choice.is_open]

    @property
    def other_questions(self) -> list[forms.BoundField]:
        return [self[question.key] for question in self._plan.questions]
