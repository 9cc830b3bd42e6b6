"""The page of a programme: what of it is asked for, and what stands round its sessions."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import QueryDict
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from conferences.reports.news import News, news_of
from conferences.reports.programme import Programme, ProgrammeDay, Timetable
from delegations.reports.speakers import public_speakers
from eventsite.lib.dates import format_short_weekday
from eventsite.lib.wording import wording
from eventsite.public.addresses import ProgrammeAddresses
from eventsite.public.forms.programme import ALL_DAYS, COMPACT, ProgrammeFilter, zone_label
from eventsite.public.programme_days import DayShown, day_shown
from eventsite.public.reports.facets import facets_of, sift
from eventsite.public.session_markup import SessionMarkup, Words
from eventsite.public.session_rows import Rows


@dataclass(frozen=True)
class DayTab:
    label: str
    note: str
    url: str
    current: bool


class ProgrammePage:
    """One view of a programme: a day or all days, under the filters of the address, at a moment."""

    def __init__(
        self, query: QueryDict, timetable: Timetable, addresses: ProgrammeAddresses, now: dt.datetime
    ) -> None:
        self.query, self.timetable, self.addresses, self.now = query, timetable, addresses, now
        self.edition = timetable.edition
        self.speakers = public_speakers(timetable.sessions, self.edition, language=get_language() or "en")
        facets = facets_of(timetable, self.speakers)
        self.form = ProgrammeFilter(query, timetable, facets)
        self.wanted = self.form.applied()
        self.asked = self.form.asked()
        self.sifted = sift(facets, self.asked)
        self.zone = self.form.zone()
        self.is_compact = self.wanted.get("view") == COMPACT

    @cached_property
    def whole(self) -> Programme:
        among = frozenset(self.sifted.passing) if self.asked else None
        return self.timetable.programme(now=self.now, zone=self.zone, among=among)

    @cached_property
    def day(self) -> ProgrammeDay | None:
        """The day asked for; None where all are, or there are none."""
        asked = self.wanted.get("day")
        return None if asked == ALL_DAYS else self.whole.day_on(asked)

    @cached_property
    def days(self) -> tuple[ProgrammeDay, ...]:
        if self.wanted.get("day") == ALL_DAYS:
            return tuple(day for day in self.whole.days if day.planned)
        return (self.day,) if self.day else ()

    @cached_property
    def news(self) -> dict[int, News]:
        return {} if self.addresses.is_draft else news_of(self.edition)

    def context(self) -> dict[str, Any]:
        chips = self.form.chips()
        self.form.count(self.sifted.counts)
        tabs = self._tabs()
        count = sum(len(day.planned) for day in self.days)
        return {
            "wide": True,
            "form": self.form,
            "chips": chips,
            "tabs": tabs,
            "day": self.day,
            "days": self._shown_days() if count else (),
            "previous": self._neighbour(tabs, -1),
            "next": self._neighbour(tabs, 1),
            "count_label": ngettext("%(n)s session", "%(n)s sessions", count) % {"n": count},
            "loosened": self._loosened(),
            "view_url": self._address(view=None if self.is_compact else COMPACT),
            "is_compact": self.is_compact,
            "release": self.timetable.release,
            "is_draft": self.addresses.is_draft,
            "data": self._data(),
            **self._zones(),
        }

    def _shown_days(self) -> list[DayShown]:
        is_list = self.day is None
        plan = self.timetable.plan
        rows = Rows(self.addresses, self.speakers, self.news, home=plan.zone)
        # All days at once are long: each session in one line.
        markup = SessionMarkup(Words(), is_compact=self.is_compact or is_list)
        now = self.now.astimezone(self.zone)
        return [day_shown(day, rows, markup, now, in_grid=not is_list) for day in self.days]

    def _zones(self) -> dict[str, Any]:
        """Return which zone the times are of, and how to come back to the one of the conference."""
        home = self.timetable.plan.time_zone
        # The distance from UTC on the day itself: summer time may end between now and the conference.
        at = next((day.planned[0].starts_at for day in self.days if day.planned), self.now)
        label = zone_label(home, at, city=wording(self.edition, "city").text)
        is_home = self.zone.key == home
        return {
            "times_of": label if is_home else zone_label(self.zone.key, at),
            "home_zone": None if is_home else label,
            "home_url": self._address(tz=None),
            "zone": self.zone,
        }

    def _tabs(self) -> list[DayTab]:
        tabs = []
        for day in self.whole.days:
            note = _("Today") if day.is_today else day.title.text
            if self.asked:
                note = _sessions(len(day.planned))
            url = self._address(day=day.day.on.isoformat())
            tabs.append(DayTab(format_short_weekday(day.day.on), note, url, self.day is day))
        if len(tabs) > 1:
            whole = _sessions(len(self.sifted.passing))
            tabs.append(DayTab(_("All days"), whole, self._address(day=ALL_DAYS), self.day is None))
        return tabs

    def _neighbour(self, tabs: Sequence[DayTab], step: int) -> DayTab | None:
        days = tabs[: len(self.whole.days)]
        at = next((index for index, tab in enumerate(days) if tab.current), None)
        if at is None or not 0 <= at + step < len(days):
            return None
        return days[at + step]

    def _loosened(self) -> list[tuple[str, str, str]]:
        """Return (filter in words, address without it, how many sessions that leaves) for each in force."""
        return [
            (
                self.form.words(name),
                self._address(**{name: None, "day": ALL_DAYS}),
                _sessions(self.sifted.without[name]),
            )
            for name in self.asked
        ]

    def _address(self, **changed: str | None) -> str:
        """Return the address of this view with some of its parameters changed, or (None) left out."""
        query = self.query.copy()
        for name, value in changed.items():
            if value is None:
                query.pop(name, None)
            else:
                query[name] = value
        return f"?{query.urlencode()}"

    def _data(self) -> dict[str, Any]:
        """Return what the scripts of the page are to know."""
        release, plan = self.timetable.release, self.timetable.plan
        if release is None:
            return {}
        return {
            "edition": f"{self.edition.series.slug}/{self.edition.number}",
            "release": release.number,
            "zone": plan.time_zone,
            "calendar": self.edition.url_of("programme-calendar"),
            "changed": {
                row.pk: [row.changed_in, ", ".join(self.news[row.pk].labels), row.day.on.isoformat()]
                for row in (*plan.sessions, *plan.gone)
                if row.pk in self.news
            },
        }


def _sessions(count: int) -> str:
    return ngettext("%(n)s session", "%(n)s sessions", count) % {"n": count}
