"""Who takes the place of a delegate."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from delegations.enums import DelegateStatus
from delegations.models import Delegate


class ReplacementForm(forms.Form):
    """Another delegate of the delegation, or the name of somebody new."""

    replacement = forms.ModelChoiceField(
        Delegate.objects.none(),
        required=False,
        label=gettext_lazy("delegate of the same delegation"),
        empty_label=gettext_lazy("somebody new, named below"),
    )
    full_name = forms.CharField(max_length=255, required=False, label=gettext_lazy("full name"))
    function = forms.CharField(
        required=False, label=gettext_lazy("function"), widget=forms.Textarea(attrs={"rows": 2})
    )
    takes_over = forms.BooleanField(
        required=False,
        initial=True,
        label=gettext_lazy("takes over role and rank"),
        help_text=gettext_lazy("The role of a head of delegation is always handed on."),
    )

    def __init__(self, *args: Any, delegate: Delegate, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.delegate = delegate
        for each in self.fields.values():
            each.label = capfirst(each.label)
        field: Any = self.fields["replacement"]
        field.queryset = (
            Delegate.objects.filter(delegation=delegate.delegation_id)
            .exclude(pk=delegate.pk)
            .exclude(status=DelegateStatus.REPLACED)
            .in_rank_order()
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if bool(cleaned.get("replacement")) == bool(cleaned.get("full_name")):
            raise ValidationError(
                _("Choose a delegate of the delegation or name somebody new, one of the two.")
            )
        return cleaned

    def chosen(self) -> Delegate:
        """Return the delegate chosen, or a new one not yet saved."""
        found: Delegate | None = self.cleaned_data["replacement"]
        return found or Delegate(
            delegation=self.delegate.delegation,
            full_name=self.cleaned_data["full_name"],
            function=self.cleaned_data["function"],
        )
