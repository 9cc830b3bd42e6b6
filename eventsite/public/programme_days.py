"""Days of a programme as its page prints them: markup of sessions, heads of the grid, the present time."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from conferences.reports.programme import ProgrammeDay, ProgrammeSession
from conferences.templatetags.wording import marked
from eventsite.lib.timegrid import Grid
from eventsite.lib.wording import Wording
from eventsite.public.session_markup import SessionMarkup
from eventsite.public.session_rows import Rows


@dataclass(frozen=True)
class RoomHead:
    """The head of the columns of a room, `classes` place it."""

    name: str
    seats: int | None
    classes: str


@dataclass(frozen=True)
class NowLine:
    """The line at the present time: after so many sessions in the list, by `classes` in the grid."""

    time: str
    after: int
    classes: str


@dataclass(frozen=True)
class DayShown:
    """One day: `items` is the markup of its sessions with the now-line among them; no grid is a list.

    `opens_at` is the second at which the minutes of the grid begin; set while the day lasts.
    """

    on: dt.date
    title: Wording
    grid: Grid | None
    heads: tuple[RoomHead, ...]
    items: tuple[str, ...]
    classes: str
    opens_at: int | None
    sessions: tuple[ProgrammeSession, ...]


def day_shown(
    day: ProgrammeDay, rows: Rows, markup: SessionMarkup, now: dt.datetime, *, in_grid: bool
) -> DayShown:
    """Return a day as the page prints it; `now` is local to the zone of the page."""
    grid = day.grid if in_grid and day.grid.fits else None
    made = rows.of(day.sessions, grid)
    items: list[str] = [markup.item(row) for row in made]
    if day.is_today:
        line = _now_line(day, now)
        items.insert(line.after, markup.now_line(line.time, line.classes))
    return DayShown(
        on=day.day.on,
        title=day.title,
        grid=grid,
        heads=_heads(day, grid) if grid else (),
        items=tuple(items),
        classes=_classes(grid, is_compact=markup.is_compact, is_today=day.is_today),
        opens_at=int(day.clock.midnight(day.day.on).timestamp()) if day.is_today else None,
        sessions=day.sessions,
    )


def _classes(grid: Grid | None, *, is_compact: bool, is_today: bool) -> str:
    told = (
        ("programme--grid", grid is not None),
        (f"columns-{grid.columns}" if grid else "", grid is not None),
        ("programme--crowded", grid is not None and grid.is_crowded),
        ("programme--compact", is_compact),
        ("programme--today", is_today),
    )
    return " ".join(name for name, holds in told if holds)


def _now_line(day: ProgrammeDay, now: dt.datetime) -> NowLine:
    begun = sum(1 for row in day.sessions if row.starts_at <= now)
    classes = day.grid.now_classes(day.now_minute) if day.now_minute is not None else ""
    return NowLine(f"{now:%H:%M}", begun, classes)


def _heads(day: ProgrammeDay, grid: Grid) -> tuple[RoomHead, ...]:
    rooms = [(marked(name), room.seats) for room, name in day.rooms]
    # The one beyond the rooms is there only on some days.
    rooms.append((_("All rooms"), None))
    return tuple(RoomHead(*room, head.classes) for room, head in zip(rooms, grid.heads, strict=False))
