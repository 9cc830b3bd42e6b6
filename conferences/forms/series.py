"""A series as staff edit it."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.urls import reverse
from django.utils.translation import gettext_lazy

from conferences.forms.record import RecordForm
from conferences.forms.widgets import StoredFileWidget
from conferences.models import Series
from conferences.services.emblems import MAX_BYTES, emblem_file


class SeriesForm(RecordForm):
    # Not the model's own: what is uploaded is read by us, and stored as what we wrote.
    emblem = forms.FileField(
        required=False,
        widget=StoredFileWidget,
        label=gettext_lazy("emblem"),
        help_text=gettext_lazy(
            "SVG or PNG, at most 1 MB, shown in the place of the rosette. It is stored anew, without scripts "
            "and metadata."
        ),
    )

    class Meta:
        model = Series
        fields = "__all__"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        widget = self.fields["emblem"].widget if "emblem" in self.fields else None
        if isinstance(widget, StoredFileWidget) and self.instance.emblem:
            address = reverse("public:series-emblem", args=[self.instance.slug])
            widget.address = f"{address}?v={self.instance.emblem_version}"

    def clean_accent(self) -> str:
        return str(self.cleaned_data["accent"]).lower()

    def clean_emblem(self) -> Any:
        emblem = self.cleaned_data["emblem"]
        # One byte more than allowed tells that it is too much.
        return emblem_file(emblem.read(MAX_BYTES + 1)) if isinstance(emblem, UploadedFile) else emblem
