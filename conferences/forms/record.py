"""The form under every page of the staff side."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import BaseConstraint
from django.utils.text import capfirst

from eventsite.lib.text import normalize_text


class RecordForm(forms.ModelForm):  # type: ignore[type-arg]
    """A model form that checks every constraint, those over fields that it does not show included.

    Django leaves out a constraint as soon as one of its fields is not on the form; the database would
    then refuse what the form let through.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.label = capfirst(field.label)

    def constraints(self) -> Iterable[BaseConstraint]:
        """Return the constraints that this form answers for."""
        return self.instance._meta.constraints

    def _clean_fields(self) -> None:
        """Store texts as the import does: a mark that turns a name round in print is never kept."""
        super()._clean_fields()  # type: ignore[misc]  # Django's own hook, not in the stubs
        for name, value in list(self.cleaned_data.items()):
            field = self.fields.get(name)
            if not isinstance(field, forms.CharField) or not isinstance(value, str) or not value:
                continue
            self.cleaned_data[name] = "\n".join(map(normalize_text, value.splitlines())).strip()
            if field.required and not self.cleaned_data[name]:
                self.add_error(name, ValidationError(field.error_messages["required"], code="required"))

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]  # Django's own hook, not in the stubs
        wrong = {name for name in self.errors if name in self.fields}
        for constraint in self.constraints():
            try:
                constraint.validate(type(self.instance), self.instance, exclude=wrong)
            except ValidationError as error:
                if not set(error.messages) <= set(self.non_field_errors()):
                    self.add_error(None, error)

    def fail(self, field: str, message: str, **params: Any) -> None:
        """Add an error to a field, or to the whole form where the field is not shown."""
        self.add_error(field if field in self.fields else None, ValidationError(message, params=params))
