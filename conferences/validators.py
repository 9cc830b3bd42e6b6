"""Rules of the event side that the form, the admin, the importer and the commands share.

They take values, not rows: whoever calls them has loaded what they need inside its transaction.
"""

import datetime as dt
import zoneinfo
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from conferences.enums import Language
from eventsite.lib.colours import ENOUGH, LIGHT_GROUND, contrast, darkened, is_colour
from eventsite.lib.local_time import RepeatedTimeError, SkippedTimeError, moment

#: A programme day ends at this hour of the next morning: a session after midnight belongs to the day before.
DAY_CHANGES_AT = dt.time(4, 0)


def validate_time_zone(name: str) -> None:
    """Refuse a time zone that the IANA database does not know."""
    if name not in zoneinfo.available_timezones():
        raise ValidationError(
            _("“%(name)s” is no IANA time zone. Write it as Area/City, for example Asia/Tashkent."),
            code="time_zone",
            params={"name": name},
        )


def validate_accent(colour: str) -> None:
    """Refuse a colour that is hard to read on the light pages; the dark ones take a lighter shade of it."""
    if not is_colour(colour):
        raise ValidationError(
            _("Write the colour as # and six digits or letters a to f, for example #0e4f82."), code="colour"
        )
    ratio = contrast(colour, LIGHT_GROUND)
    if ratio < ENOUGH:
        raise ValidationError(
            _(
                "Text in %(colour)s has a contrast of %(ratio).1f to 1 against the pages; %(enough)s to 1 is "
                "the least. The nearest colour of this hue that passes: %(near)s."
            ),
            code="contrast",
            params={
                "colour": colour,
                # Never rounded up to what would have been enough.
                "ratio": int(ratio * 10) / 10,
                "enough": ENOUGH,
                "near": darkened(colour, LIGHT_GROUND, ENOUGH),
            },
        )


def validate_languages(codes: Iterable[str]) -> None:
    """Refuse a list of languages that holds anything but official UN languages, each once."""
    if not isinstance(codes, list) or len(set(codes)) != len(codes):
        raise ValidationError(_("Give a list of languages, each of them once."), code="languages")
    unknown = [code for code in codes if code not in Language.values]
    if unknown:
        raise ValidationError(
            _("Unknown language “%(code)s”. Use: %(known)s."),
            code="languages",
            params={"code": unknown[0], "known": ", ".join(Language.values)},
        )


def validate_day_in_edition(on: dt.date, starts_on: dt.date, ends_on: dt.date) -> None:
    """Refuse a programme day outside the days of its edition."""
    if not starts_on <= on <= ends_on:
        raise ValidationError(
            _("%(on)s is outside the edition, which lasts from %(start)s to %(end)s."),
            code="outside_edition",
            params={"on": on.isoformat(), "start": starts_on.isoformat(), "end": ends_on.isoformat()},
        )


def validate_next_dates(starts_on: dt.date, ends_on: dt.date, before: dt.date) -> None:
    """Refuse the dates of a next edition that end before they begin, or begin while the one before lasts."""
    if ends_on < starts_on:
        raise ValidationError({"ends_on": _("The last day is before the first day.")})
    if starts_on <= before:
        raise ValidationError(
            {
                "starts_on": _("The edition before lasts until %(end)s. Give a later first day.")
                % {"end": before.isoformat()}
            }
        )


def validate_session_in_day(starts_at: dt.datetime, ends_at: dt.datetime, on: dt.date, zone: str) -> None:
    """Refuse a session that starts outside its programme day or lasts longer than one.

    The programme day runs from 04:00 of the date `on` to 04:00 of the next, in the edition's zone.
    """
    tz = zoneinfo.ZoneInfo(zone)
    if not is_in_day(starts_at, ends_at, on, tz):
        raise ValidationError(
            _(
                "The session (%(start)s to %(end)s) is outside its day: %(on)s, 04:00 to 04:00 of the next "
                "morning, %(zone)s."
            ),
            code="outside_day",
            params={
                "start": starts_at.astimezone(tz).strftime("%Y-%m-%d %H:%M"),
                "end": ends_at.astimezone(tz).strftime("%Y-%m-%d %H:%M"),
                "on": on.isoformat(),
                "zone": zone,
            },
        )


def is_in_day(starts_at: dt.datetime, ends_at: dt.datetime, on: dt.date, zone: zoneinfo.ZoneInfo) -> bool:
    """Whether a session starts in the programme day `on` and is over by its end."""
    opens = dt.datetime.combine(on, DAY_CHANGES_AT, zone)
    closes = dt.datetime.combine(on + dt.timedelta(days=1), DAY_CHANGES_AT, zone)
    return opens <= starts_at < closes and ends_at <= closes


def moment_in_day(on: dt.date, clock: dt.time, zone: zoneinfo.ZoneInfo, *, is_end: bool) -> dt.datetime:
    """Return the moment at which the clocks show this time on the programme day `on`.

    Before 04:00 it is after midnight; 04:00 itself is the beginning of the day, and the end of it. A time
    with a distance from UTC is that moment.
    """
    shown = clock.replace(tzinfo=None)
    after_midnight = shown < DAY_CHANGES_AT or (is_end and shown == DAY_CHANGES_AT)
    date = on + dt.timedelta(days=1) if after_midnight else on
    if clock.tzinfo is not None:
        return dt.datetime.combine(date, clock).astimezone(zone)
    words = {"time": clock.strftime("%H:%M"), "on": date.isoformat(), "zone": zone.key}
    try:
        return moment(dt.datetime.combine(date, clock), zone)
    except SkippedTimeError:
        text = _(
            "%(time)s does not occur on %(on)s in %(zone)s: the clocks go forward over it. "
            "Choose a time before or after."
        )
    except RepeatedTimeError:
        text = _(
            "%(time)s occurs twice on %(on)s in %(zone)s: the clocks go back over it. "
            "Choose a time before or after."
        )
    raise ValidationError(text, code="clock_change", params=words)


def validate_same_edition(edition_id: int | None, **related: int | None) -> None:
    """Refuse parts of another edition; `related` maps a field name to its edition's id or None."""
    errors = {
        field: _("This belongs to another edition.")
        for field, other in related.items()
        if other is not None and other != edition_id
    }
    if errors:
        raise ValidationError(errors, code="other_edition")
