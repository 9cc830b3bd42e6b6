"""What somebody looks for."""

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 200


class SearchForm(forms.Form):
    q = forms.CharField(
        label=_("Words in any language"),
        required=False,
        max_length=LONGEST,
        widget=forms.SearchInput(attrs={"class": "form-control", "autocomplete": "off"}),
    )
