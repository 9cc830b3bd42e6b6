"""What staff say when they release a programme."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from modeltranslation.utils import build_localized_fieldname

from conferences.enums import Language
from eventsite.lib.text import normalize_lines

LONGEST_NOTE = 2000


class ReleaseForm(forms.Form):
    """A note in each official language, and the digest of the draft that the page showed."""

    looked_at = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code in settings.MODELTRANSLATION_LANGUAGES:
            self.fields[build_localized_fieldname("note", code)] = forms.CharField(
                label=format_lazy("{} ({})", _("Note"), Language(code).label),
                required=False,
                max_length=LONGEST_NOTE,
                widget=forms.Textarea(attrs={"rows": 2, "lang": code}),
            )

    def note(self) -> dict[str, str]:
        """Return the note by column."""
        texts = ((name, self.cleaned_data[name]) for name in self.fields if name.startswith("note_"))
        return {name: normalize_lines(text) for name, text in texts if text}
