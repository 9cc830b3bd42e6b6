"""The life of a topic in one series as `components/timeline.html` draws and lists it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from conferences.reports.topic_life import LifeEdition, TopicLife
from conferences.templatetags.wording import nth_edition
from eventsite.lib.dates import format_ordinal
from eventsite.lib.timeline import Mark, Span, Timeline, draw_timeline
from eventsite.lib.wording import comma

#: No category of bodies: a topic is drawn in the plain colour of charts.
PLAIN = 0


@dataclass(frozen=True)
class LifeSpan:
    """Editions in a row that took the topic up."""

    label: str
    colour: int
    period: str
    note: str = ""


@dataclass(frozen=True)
class TopicLine:
    """The drawing (None where there is only one edition to draw), the same as a list, and in a sentence."""

    life: TopicLife
    timeline: Timeline | None
    title: str
    spans: tuple[LifeSpan, ...]
    without: str


def topic_line(life: TopicLife, today: dt.date) -> TopicLine:
    runs = list(_runs(life))
    spans = tuple(LifeSpan(_label(run), PLAIN, _years(run)) for run in reversed(runs))
    without = comma().join(format_ordinal(row.number) for row in life.editions if not row.has_topic)
    bars = [Span(_short_label(run), PLAIN, run[0].starts_on, run[-1].ends_on) for run in runs]
    marks = [Mark(format_ordinal(row.number), row.starts_on, row.has_topic) for row in life.editions]
    return TopicLine(
        life=life,
        timeline=draw_timeline(bars, marks, today=today) if len(marks) > 1 else None,
        title="; ".join(f"{span.label}{comma()}{span.period}" for span in reversed(spans)),
        spans=spans,
        without=_("Not among the topics recorded of: %(editions)s.") % {"editions": without}
        if without
        else "",
    )


def _runs(life: TopicLife) -> Iterator[list[LifeEdition]]:
    """Yield the editions that took the topic up, in runs that no other edition on record breaks."""
    for has_topic, rows in groupby(life.editions, key=lambda row: row.has_topic):
        if has_topic:
            yield list(rows)


def _label(run: list[LifeEdition]) -> str:
    if len(run) == 1:
        return nth_edition(run[0].number)
    return _("%(first)s to %(last)s edition") % {
        "first": format_ordinal(run[0].number),
        "last": format_ordinal(run[-1].number),
    }


def _short_label(run: list[LifeEdition]) -> str:
    ends = dict.fromkeys((format_ordinal(run[0].number), format_ordinal(run[-1].number)))
    return " – ".join(ends)


def _years(run: list[LifeEdition]) -> str:
    years = ((run[0].starts_on.year, run[0]), (run[-1].ends_on.year, run[-1]))
    written = (f"[{year}]" if edition.has_inferred_year else str(year) for year, edition in years)
    return "–".join(dict.fromkeys(written))
