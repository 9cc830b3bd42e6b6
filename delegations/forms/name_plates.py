"""What is asked of the person who prints name plates."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from conferences.enums import Language
from conferences.forms.fields import RowIdsField
from conferences.models import Edition
from delegations.enums import PlateKind, PlateSides
from delegations.models import Category
from delegations.reports.name_plates import PlateChoice


class NamePlateForm(forms.Form):
    kind = forms.ChoiceField(label=_("Name plates for"), choices=PlateKind.choices, initial=PlateKind.BODIES)
    first = forms.ChoiceField(
        label=_("Language"),
        choices=[("", _("as in the list of participants")), *Language.choices],
        required=False,
    )
    second = forms.ChoiceField(
        label=_("Second language"), choices=[("", _("none")), *Language.choices], required=False
    )
    sides = forms.ChoiceField(
        label=_("The second language stands"), choices=PlateSides.choices, initial=PlateSides.OTHER_SIDE
    )
    category = forms.ModelChoiceField(
        label=_("Category"),
        queryset=Category.objects.none(),
        required=False,
        empty_label=pgettext_lazy("category", "any"),
    )
    only_present = forms.BooleanField(
        label=_("Only bodies with a delegate who takes a seat"), label_suffix="", required=False
    )
    ids = RowIdsField()

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.edition = edition
        category: Any = self.fields["category"]
        category.queryset = (
            Category.objects.filter(delegations__edition=edition).distinct().order_by("order", "id")
        )

    def choice(self) -> PlateChoice:
        given = self.cleaned_data
        first, second = given["first"], given["second"]
        # A second language needs a first: without one chosen it is that of the list.
        languages = (first or self.edition.order_language, second) if second else (first,) if first else ()
        category = given["category"]
        return PlateChoice(
            kind=given["kind"],
            languages=tuple(dict.fromkeys(languages)),
            sides=given["sides"],
            category=category.pk if category else None,
            only_present=given["only_present"],
            ids=given["ids"],
        )
