"""A body's status in one series as `components/timeline.html` draws and lists it."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from conferences.templatetags.wording import marked
from delegations.models import BodyStatus
from delegations.reports.body_editions import BodyInSeries
from eventsite.lib.dates import format_day, format_ordinal
from eventsite.lib.timeline import Mark, Span, Timeline, draw_timeline
from eventsite.lib.wording import wording


@dataclass(frozen=True)
class StatusSpan:
    label: str
    colour: int
    period: str
    note: str


@dataclass(frozen=True)
class StatusLine:
    """The drawing (None where no date is known), the same as a list, and one sentence that says it."""

    part: BodyInSeries
    timeline: Timeline | None
    title: str
    spans: tuple[StatusSpan, ...]


def status_line(part: BodyInSeries, today: dt.date) -> StatusLine:
    spans = [
        Span(_capital(status), status.category.colour, status.valid_from, status.valid_to)
        for status in reversed(part.statuses)
    ]
    marks = [
        Mark(format_ordinal(row.edition.number), row.edition.starts_on, row.presence == "named")
        for row in part.editions
        if row.presence in ("named", "represented")
    ]
    listed = tuple(_listed(status) for status in part.statuses)
    return StatusLine(
        part=part,
        timeline=draw_timeline(spans, marks, today=today) if spans else None,
        title="; ".join(f"{span.label} {span.period}" for span in reversed(listed)),
        spans=listed,
    )


def period_words(status: BodyStatus) -> str:
    """Return when the status held, in words; an unknown start is said as such."""
    start, end = status.valid_from, status.valid_to
    if start and end:
        return _("%(start)s to %(end)s") % {"start": format_day(start), "end": format_day(end)}
    if start:
        return _("since %(start)s") % {"start": format_day(start)}
    if end:
        return _("until %(end)s, start not recorded") % {"end": format_day(end)}
    return _("start not recorded")


def _listed(status: BodyStatus) -> StatusSpan:
    note = _("Source: %(source)s") % {"source": status.source.name} if status.source else ""
    return StatusSpan(
        marked(wording(status.category, "name")), status.category.colour, period_words(status), note
    )


def _capital(status: BodyStatus) -> str:
    name = wording(status.category, "name").text
    return name[:1].upper() + name[1:]
