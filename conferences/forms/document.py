"""Documents and the files of their language versions."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import FileExtensionValidator
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from conferences.forms.record import RecordForm
from conferences.forms.widgets import StoredFileWidget, limit_to_edition
from conferences.models import Document, DocumentVersion

FILE_KINDS = ("pdf", "docx", "odt", "xlsx", "ods", "pptx", "odp", "txt", "csv", "zip")
FILE_MAX_BYTES = 50 * 1024 * 1024


class DocumentForm(RecordForm):
    class Meta:
        model = Document
        fields = "__all__"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        limit_to_edition(self, self.instance.edition_id, "agenda_item", "supersedes", "amends")


class DocumentVersionForm(RecordForm):
    class Meta:
        model = DocumentVersion
        fields = ("document", "language", "file")
        widgets = {"file": StoredFileWidget}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            widget = self.fields["file"].widget
            widget.address = self._address() if isinstance(widget, StoredFileWidget) else ""
            self.fields["file"].validators.append(FileExtensionValidator(FILE_KINDS))

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file and file.size > FILE_MAX_BYTES:
            raise ValidationError(
                _("The file has %(size)d MB. At most %(limit)d MB are kept here: give an address instead."),
                params={"size": file.size // 1024**2, "limit": FILE_MAX_BYTES // 1024**2},
            )
        return file

    def _address(self) -> str:
        if not self.instance.file:
            return ""
        try:
            return reverse(
                "conferences:document-file", args=[self.instance.document_id, self.instance.language]
            )
        except NoReverseMatch:
            return "#"
