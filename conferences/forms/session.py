"""A session by the wall clock of its edition: staff type 14:00, the record keeps the moment."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conferences.forms.record import RecordForm
from conferences.forms.widgets import limit_to_edition
from conferences.models import Day, Session
from conferences.validators import moment_in_day, validate_same_edition


class ClockField(forms.TimeField):
    """A time of the day, hours and minutes."""

    default_error_messages = {
        "invalid": gettext_lazy("This is not a time. Write it as 09:30."),
    }

    def __init__(self, **kwargs: Any) -> None:
        # Not the browser's own time field, which writes a.m. and p.m. wherever its owner's system does.
        widget = forms.TimeInput(format="%H:%M", attrs={"class": "clock", "size": 5, "placeholder": "09:00"})
        super().__init__(widget=widget, input_formats=["%H:%M", "%H.%M", "%H:%M:%S"], **kwargs)


class SessionForm(RecordForm):
    """Times are those of the edition's zone on the programme day; before 04:00 they mean after midnight."""

    start = ClockField(
        label=gettext_lazy("start"),
        help_text=gettext_lazy(
            "Local time of the edition. Before 04:00: after midnight, on the same programme day."
        ),
    )
    end = ClockField(label=gettext_lazy("end"))

    class Meta:
        model = Session
        exclude = ("starts_at", "ends_at")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        session = self.instance
        if not session.day_id:
            return
        edition = session.day.edition
        limit_to_edition(self, edition.pk, "day", "room", "agenda_item", "documents")
        if session.starts_at and session.ends_at:
            self.initial.setdefault("start", session.starts_at.astimezone(edition.zone).time())
            self.initial.setdefault("end", session.ends_at.astimezone(edition.zone).time())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        day: Day | None = cleaned.get("day") or (self.instance.day if self.instance.day_id else None)
        start, end = cleaned.get("start"), cleaned.get("end")
        if day is not None and day.edition_id and isinstance(day.on, dt.date):
            self._check_parts(day, cleaned)
            if start is not None and end is not None:
                self._set_times(day, start, end)
        return cleaned

    def _set_times(self, day: Day, start: dt.time, end: dt.time) -> None:
        starts_at = self._moment("start", day, start)
        ends_at = self._moment("end", day, end)
        if starts_at is None or ends_at is None:
            return
        if ends_at <= starts_at:
            self.add_error("end", _("The session ends before it starts."))
            return
        self.instance.starts_at, self.instance.ends_at = starts_at, ends_at

    def _moment(self, field: str, day: Day, clock: dt.time) -> dt.datetime | None:
        try:
            return moment_in_day(day.on, clock, day.edition.zone, is_end=field == "end")
        except ValidationError as error:
            self.add_error(field, error)
            return None

    def _check_parts(self, day: Day, cleaned: dict[str, Any]) -> None:
        """Refuse parts of another edition: the model sees them only once the day itself is saved."""
        if self.instance.day_id:
            return
        parts = {name: cleaned[name].edition_id for name in ("room", "agenda_item") if cleaned.get(name)}
        try:
            validate_same_edition(day.edition_id, **parts)
        except ValidationError as error:
            self.add_error(None, error)
