"""The choices of the imports of lists, beside those of every import."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from conferences.forms.imports import ReadingForm, UploadForm
from conferences.models import Edition


class TopicUploadForm(UploadForm):
    """The upload of topics: an edition may be chosen, or none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "concerns_edition": True})
        edition: Any = self.fields["edition"]
        edition.required = False
        edition.help_text = _(
            "With an edition, the topics are put on its agenda, with their wording and order there. "
            "Without one, only the topics themselves are written."
        )
        edition.empty_label = _("none: the topics alone")
        edition.queryset = Edition.objects.select_related("series").newest_first()


class SessionReadingForm(ReadingForm):
    """What the import of sessions may create besides."""

    create_missing = forms.BooleanField(
        label=_("Create days, rooms and topics that are not on record"),
        required=False,
        help_text=_("The preview lists them before anything is written."),
    )
    own_fields = ("create_missing",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.may_create:
            self.fields["create_missing"].disabled = True
            self.fields["create_missing"].help_text = _("Asks for the right to add days, rooms and topics.")
        self.order_fields([*self.own_fields, "encoding", "delimiter"])


class SessionUploadForm(SessionReadingForm, UploadForm):
    """The upload of sessions."""
