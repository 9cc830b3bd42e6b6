"""Delegates on their own page and inside their delegation."""

import operator
from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.admin.widgets import AdminTextareaWidget
from django.db.models import BaseConstraint
from django.forms.models import BaseInlineFormSet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conferences.forms.record import RecordForm
from conferences.forms.widgets import limit_to_edition
from delegations.enums import SEATED_STATUSES, DelegateRole, DelegateStatus
from delegations.models import Delegate
from delegations.services.delegates import PERSON_FIELDS
from delegations.services.persons import create_person

HEAD_CONSTRAINT = "delegate_one_head"


class DelegateForm(RecordForm):
    """A delegate is a known person, or a name: then the person is created with it."""

    class Meta:
        model = Delegate
        fields = "__all__"
        widgets = {"function": AdminTextareaWidget(attrs={"rows": 2})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("person", "full_name"):
            if name in self.fields:
                self.fields[name].required = False
        if "person" in self.fields:
            self.fields["person"].help_text = gettext_lazy("Empty: a new person with this name.")
        if self.instance.delegation_id and "delegation" in self.fields:
            limit_to_edition(self, self.instance.delegation.edition_id, "delegation")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self._name(cleaned)
        self._check_move(cleaned)
        status = cleaned.get("status")
        if self.instance.replaced_by_id and status and status != DelegateStatus.REPLACED:
            self.fail(
                "status",
                _("%(name)s was replaced. Add a new delegate, or withdraw the replacement first."),
                name=self.instance.full_name,
            )
        if "status" in self.changed_data and "status_on" not in self.changed_data:
            cleaned["status_on"] = self.instance.status_on = timezone.localdate()
        return cleaned

    def _name(self, cleaned: dict[str, Any]) -> None:
        person = cleaned.get("person")
        if cleaned.get("full_name"):
            return
        if person is None:
            self.fail("full_name", _("Write a name, or choose a person on record."))
            return
        for field in PERSON_FIELDS:
            if field in self.fields and not cleaned.get(field):
                cleaned[field] = getattr(person, field)
            elif field not in self.fields and not getattr(self.instance, field):
                setattr(self.instance, field, getattr(person, field))

    def _check_move(self, cleaned: dict[str, Any]) -> None:
        target = cleaned.get("delegation")
        if self.instance.pk and target and "delegation" in self.changed_data:
            before = Delegate.objects.select_related("delegation").get(pk=self.instance.pk).delegation
            if target.edition_id != before.edition_id:
                self.fail("delegation", _("A delegate cannot move to another edition: add a new one there."))

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002 (Django's signature)
        if not self.instance.person_id:
            self.instance.person = create_person(delegate=self.instance, by=None)
        return super().save(commit)


class DelegateInlineForm(DelegateForm):
    """One row of a delegation: whether there are two heads is seen from the rows together."""

    def constraints(self) -> Iterable[BaseConstraint]:
        return [each for each in super().constraints() if each.name != HEAD_CONSTRAINT]

    @property
    def is_head(self) -> bool:
        """Whether the row as submitted holds the head's seat."""
        cleaned = self.cleaned_data
        return (
            cleaned.get("role") == DelegateRole.HEAD
            and cleaned.get("status") in SEATED_STATUSES
            and not cleaned.get("DELETE")
        )


class DelegateFormSet(BaseInlineFormSet):  # type: ignore[type-arg]
    """The delegates of one delegation: at most one head, who may hand over to another in one submit."""

    def clean(self) -> None:
        super().clean()
        heads = [form for form in self._rows() if form.is_valid() and form.is_head]
        for form in heads[1:]:
            form.add_error(
                "role", _("The delegation already has a head. Replace or withdraw that one first.")
            )

    def save_existing_objects(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002 (Django's signature)
        """Save those who leave the head's seat before the one who takes it: the database sees every step."""
        count = self.initial_form_count()
        self.forms[:count] = sorted(self.forms[:count], key=operator.attrgetter("is_head"))
        return super().save_existing_objects(commit)

    def _rows(self) -> Iterator[DelegateInlineForm]:
        for form in self.forms:
            if isinstance(form, DelegateInlineForm) and (form.instance.pk or form.has_changed()):
                yield form
