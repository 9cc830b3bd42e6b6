"""The filter of a programme: day, room, kind, topic, body, interpretation, and the zone of its times."""

import datetime as dt
import zoneinfo
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from conferences.enums import SessionKind
from conferences.forms.filters import CountedFilter, PlainSelect
from conferences.reports.programme import Timetable
from conferences.validators import validate_time_zone
from eventsite.lib.dates import zone_city
from eventsite.lib.local_time import distance_from_utc
from eventsite.lib.wording import wording
from eventsite.public.reports.facets import Facets

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


#: Instead of a date: the sessions of all days in one list.
ALL_DAYS = "all"
COMPACT = "compact"


class ProgrammeFilter(CountedFilter):
    day = forms.CharField(required=False, widget=forms.HiddenInput())
    view = forms.ChoiceField(
        required=False, widget=forms.HiddenInput(), choices=[("", ""), (COMPACT, COMPACT)]
    )
    room = forms.ChoiceField(label=_("Room"), required=False, widget=PlainSelect)
    kind = forms.ChoiceField(label=_("Kind"), required=False, widget=PlainSelect)
    topic = forms.ChoiceField(label=_("Topic"), required=False, widget=PlainSelect)
    body = forms.ChoiceField(label=_("Body"), required=False, widget=PlainSelect)
    language = forms.ChoiceField(label=_("Interpretation"), required=False, widget=PlainSelect)
    tz = forms.CharField(label=_("Times of"), required=False, validators=[validate_time_zone])

    def __init__(self, data: Mapping[str, Any], timetable: Timetable, facets: Facets) -> None:
        super().__init__(data)
        self.timetable = timetable
        there = timetable.facets()
        kinds = {row.kind for row in timetable.sessions}
        self.offer("room", _("All rooms"), ((str(room.pk), name.text) for room, name in there.rooms))
        offered = ((kind, capfirst(label)) for kind, label in SessionKind.choices if kind in kinds)
        self.offer("kind", _("All kinds"), offered)
        self.offer("topic", _("All topics"), ((topic.slug, name.text) for topic, name in there.topics))
        self.offer("body", _("All bodies"), ((slug, name.text) for slug, name in facets.bodies))
        self.offer("language", _("Any language"), ((row.value, row.label) for row in there.languages))
        self.fields["tz"].widget = PlainSelect(choices=self._zones(str(data.get("tz", ""))))

    def clean_day(self) -> dt.date | str | None:
        """Return the day, ALL_DAYS, or nothing."""
        text: str = self.cleaned_data["day"]
        if text in ("", ALL_DAYS):
            return text or None
        try:
            day = dt.date.fromisoformat(text)
        except ValueError:
            raise forms.ValidationError(_("A day is written as 2026-11-25.")) from None
        if day not in {row.on for row in self.timetable.days}:
            raise forms.ValidationError(
                _("The programme has no %(day)s. Choose one of its days."), params={"day": day.isoformat()}
            )
        return day

    def zone(self) -> zoneinfo.ZoneInfo:
        """Return the zone asked for, else the edition's."""
        return zoneinfo.ZoneInfo(self.applied().get("tz") or self.timetable.plan.time_zone)

    def _zones(self, asked: str) -> list[tuple[str, str]]:
        """Return the choices of the zone; one that was asked for by its name alone is offered too."""
        edition, home = self.timetable.edition, self.timetable.plan.time_zone
        noon = dt.datetime.combine(edition.starts_on, dt.time(12), dt.UTC)
        offered = [pair for pair in _offered(noon, get_language() or "en") if pair[0] != home]
        # The names of all zones are read from the disk: only where somebody asked for one beyond the list.
        if asked not in ("", home, *OFFERED_ZONES) and asked in zoneinfo.available_timezones():
            offered.append((asked, zone_label(asked, noon)))
        return [("", zone_label(home, noon, city=wording(edition, "city").text)), *offered]


@lru_cache(maxsize=256)
def _offered(at: dt.datetime, language: str) -> tuple[tuple[str, str], ...]:
    """Return the zones of the list with their labels in a language, the active one."""
    with override(language):
        return tuple((name, zone_label(name, at)) for name in OFFERED_ZONES)


def zone_label(name: str, at: dt.datetime, city: str = "") -> str:
    """Return a zone with its distance from UTC at a moment: "Tashkent (UTC+5)"; `city` names it better."""
    if name == "UTC" and not city:
        return name
    return f"{city or zone_city(name)} ({distance_from_utc(at.astimezone(zoneinfo.ZoneInfo(name)))})"
