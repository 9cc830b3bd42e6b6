"""What is asked of the person who prints badges: whose, on what, and why again."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from conferences.forms.fields import RowIdsField
from conferences.models import Edition
from delegations.enums import BadgePaper, BadgePopulation, BadgesWanted, PrintReason
from delegations.models import Category
from delegations.reports.badge_choice import BadgeChoice, badge_types
from delegations.services.badges import AGAIN

_REASONS = [(reason.value, reason.label) for reason in PrintReason if reason in AGAIN]


class BadgeChoiceForm(forms.Form):
    """Whose badges. Without an answer: those of accredited delegates that were not printed yet."""

    population = forms.ChoiceField(
        label=_("Delegates"),
        choices=BadgePopulation.choices,
        initial=BadgePopulation.ACCREDITED,
        required=False,
    )
    wanted = forms.ChoiceField(
        label=_("Of their badges"), choices=BadgesWanted.choices, initial=BadgesWanted.NEW, required=False
    )
    badge_type = forms.ChoiceField(label=_("Badge type"), required=False)
    category = forms.ModelChoiceField(
        label=_("Category"),
        queryset=Category.objects.none(),
        required=False,
        empty_label=pgettext_lazy("category", "any"),
    )
    ids = RowIdsField()

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        types: Any = self.fields["badge_type"]
        types.choices = [
            ("", pgettext_lazy("badge type", "any")),
            *((each, each) for each in badge_types(edition)),
        ]
        category: Any = self.fields["category"]
        category.queryset = (
            Category.objects.filter(delegations__edition=edition).distinct().order_by("order", "id")
        )

    def choice(self) -> BadgeChoice:
        """Return the choice; of delegates chosen by hand all are meant unless the form says otherwise."""
        given = self.cleaned_data
        by_hand = bool(given["ids"])
        category = given["category"]
        return BadgeChoice(
            population=given["population"]
            or (BadgePopulation.SEATED if by_hand else BadgePopulation.ACCREDITED),
            wanted=given["wanted"] or (BadgesWanted.ALL if by_hand else BadgesWanted.NEW),
            badge_type=given["badge_type"],
            category=category.pk if category else None,
            ids=given["ids"],
        )


class BadgePrintForm(forms.Form):
    """How they are printed; the reason is asked where some were printed before."""

    paper = forms.ChoiceField(
        label=_("Paper"),
        choices=[("", _("as the template says")), *BadgePaper.choices],
        required=False,
    )
    reason = forms.ChoiceField(
        label=_("Why again"),
        choices=[("", "—"), *_REASONS],
        required=False,
        help_text=_(
            "For badges that were printed before. "
            "A lost badge loses its force, and the new one has another code."
        ),
    )
    leaves_out = forms.BooleanField(
        label=_("Leave out names in the original script that cannot be drawn"), required=False
    )
