"""Where a session is held, typed or sent by the grid; and by how much a day is shifted."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conferences.forms.session import ClockField
from conferences.models import Day, Room, Session
from conferences.reports.day_layout import rooms_of
from conferences.services.moves import Move, Place, place_of
from conferences.validators import moment_in_day

_NO_ROOM = gettext_lazy("Across all rooms")


def write_place(place: Place) -> str:
    """Return a place as a form carries it along unseen."""
    return f"{place.starts_at.isoformat()} {place.ends_at.isoformat()} {place.room or ''}".strip()


def read_place(text: str) -> Place:
    """Read what `write_place` wrote. Raises ValueError on anything else."""
    start, end, *room = text.split(" ")
    moments = dt.datetime.fromisoformat(start), dt.datetime.fromisoformat(end)
    if any(moment.tzinfo is None for moment in moments):
        raise ValueError(text)
    return Place(*moments, int(room[0]) if room else None)


class PlaceForm(forms.Form):
    """Start, end and room of one session; `seen` is where it was when somebody looked."""

    start = ClockField(
        label=gettext_lazy("start"),
        help_text=gettext_lazy(
            "Local time of the edition. Before 04:00: after midnight, on the same programme day."
        ),
    )
    end = ClockField(label=gettext_lazy("end"))
    room = forms.TypedChoiceField(label=gettext_lazy("room"), required=False, coerce=int, empty_value=None)
    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, day: Day, session: Session, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.day, self.session = day, session
        self.move: Move | None = None
        choices = [("", _NO_ROOM), *((room.pk, str(room)) for room in rooms_of(day))]
        field: Any = self.fields["room"]
        field.choices = choices
        self.initial = {
            **self.initial,
            "start": self._clock(session.starts_at),
            "end": self._clock(session.ends_at),
            "room": session.room_id,
            "seen": write_place(place_of(session)),
        }
        for field in self.fields.values():
            field.label = capfirst(field.label or "")

    def clean_seen(self) -> Place:
        try:
            return read_place(self.cleaned_data["seen"])
        except ValueError:
            raise ValidationError(_("This page is incomplete. Load it again.")) from None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        seen = cleaned.get("seen")
        if seen is None or self.errors:
            return cleaned
        starts_at = self._moment("start", seen.starts_at)
        ends_at = self._moment("end", seen.ends_at)
        if starts_at is None or ends_at is None:
            return cleaned
        if ends_at <= starts_at:
            self.add_error("end", _("The session ends before it starts."))
            return cleaned
        self.move = Move(self.session.pk, seen, Place(starts_at, ends_at, cleaned.get("room")))
        return cleaned

    def _moment(self, field: str, seen: dt.datetime) -> dt.datetime | None:
        """Return the moment typed; an unchanged time keeps the one it had, which clocks may show twice."""
        typed: dt.time = self.cleaned_data[field]
        if typed == self._clock(seen):
            return seen
        try:
            return moment_in_day(self.day.on, typed, self.day.edition.zone, is_end=field == "end")
        except ValidationError as error:
            self.add_error(field, error)
            return None

    def _clock(self, moment: dt.datetime) -> dt.time:
        return moment.astimezone(self.day.edition.zone).time().replace(second=0, microsecond=0)


class ShiftForm(forms.Form):
    """Everything that begins at a time or later, in one room or all, by so many minutes."""

    after = ClockField(
        label=gettext_lazy("everything from"),
        help_text=gettext_lazy("Sessions that begin at this time or later. What has begun before stays."),
    )
    by_minutes = forms.IntegerField(
        label=gettext_lazy("by minutes"),
        min_value=-720,
        max_value=720,
        initial=15,
        help_text=gettext_lazy("15 is a quarter of an hour later, −15 a quarter of an hour earlier."),
    )
    room: Any = forms.ModelChoiceField(
        Room.objects.none(),
        required=False,
        label=gettext_lazy("in"),
        empty_label=gettext_lazy("the whole day"),
    )

    def __init__(self, *args: Any, day: Day, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.day = day
        choice: Any = self.fields["room"]
        choice.queryset = Room.objects.filter(edition=day.edition_id).order_by("order", "id")
        for field in self.fields.values():
            field.label = capfirst(field.label or "")

    def clean_by_minutes(self) -> int:
        minutes: int = self.cleaned_data["by_minutes"]
        if not minutes:
            raise ValidationError(_("By 0 minutes nothing moves. Write 15 for later, −15 for earlier."))
        return minutes

    def clean_after(self) -> dt.datetime:
        return moment_in_day(self.day.on, self.cleaned_data["after"], self.day.edition.zone, is_end=False)

    def values(self) -> dict[str, Any]:
        """Return what the services of the shift take."""
        room: Room | None = self.cleaned_data["room"]
        return {
            "day": self.day,
            "after": self.cleaned_data["after"],
            "by_minutes": self.cleaned_data["by_minutes"],
            "rooms": [room] if room else None,
        }
