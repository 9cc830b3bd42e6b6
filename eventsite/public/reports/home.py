"""The front page: the edition that matters now, every series, topics across editions."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from conferences.models import Edition, Series
from conferences.reports.editions import (
    EditionCard,
    edition_card,
    place,
    theme_repeats_series,
    with_record_counts,
)
from conferences.reports.now import RoomNow, rooms_now
from conferences.reports.topics import TopicEntry, topic_entries
from delegations.models import Body
from eventsite.lib.wording import Wording, wording
from eventsite.public.reports.figures import Figures, figures_of
from eventsite.public.reports.hosts import hosts_of
from eventsite.public.reports.run import run_of

CARDS_OF_SERIES = 2
TOPICS = 12


@dataclass(frozen=True)
class CurrentEdition:
    """The edition on the plate; `day` of `days` while it is in session, else None."""

    edition: Edition
    day: int | None
    days: int
    is_next: bool
    place: str
    hosts: tuple[tuple[Body, Wording], ...]
    figures: Figures
    rooms: tuple[RoomNow, ...]
    theme_repeats_series: bool

    @property
    def is_running(self) -> bool:
        """Whether some session is on at this moment."""
        return any(row.session for row in self.rooms)


@dataclass(frozen=True)
class SeriesBlock:
    series: Series
    name: Wording
    run: list[tuple[int, str, bool]]
    cards: tuple[EditionCard, ...]


@dataclass(frozen=True)
class HomePage:
    current: CurrentEdition | None
    series: tuple[SeriesBlock, ...]
    topics: list[TopicEntry]


def home_page(now: dt.datetime) -> HomePage:
    """Build the front page as of `now` (aware), in a constant number of queries."""
    published = list(
        with_record_counts(Edition.objects.published()).select_related("series", "venue").newest_first()
    )
    figures = figures_of(published)
    main = main_edition(published, now)
    return HomePage(
        current=_current(main, figures[main.pk], now) if main else None,
        series=_series(published, figures, main),
        topics=_shared_first(topic_entries())[:TOPICS],
    )


def main_edition(editions: list[Edition], now: dt.datetime) -> Edition | None:
    """Return the edition in session, else the next, else the latest; `editions` come newest first."""
    in_session = [edition for edition in editions if edition.is_in_session(now)]
    coming = [edition for edition in editions if _begins_after(edition, now)]
    return next(iter((*in_session, *reversed(coming), *editions)), None)


def _current(edition: Edition, figures: Figures, now: dt.datetime) -> CurrentEdition:
    in_session = edition.is_in_session(now)
    today = now.astimezone(edition.zone).date()
    return CurrentEdition(
        edition=edition,
        day=(today - edition.starts_on).days + 1 if in_session else None,
        days=(edition.ends_on - edition.starts_on).days + 1,
        is_next=_begins_after(edition, now),
        place=place(edition),
        theme_repeats_series=theme_repeats_series(edition),
        hosts=hosts_of(edition),
        figures=figures,
        rooms=rooms_now(edition, now) if in_session else (),
    )


def _begins_after(edition: Edition, now: dt.datetime) -> bool:
    return edition.starts_on > now.astimezone(edition.zone).date()


def _series(
    editions: list[Edition], figures: dict[int, Figures], main: Edition | None
) -> tuple[SeriesBlock, ...]:
    """Return a block for each series, newest edition first; the plate's edition has no card."""
    by_series: dict[Series, list[Edition]] = defaultdict(list)
    for edition in editions:
        by_series[edition.series].append(edition)
    return tuple(
        SeriesBlock(
            series=series,
            name=wording(series, "name"),
            run=run_of(held, current=main if main in held else None),
            cards=tuple(
                edition_card(edition, figures[edition.pk].pairs())
                for edition in [row for row in held if row != main][:CARDS_OF_SERIES]
            ),
        )
        for series, held in by_series.items()
    )


def _shared_first(entries: list[TopicEntry]) -> list[TopicEntry]:
    """Put topics of several editions ahead; the order by name stays among equals."""
    return sorted(entries, key=lambda entry: -len(entry.editions))
