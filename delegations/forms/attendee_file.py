"""The choices of the attendee import, beside those of every import."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from conferences.forms.imports import ReadingForm, UploadForm


class AttendeeReadingForm(ReadingForm):
    """What the import may create, and what holds for the whole file."""

    create_missing = forms.BooleanField(
        label=_("Create bodies and categories that are not on record"),
        required=False,
        help_text=_("The preview lists them before anything is written."),
    )
    file_order = forms.BooleanField(
        label=_("Take the order of the file"),
        required=False,
        help_text=_(
            "Its categories, bodies and persons keep the places that they have in the file, as if set by "
            "hand. Otherwise bodies stand in the order of the edition's list language."
        ),
    )
    file_names = forms.BooleanField(
        label=_("Print bodies under the names of the file"),
        required=False,
        help_text=_(
            "For delegations that this import opens. Otherwise a body is printed under its name on record."
        ),
    )
    category = forms.CharField(
        label=_("Category of rows that name none"),
        required=False,
        max_length=160,
        help_text=_("Otherwise taken from the body's status at the edition."),
    )
    body = forms.CharField(
        label=_("Delegation of rows that name none"),
        required=False,
        max_length=255,
        help_text=_("A name or a code, for a list of one delegation that has no column for it."),
    )
    badge_type = forms.CharField(
        label=_("Badge type of rows that name none"),
        required=False,
        max_length=60,
    )
    own_fields = ("create_missing", "file_order", "file_names", "category", "body", "badge_type")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.may_create:
            self.fields["create_missing"].disabled = True
            self.fields["create_missing"].help_text = _("Asks for the right to add bodies and categories.")
        self.order_fields([*self.own_fields, "encoding", "delimiter"])


class AttendeeUploadForm(AttendeeReadingForm, UploadForm):
    """The upload of a list of attendees."""
