"""The filter of a programme: day, room, topic, language of interpretation, and the zone of its times."""

import datetime as dt
import zoneinfo
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from conferences.forms.filters import FilterForm
from conferences.reports.programme import Timetable
from conferences.validators import validate_time_zone
from eventsite.lib.dates import zone_city
from eventsite.lib.wording import wording

#: Zones that the list offers, west to east; the address takes any IANA name.
OFFERED_ZONES = (
    "America/Los_Angeles",
    "America/Mexico_City",
    "America/New_York",
    "America/Sao_Paulo",
    "UTC",
    "Europe/London",
    "Africa/Lagos",
    "Europe/Zurich",
    "Africa/Cairo",
    "Africa/Johannesburg",
    "Europe/Moscow",
    "Africa/Nairobi",
    "Asia/Riyadh",
    "Asia/Tehran",
    "Asia/Dubai",
    "Asia/Kabul",
    "Asia/Tashkent",
    "Asia/Almaty",
    "Asia/Karachi",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Asia/Bishkek",
    "Asia/Dhaka",
    "Asia/Bangkok",
    "Asia/Shanghai",
    "Asia/Tokyo",
    "Australia/Sydney",
    "Pacific/Auckland",
)


class ProgrammeFilter(FilterForm):
    day = forms.DateField(
        required=False,
        widget=forms.HiddenInput(),
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": _("A day is written as 2026-11-25.")},
    )
    room = forms.TypedChoiceField(label=_("Room"), required=False, coerce=int, empty_value=None)
    topic = forms.ChoiceField(label=_("Topic"), required=False)
    language = forms.ChoiceField(label=_("Interpretation"), required=False)
    tz = forms.CharField(label=_("Times of"), required=False, validators=[validate_time_zone])

    def __init__(self, data: Mapping[str, Any], timetable: Timetable) -> None:
        super().__init__(data)
        self.timetable = timetable
        facets = timetable.facets()
        rooms = [(room.pk, name.text) for room, name in facets.rooms]
        topics = [(topic.slug, name.text) for topic, name in facets.topics]
        languages = [(language.value, language.label) for language in facets.languages]
        self._offer("room", _("All rooms"), rooms)
        self._offer("topic", _("All topics"), topics)
        self._offer("language", _("Any language"), languages)
        self.fields["tz"].widget = forms.Select(choices=self._zones(str(data.get("tz", ""))))

    def clean_day(self) -> dt.date | None:
        day: dt.date | None = self.cleaned_data["day"]
        if day is not None and day not in {row.on for row in self.timetable.days}:
            raise forms.ValidationError(
                _("The programme has no %(day)s. Choose one of its days."), params={"day": day.isoformat()}
            )
        return day

    def zone(self) -> zoneinfo.ZoneInfo:
        """Return the zone asked for, else the edition's."""
        return zoneinfo.ZoneInfo(self.applied().get("tz") or self.timetable.plan.time_zone)

    def _offer(self, name: str, all_of_them: Any, choices: list[tuple[Any, Any]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", all_of_them), *choices]

    def _zones(self, asked: str) -> list[tuple[str, str]]:
        """Return the choices of the zone; one that was asked for by its name alone is offered too."""
        edition, home = self.timetable.edition, self.timetable.plan.time_zone
        noon = dt.datetime.combine(edition.starts_on, dt.time(12), dt.UTC)
        names = [name for name in OFFERED_ZONES if name != home]
        # The names of all zones are read from the disk: only where somebody asked for one beyond the list.
        if asked not in ("", *names, home) and asked in zoneinfo.available_timezones():
            names.append(asked)
        return [
            ("", zone_label(home, noon, city=wording(edition, "city").text)),
            *((name, zone_label(name, noon)) for name in names),
        ]


def zone_label(name: str, at: dt.datetime, city: str = "") -> str:
    """Return a zone with its distance from UTC at a moment: "Tashkent (UTC+5)"; `city` names it better."""
    offset = at.astimezone(zoneinfo.ZoneInfo(name)).utcoffset() or dt.timedelta()
    minutes = int(offset.total_seconds() // 60)
    hours, rest = divmod(abs(minutes), 60)
    distance = f"{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")
    if name == "UTC" and not city:
        return name
    return f"{city or zone_city(name)} (UTC{distance})"
