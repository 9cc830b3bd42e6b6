"""Which day is copied onto which."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from conferences.models import Day


class DayChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.edition}, {obj.on.isoformat()} {obj.title}".strip()


class CopyForm(forms.Form):
    """The day to copy from: of this edition first, then of the others, the latest first."""

    source = DayChoice(Day.objects.none(), label=gettext_lazy("copy from"), empty_label=None)
    with_speakers = forms.BooleanField(
        required=False,
        label=gettext_lazy("with chairs and speakers"),
        help_text=gettext_lazy(
            "From another edition: those who have a seat here too, and guests, who are not named in public "
            "until you say so."
        ),
    )

    def __init__(self, *args: Any, day: Day, may_copy_speakers: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        source: Any = self.fields["source"]
        days = Day.objects.exclude(pk=day.pk).filter(sessions__isnull=False).distinct()
        days = days.select_related("edition__series")
        source.queryset = days.order_by("-edition__starts_on", "edition", "on")
        if not may_copy_speakers:
            del self.fields["with_speakers"]
        for field in self.fields.values():
            field.label = capfirst(field.label or "")
