"""What is asked of the person who freezes a list of participants."""

from django import forms
from django.utils.translation import gettext_lazy as _

from conferences.enums import Language
from delegations.enums import ListKind


class FreezeForm(forms.Form):
    language = forms.ChoiceField(choices=Language.choices, widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label=_("Kind"), choices=ListKind.choices, widget=forms.RadioSelect, initial=ListKind.PROVISIONAL
    )
    note = forms.CharField(
        label=_("Note for staff"),
        required=False,
        max_length=500,
        help_text=_("Kept beside the list; it is not printed."),
    )
    supersedes_because = forms.CharField(
        label=_("Why it supersedes the final list"),
        required=False,
        max_length=500,
        help_text=_("Only where a final list in this language is frozen already. That one is kept."),
    )
