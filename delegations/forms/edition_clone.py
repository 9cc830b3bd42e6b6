"""What is asked before an edition is cloned, and what was decided row by row."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.datastructures import MultiValueDict
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from conferences.forms.fields import CountryField
from conferences.models import Edition
from conferences.reports.edition_clone import CloneTerms
from conferences.services.edition_clone import check_terms, first_text
from delegations.models import Category
from delegations.reports.edition_clone import BodyClone, ClonePlan
from delegations.services.edition_clone import CloneChoices
from eventsite.lib.records import row_id

#: What a row sends where it follows the proposal, and where it is left out; else the id of a category.
PROPOSED, LEFT_OUT = "proposed", "out"
_LARGEST_NUMBER = 32767


class CloneForm(forms.Form):
    """Number, title, dates and place of the new edition, and what else comes along."""

    number = forms.IntegerField(label=_("number"), min_value=1, max_value=_LARGEST_NUMBER)
    title = forms.CharField(
        label=_("formal title"),
        max_length=255,
        widget=AdminTextInputWidget,
        help_text=_("In English; translations follow on the page of translations."),
    )
    theme = forms.CharField(label=_("theme"), max_length=255, required=False, widget=AdminTextInputWidget)
    starts_on = forms.DateField(label=_("first day"), widget=forms.DateInput(attrs={"type": "date"}))
    ends_on = forms.DateField(label=_("last day"), widget=forms.DateInput(attrs={"type": "date"}))
    city = forms.CharField(
        label=_("city"), max_length=120, help_text=_("Another city: the venue stays behind.")
    )
    country_code = CountryField(label=_("country"), required=False)
    time_zone = forms.CharField(
        label=_("time zone"), max_length=64, help_text=_("For example Asia/Tashkent.")
    )
    with_printed_names = forms.BooleanField(
        label=_("with the printed names of bodies"),
        required=False,
        help_text=_("Else each body is printed under the name that is valid at the new date."),
    )
    with_places = forms.BooleanField(label=_("with places in the list that were set by hand"), required=False)
    with_hosts = forms.BooleanField(label=_("with the hosts and organizers"), required=False)

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.edition = edition
        for name, value in self._proposed().items():
            self.fields[name].initial = value
        for field in self.fields.values():
            field.label = capfirst(field.label or "")

    def _proposed(self) -> dict[str, Any]:
        last = Edition.objects.filter(series=self.edition.series_id).aggregate(last=Max("number"))["last"]
        return {
            "number": (last or self.edition.number) + 1,
            **{name: first_text(self.edition, name) for name in ("title", "theme", "city")},
            "country_code": self.edition.country_code,
            "time_zone": self.edition.time_zone,
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors:
            try:
                check_terms(edition=self.edition, terms=self.terms())
            except ValidationError as error:
                self.add_error(None, error)
        return cleaned

    def terms(self) -> CloneTerms:
        names = CloneTerms.__dataclass_fields__
        return CloneTerms(**{name: self.cleaned_data[name] for name in names})

    def options(self) -> Mapping[str, bool]:
        names = ("with_printed_names", "with_places", "with_hosts")
        return {name: bool(self.cleaned_data.get(name)) for name in names}


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class CloneRow:
    """A body of the plan with what can be decided for it."""

    row: BodyClone
    field: str
    options: tuple[Option, ...]
    is_missing: bool


def read_choices(
    data: MultiValueDict[str, str], plan: ClonePlan, options: Mapping[str, bool]
) -> CloneChoices:
    """Return what was decided; what was typed for a row that there is not is no decision."""
    bodies: dict[str, int | None] = {}
    for row in plan.bodies:
        said = data.get(f"row-{row.key}", PROPOSED)
        if said == LEFT_OUT:
            bodies[row.key] = None
        elif (pk := row_id(said)) is not None:
            bodies[row.key] = pk
    return CloneChoices(
        bodies=bodies,
        without_rooms=_ids(data, "without_room"),
        without_days=_ids(data, "without_day"),
        **options,
    )


def rows_to_decide(rows: tuple[BodyClone, ...], plan: ClonePlan, choices: CloneChoices) -> list[CloneRow]:
    """Return rows of the plan with their options, those chosen so far marked."""
    return [
        CloneRow(
            row,
            f"row-{row.key}",
            tuple(_options(row, plan.categories, choices)),
            is_missing=row.is_undecided and row.key not in choices.bodies,
        )
        for row in rows
    ]


def _options(row: BodyClone, categories: tuple[Category, ...], choices: CloneChoices) -> list[Option]:
    decided = row.key in choices.bodies
    chosen = choices.bodies.get(row.key)
    first = Option(PROPOSED, _proposed(row), is_chosen=not decided)
    others = [
        Option(str(each.pk), each.heading, is_chosen=decided and chosen == each.pk)
        for each in categories
        if not (row.comes and row.category == each)
    ]
    if row.comes or row.is_undecided:
        others.append(Option(LEFT_OUT, str(_("Leave out")), is_chosen=decided and chosen is None))
    return [first, *others]


def _proposed(row: BodyClone) -> str:
    if row.is_undecided:
        return str(_("Choose …"))
    if row.comes and row.category:
        return row.category.heading
    return str(_("Leave out"))


def _ids(data: MultiValueDict[str, str], name: str) -> frozenset[int]:
    return frozenset(pk for pk in map(row_id, data.getlist(name)) if pk is not None)
