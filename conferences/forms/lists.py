"""The choices of the imports of lists, beside those of every import."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from conferences.forms.imports import ReadingForm, UploadForm
from conferences.importing.programme.table import FORMATS as PROGRAMMES
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
    """What the import of sessions may create besides, and whether it writes who chairs and speaks."""

    joined = forms.BooleanField(
        label=_("Read who chairs and speaks"),
        required=False,
        initial=True,
        help_text=_("Names that are those of delegates of the edition. Nobody becomes public by it."),
    )
    create_missing = forms.BooleanField(
        label=_("Create what is not on record: days, rooms, topics; speakers as guests"),
        required=False,
        help_text=_("The preview lists them before anything is written."),
    )
    own_fields = ("joined", "create_missing")

    def __init__(self, *args: Any, may_join: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.may_create:
            self.fields["create_missing"].disabled = True
            self.fields["create_missing"].help_text = _("Asks for the right to add days, rooms and topics.")
        if not may_join:
            self.fields["joined"].disabled = True
            self.fields["joined"].help_text = _(
                "Asks for the rights to see delegates and add speaking roles."
            )
            self.initial = {**self.initial, "joined": False}
        self.order_fields([*self.own_fields, "encoding", "delimiter"])


class SessionUploadForm(SessionReadingForm, UploadForm):
    """The upload of sessions: a list, or a programme file of another system."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["import_file"].widget.attrs["accept"] += "".join(f",.{name}" for name in PROGRAMMES)
        formats: Any = self.fields["format"]
        formats.choices = [*formats.choices, *((name, name) for name in PROGRAMMES)]

    def limits(self) -> str:
        """Return what a file may be, in words."""
        programme = _("Or a programme file: schedule.json, schedule.xml (frab, c3voc, pretalx).")
        return f"{super().limits()} {programme}"
