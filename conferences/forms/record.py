"""The form under every page of the staff side."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError


class RecordForm(forms.ModelForm):  # type: ignore[type-arg]
    """A model form that checks every constraint, those over fields that it does not show included.

    Django leaves out a constraint as soon as one of its fields is not on the form; the database would
    then refuse what the form let through.
    """

    def validate_constraints(self) -> None:
        wrong = {name for name in self.errors if name in self.fields}
        try:
            self.instance.validate_constraints(exclude=wrong)
        except ValidationError as error:
            self._update_errors(error)  # type: ignore[attr-defined]

    def fail(self, field: str, message: str, **params: Any) -> None:
        """Add an error to a field, or to the whole form where the field is not shown."""
        self.add_error(field if field in self.fields else None, ValidationError(message, params=params))
