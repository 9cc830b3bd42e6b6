"""The staff's front page: figures of one edition, what waits for a decision, charts, the ways to papers."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from eventsite.desk.reports.deadlines import deadlines_of
from eventsite.desk.reports.editions import EditionChoice, choose_edition
from eventsite.desk.reports.growth import growth_of
from eventsite.desk.reports.papers import doors_of
from eventsite.desk.reports.people import People
from eventsite.desk.reports.programme import Programme
from eventsite.desk.reports.queues import queues
from eventsite.desk.reports.shapes import BarChart, Deadline, Decision, Door, Figure, Growth

_PRESSING = ("bad", "care", "plain")


@dataclass(frozen=True, slots=True)
class FrontPage:
    """What one user sees of one edition; `choice` is None while there is no edition."""

    choice: EditionChoice | None = None
    today: dt.date | None = None
    day: int | None = None
    days: int = 0
    local_time: dt.time | None = None
    figures: tuple[Figure, ...] = ()
    decisions: tuple[Decision, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    charts: tuple[BarChart, ...] = ()
    growth: Growth | None = None
    doors: tuple[Door, ...] = ()


def front_page(*, user: Any, now: dt.datetime, wanted: int | None = None) -> FrontPage:
    """Return what this user sees on the front page; what they may not view is not counted either.

    `wanted` is the id of an edition, else it is the one at work.
    """
    choice = choose_edition(wanted, now.date())
    if choice is None:
        return FrontPage()
    edition = choice.edition
    local = now.astimezone(edition.zone)
    due = deadlines_of(edition, user=user, now=now)
    people = People(edition, user, due)
    programme = Programme(edition, user, due, local.date())
    return FrontPage(
        choice=choice,
        today=local.date(),
        day=(local.date() - edition.starts_on).days + 1 if edition.is_in_session(now) else None,
        days=(edition.ends_on - edition.starts_on).days + 1,
        local_time=local.time(),
        figures=(*people.figures(), *programme.figures()),
        decisions=_sorted((*people.decisions(), *programme.decisions(), *queues(user))),
        deadlines=due.near,
        charts=tuple(people.charts()),
        growth=growth_of(edition, now=now) if people.sees_delegates else None,
        doors=doors_of(edition, user=user),
    )


def _sorted(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return what waits, the most pressing first."""
    waiting = [decision for decision in decisions if decision.count]
    return tuple(sorted(waiting, key=lambda decision: _PRESSING.index(decision.tone)))
