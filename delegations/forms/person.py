"""A person as staff edit them."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.urls import reverse
from django.utils.translation import gettext_lazy

from conferences.forms.record import RecordForm
from conferences.forms.widgets import StoredPhotoWidget
from delegations.models import Person
from delegations.services.photos import photo_file


class PersonForm(RecordForm):
    # Not an ImageField: that would let Pillow at the upload before its size was looked at.
    photo = forms.FileField(
        required=False,
        widget=StoredPhotoWidget,
        label=gettext_lazy("photo"),
        help_text=gettext_lazy("JPEG, PNG or WebP, at most 5 MB. It is stored anew, without its metadata."),
    )

    class Meta:
        model = Person
        fields = "__all__"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        widget = self.fields["photo"].widget if "photo" in self.fields else None
        if isinstance(widget, StoredPhotoWidget) and self.instance.photo:
            widget.address = reverse("admin:delegations_person_photo", args=[self.instance.pk])

    def clean_photo(self) -> Any:
        photo = self.cleaned_data["photo"]
        return photo_file(photo.read()) if isinstance(photo, UploadedFile) else photo
