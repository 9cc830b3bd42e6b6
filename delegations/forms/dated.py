"""Dated rows inside their owner: one may end and another begin in the same submit."""

from collections import defaultdict
from collections.abc import Hashable, Iterator
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext as _

from conferences.forms.record import RecordForm
from delegations.models import BodyAlias
from delegations.validators import Dated, validate_no_overlap
from eventsite.lib.text import match_key


class PartFormSet(BaseInlineFormSet):  # type: ignore[type-arg]
    """The rows of an owner."""

    def kept(self) -> Iterator[Any]:
        """Yield the forms of the rows that will stand after the submit."""
        for form in self.forms:
            stands = form.instance.pk or form.has_changed()
            if stands and form not in self.deleted_forms and hasattr(form, "cleaned_data"):
                yield form


class DatedFormSet(PartFormSet):
    """Rows of which no two of one kind may share a day, as they will stand after the submit.

    Each row's own check looks at the rows as they are stored; what it says about overlaps is put aside.
    """

    def kind(self, row: Any) -> Hashable:
        """Return what two rows must share to exclude each other."""
        raise AssertionError("a subclass says what excludes what")

    def clean(self) -> None:
        super().clean()
        taken: dict[Hashable, list[Dated]] = defaultdict(list)
        for form in self.kept():
            _forget_overlaps(form)
            if form.errors:
                continue
            kind = self.kind(form.instance)
            try:
                validate_no_overlap(form.instance.period, taken[kind])
            except ValidationError as error:
                form.add_error(None, error)
            taken[kind].append(form.instance.period)


def _forget_overlaps(form: Any) -> None:
    errors = form.errors.get(NON_FIELD_ERRORS)
    if errors is not None:
        errors.data = [error for error in errors.as_data() if error.code != "overlap"]
        if not errors.data:
            del form.errors[NON_FIELD_ERRORS]


class NameFormSet(DatedFormSet):
    def kind(self, row: Any) -> Hashable:
        return row.language, row.form


class StatusFormSet(DatedFormSet):
    def kind(self, row: Any) -> Hashable:
        return row.category.series_id


class AliasForm(RecordForm):
    """A spelling that leads to one body only."""

    class Meta:
        model = BodyAlias
        fields = ("body", "text")

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        others = BodyAlias.objects.filter(match_key=match_key(text)).exclude(pk=self.instance.pk)
        if other := others.select_related("body").first():
            raise ValidationError(
                _("“%(text)s” already leads to %(body)s."), params={"text": other.text, "body": other.body}
            )
        return text


class AliasFormSet(PartFormSet):
    def clean(self) -> None:
        super().clean()
        seen: set[str] = set()
        for form in self.kept():
            key = match_key(form.cleaned_data.get("text", ""))
            if key and key in seen:
                form.add_error("text", _("This spelling stands here twice."))
            seen.add(key)
