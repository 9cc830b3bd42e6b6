"""The forms of the page on which files of missing texts are taken away and brought back."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from eventsite.desk.translations.files import Line, read_lines
from eventsite.lib.tables.limits import UnreadableFile
from eventsite.lib.tables.writer import CONTENT_TYPES


class TakeForm(forms.Form):
    language = forms.ChoiceField(label=_("Texts that lack"), choices=settings.LANGUAGES)
    format = forms.ChoiceField(label=_("Format"), choices=[(name, name.upper()) for name in CONTENT_TYPES])
    scope = forms.CharField(required=False, widget=forms.HiddenInput)


class BringForm(forms.Form):
    file = forms.FileField(label=_("Filled file"))
    #: What the file holds, once it was read.
    lines: list[Line]

    def clean_file(self) -> Any:
        given = self.cleaned_data["file"]
        try:
            self.lines = read_lines(given.read(), given.name)
        except UnreadableFile as error:
            raise forms.ValidationError(str(error)) from error
        return given
