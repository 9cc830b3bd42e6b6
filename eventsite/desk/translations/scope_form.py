"""The choice of what to look at: the whole record, one series, one edition."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conferences.models import Edition, Series
from eventsite.desk.translations.kinds import Scope
from eventsite.lib.records import row_id


def scope_of(key: str) -> Scope | None:
    """Return the scope that an address names, or None where there is no such edition or series."""
    if not key:
        return Scope()
    noun, _dash, number = key.partition("-")
    pk = row_id(number)
    if noun == "edition" and pk is not None:
        edition = Edition.objects.select_related("series").filter(pk=pk).first()
        return Scope(edition=edition) if edition else None
    series = Series.objects.filter(pk=pk).first() if noun == "series" and pk is not None else None
    return Scope(series=series) if series else None


class ScopeForm(forms.Form):
    scope = forms.ChoiceField(label=gettext_lazy("Texts of"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        series = Series.objects.order_by("slug")
        editions = Edition.objects.select_related("series").order_by("series__slug", "-number", "id")
        self.fields["scope"] = forms.ChoiceField(
            label=self.fields["scope"].label, required=False, choices=self._choices(series, editions)
        )

    def _choices(self, series: Iterable[Series], editions: Iterable[Edition]) -> list[Any]:
        of_series = [(Scope(series=each).key, str(each)) for each in series]
        of_editions = [(Scope(edition=each).key, str(each)) for each in editions]
        return [("", _("The whole record")), (_("One series"), of_series), (_("One edition"), of_editions)]
