"""The forms of the attendee import: which file into which edition, and how to read it."""

from typing import Any

from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from import_export.forms import ImportForm

from conferences.models import Edition
from delegations.importing.options import ImportOptions
from eventsite.lib.tables.limits import UnreadableFile
from eventsite.lib.tables.table import Table

ENCODINGS = [
    ("", _("found by looking")),
    ("utf-8", "UTF-8"),
    ("utf-16", "UTF-16"),
    ("cp1251", _("Windows, Cyrillic (cp1251)")),
    ("cp1252", _("Windows, Western (cp1252)")),
    ("gb18030", _("Chinese (GB18030)")),
]
DELIMITERS = [
    ("", _("found by looking")),
    (",", _("comma")),
    (";", _("semicolon")),
    ("\t", _("tab")),
    ("|", _("vertical bar")),
]


class ReadingForm(forms.Form):
    """How a file is read and what the import may create; the same choices before and in the preview."""

    create_missing = forms.BooleanField(
        label=_("Create bodies and categories that are not on record"),
        required=False,
        help_text=_("The preview lists them before anything is written."),
    )
    file_order = forms.BooleanField(
        label=_("List the bodies in the order of the file"),
        required=False,
        help_text=_("Otherwise in the alphabetical order of the edition's list language."),
    )
    category = forms.CharField(
        label=_("Category of rows that name none"),
        required=False,
        max_length=160,
        help_text=_("Otherwise taken from the body's status at the edition."),
    )
    encoding = forms.ChoiceField(label=_("Encoding of a text file"), choices=ENCODINGS, required=False)
    delimiter = forms.ChoiceField(label=_("Delimiter of a text file"), choices=DELIMITERS, required=False)

    def __init__(self, *args: Any, may_create: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_create:
            self.fields["create_missing"].disabled = True
            self.fields["create_missing"].help_text = _("Asks for the right to add bodies and categories.")

    def options(self) -> ImportOptions:
        """Return the choices of a valid form."""
        names = ("create_missing", "file_order", "category", "encoding", "delimiter")
        return ImportOptions(**{name: self.cleaned_data[name] for name in names})


class EditionField(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic in the stubs alone
    """Editions by short name, title and year."""

    def label_from_instance(self, edition: Edition) -> str:
        return f"{edition}: {edition.title} ({edition.starts_on.year})"


class AttendeeImportForm(ReadingForm, ImportForm):
    """The upload. Everything but edition and file has a default that suits most files."""

    edition = EditionField(
        Edition.objects.none(), label=_("Edition"), help_text=_("The file touches this edition alone.")
    )
    import_file = forms.FileField(
        label=_("File"), widget=forms.ClearableFileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx,.ods"})
    )
    field_order = [
        "edition",
        "import_file",
        "create_missing",
        "file_order",
        "category",
        "format",
        "encoding",
        "delimiter",
    ]

    def __init__(self, formats: list[Any], resources_: list[Any], **kwargs: Any) -> None:
        super().__init__(formats=formats, resources=resources_, **kwargs)
        editions: Any = self.fields["edition"]
        editions.queryset = Edition.objects.select_related("series").newest_first()
        self.fields["import_file"].help_text = self.limits()
        named = [(str(number), kind().get_title()) for number, kind in enumerate(formats)]
        self.format_choices = [("", _("found by looking")), *named]
        self.fields["format"] = forms.ChoiceField(
            label=_("Format"), choices=self.format_choices, required=False
        )
        del self.fields["resource"]
        self.order_fields(self.field_order)

    def limits(self) -> str:
        """Return what a file may be, in words."""
        size = filesizeformat(settings.IMPORT_MAX_BYTES)
        return _("CSV, TSV, XLSX or ODS with a heading row, at most %(size)s.") % {"size": size}

    def check_format(self, table: Table) -> None:
        """Refuse a file that is not what the officer said it is. Raises UnreadableFile."""
        chosen = self.cleaned_data["format"]
        title = dict(self.format_choices)[chosen]
        if chosen and {"tsv": "csv"}.get(title, title) != table.format:
            params = {"chosen": title.upper(), "found": table.format.upper()}
            raise UnreadableFile(_("You chose %(chosen)s, but the file is %(found)s.") % params)

    def replace_error(self, field: str, message: str) -> None:
        """Say of a field this alone: what else was found wrong follows from it."""
        self.errors.clear()
        self.add_error(field, message)

    @property
    def media(self) -> forms.Media:
        return forms.Media()


class ConfirmAttendeeImportForm(forms.Form):
    """The confirmation of one preview: which import, and what its preview showed."""

    token = forms.UUIDField(widget=forms.HiddenInput)
    fingerprint = forms.RegexField(r"^[0-9a-f]{64}$", widget=forms.HiddenInput)
    without_rejected = forms.BooleanField(required=False)
