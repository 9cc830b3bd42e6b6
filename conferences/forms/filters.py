"""Filter forms of the public lists: read from the address, every field optional."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from conferences.enums import DocumentKind, Language
from conferences.models import Series
from conferences.reports.documents import editions_with_documents
from conferences.reports.editions import edition_facets
from eventsite.lib.dates import format_ordinal
from eventsite.lib.filtering import filters_in_force
from eventsite.lib.wording import wording


class FilterForm(forms.Form):
    """Optional filters. What cannot be read is said beside its field, and the rest still holds."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        super().__init__(data)
        self.query = data

    def applied(self) -> dict[str, Any]:
        """Return the readable filters that hold something, by field name."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}

    def chips(self) -> list[tuple[str, str]]:
        """Return (words, address without it) for each filter in force."""
        query = {name: self.query[name] for name in self.fields if name in self.query}
        return filters_in_force(self, query)


class EditionFilter(FilterForm):
    series = forms.ChoiceField(label=_("Series"), required=False)
    year = forms.TypedChoiceField(label=_("Year"), required=False, coerce=int, empty_value=None)
    country = forms.ChoiceField(label=_("Country"), required=False)
    q = forms.CharField(
        label=_("Words in title, theme or place"), required=False, max_length=100, widget=forms.SearchInput()
    )

    def __init__(self, data: Mapping[str, Any]) -> None:
        super().__init__(data)
        facets = edition_facets()
        series = [(row.slug, wording(row, "name").text) for row in Series.objects.public().order_by("slug")]
        self.fields["series"].choices = [("", _("All series")), *series]  # type: ignore[attr-defined]
        self.fields["year"].choices = [("", _("All years")), *((year, year) for year in facets.years)]  # type: ignore[attr-defined]
        self.fields["country"].choices = [("", _("All countries")), *facets.countries]  # type: ignore[attr-defined]


class TopicFilter(FilterForm):
    q = forms.CharField(
        label=_("Words in the topic"), required=False, max_length=100, widget=forms.SearchInput()
    )


class DocumentFilter(FilterForm):
    edition = forms.TypedChoiceField(label=_("Edition"), required=False, coerce=int, empty_value=None)
    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("All kinds")), *DocumentKind.choices]
    )
    language = forms.ChoiceField(
        label=_("Language"), required=False, choices=[("", _("All languages")), *Language.choices]
    )
    q = forms.CharField(
        label=_("Words in symbol or title"), required=False, max_length=100, widget=forms.SearchInput()
    )

    def __init__(self, data: Mapping[str, Any]) -> None:
        super().__init__(data)
        editions = [
            (row.pk, f"{wording(row.series, 'name')}, {format_ordinal(row.number)}")
            for row in editions_with_documents()
        ]
        self.fields["edition"].choices = [("", _("All editions")), *editions]  # type: ignore[attr-defined]
