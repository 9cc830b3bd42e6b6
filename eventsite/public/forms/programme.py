"""The filter of a programme: day, room, kind, topic, body, interpretation, and the zone of its times."""

import datetime as dt
import zoneinfo
from collections.abc import Mapping
from functools import lru_cache
from html import escape
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from conferences.enums import SessionKind
from conferences.forms.filters import FilterForm
from conferences.reports.programme import Timetable
from conferences.validators import validate_time_zone
from eventsite.lib.dates import zone_city
from eventsite.lib.local_time import distance_from_utc
from eventsite.lib.wording import wording
from eventsite.public.reports.facets import FILTERS, Facets

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


class PlainSelect(forms.Select):
    """A select written in one go: each option of Django's is a template of its own."""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        chosen = str(value if value is not None else "")
        options = "".join(
            f'<option value="{escape(str(key))}"{" selected" if str(key) == chosen else ""}>'
            f"{escape(str(label))}</option>"
            for key, label in self.choices
        )
        attributes = flatatt(self.build_attrs(self.attrs, attrs))
        return mark_safe(f'<select name="{escape(name)}"{attributes}>{options}</select>')  # noqa: S308 (escaped)


class ProgrammeFilter(FilterForm):
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
        self._choices: dict[str, tuple[Any, list[tuple[str, Any]]]] = {
            "room": (_("All rooms"), [(str(room.pk), name.text) for room, name in there.rooms]),
            "kind": (
                _("All kinds"),
                [(kind, capfirst(label)) for kind, label in SessionKind.choices if kind in kinds],
            ),
            "topic": (_("All topics"), [(topic.slug, name.text) for topic, name in there.topics]),
            "body": (_("All bodies"), [(slug, name.text) for slug, name in facets.bodies]),
            "language": (_("Any language"), [(row.value, row.label) for row in there.languages]),
        }
        for name, (all_of_them, choices) in self._choices.items():
            self._offer(name, all_of_them, choices)
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

    def asked(self) -> dict[str, str]:
        """Return the filters in force, by name."""
        return {name: value for name, value in self.applied().items() if name in FILTERS}

    def words(self, name: str) -> str:
        """Return a filter in force in words, without the count: "Room: Hall"."""
        chosen = self.cleaned_data[name]
        label = next(label for key, label in self._choices[name][1] if key == chosen)
        return f"{self.fields[name].label}: {label}"

    def count(self, counts: Mapping[str, Mapping[str, int]]) -> None:
        """Say beside each choice how many sessions it would show; drop filters with nothing to choose."""
        for name, (all_of_them, choices) in self._choices.items():
            counted = [(key, f"{label} ({counts[name].get(key, 0)})") for key, label in choices]
            self._offer(name, all_of_them, counted)
            if not choices and name not in self.query:
                del self.fields[name]

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
