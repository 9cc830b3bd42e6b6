"""The forms of every import: which file, and how to read it."""

import uuid
from collections.abc import Iterator
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from conferences.exporting import FORMATS
from conferences.models import Edition
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
_FORMAT_TITLES = [kind().get_title() for kind in FORMATS]


class ReadingForm(forms.Form):
    """How a file is read; the same choices before and in the preview.

    A kind of list adds its own choices. `may_create` says whether the user may let the import create what
    the rows need besides themselves.
    """

    encoding = forms.ChoiceField(label=_("Encoding of a text file"), choices=ENCODINGS, required=False)
    delimiter = forms.ChoiceField(label=_("Delimiter of a text file"), choices=DELIMITERS, required=False)
    #: Choices that the upload shows at once, above those of reading.
    own_fields: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args: Any, may_create: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.may_create = may_create

    def options(self) -> dict[str, Any]:
        """Return the choices of a valid form, fit for JSON."""
        names = (*self.own_fields, "encoding", "delimiter")
        return {name: self.cleaned_data[name] for name in names}


class EditionField(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic in the stubs alone
    """Editions by short name, title and year."""

    def label_from_instance(self, edition: Edition) -> str:
        return f"{edition}: {edition.title} ({edition.starts_on.year})"


class UploadForm(ReadingForm):
    """The upload. Everything but edition and file has a default that suits most files."""

    edition = EditionField(
        Edition.objects.none(), label=_("Edition"), help_text=_("The file touches this edition alone.")
    )
    import_file = forms.FileField(
        label=_("File"), widget=forms.ClearableFileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx,.ods"})
    )
    #: Under this the page asks how far the reading has come.
    job = forms.CharField(widget=forms.HiddenInput, required=False)
    format = forms.ChoiceField(
        label=_("Format"),
        choices=[("", _("found by looking")), *((title, title) for title in _FORMAT_TITLES)],
        required=False,
    )

    def __init__(self, *args: Any, concerns_edition: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if concerns_edition:
            editions: Any = self.fields["edition"]
            editions.queryset = Edition.objects.select_related("series").newest_first()
        else:
            del self.fields["edition"]
        self.fields["import_file"].help_text = self.limits()

    def limits(self) -> str:
        """Return what a file may be, in words."""
        size = filesizeformat(settings.IMPORT_MAX_BYTES)
        return _("CSV, TSV, XLSX or ODS with a heading row, at most %(size)s.") % {"size": size}

    def main_fields(self) -> Iterator[forms.BoundField]:
        """Yield what everybody has to look at: which file, for which edition, the list's own choices."""
        for name in ("edition", "import_file", *self.own_fields):
            if name in self.fields:
                yield self[name]

    def reading_fields(self) -> list[forms.BoundField]:
        """Return what hardly anybody has to look at."""
        return [self[name] for name in ("format", "encoding", "delimiter")]

    def clean_job(self) -> uuid.UUID | None:
        """Return the job's name; a file is taken without one as well, only unheard."""
        try:
            return uuid.UUID(self.cleaned_data["job"])
        except ValueError:
            return None

    @cached_property
    def new_job(self) -> uuid.UUID:
        """Return the name of the job that the next upload of this page starts."""
        return uuid.uuid4()

    @property
    def has_reading_errors(self) -> bool:
        return any(field.errors for field in self.reading_fields())

    def check_format(self, table: Table) -> None:
        """Refuse a file that is not what the officer said it is. Raises UnreadableFile."""
        chosen = self.cleaned_data["format"]
        if chosen and {"tsv": "csv"}.get(chosen, chosen) != table.format:
            params = {"chosen": chosen.upper(), "found": table.format.upper()}
            raise UnreadableFile(_("You chose %(chosen)s, but the file is %(found)s.") % params)

    def replace_error(self, field: str, message: str) -> None:
        """Say of a field this alone: what else was found wrong follows from it."""
        self.errors.clear()
        self.add_error(field, message)


class ConfirmImportForm(forms.Form):
    """The confirmation of one preview: which import, and what its preview showed."""

    token = forms.UUIDField(widget=forms.HiddenInput)
    fingerprint = forms.RegexField(r"^[0-9a-f]{64}$", widget=forms.HiddenInput)
    without_rejected = forms.BooleanField(required=False)
