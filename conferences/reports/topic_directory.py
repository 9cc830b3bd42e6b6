"""The directory of topics: what each can be found by, and in which orders they stand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from conferences.reports.edition_directory import by_words
from conferences.reports.text_filter import topics_with
from conferences.reports.topics import TopicEntry, topic_entries
from eventsite.lib.sifting import HELD, WORDS, Sifted, Values, sift
from eventsite.lib.wording import wording

FILTERS = ("series", "year")
MOST_EDITIONS, LATEST = "editions", "latest"


@dataclass(frozen=True)
class TopicDirectory:
    """The public topics by name, and the choices of each filter as (value, words)."""

    entries: tuple[TopicEntry, ...]
    series: tuple[tuple[str, str], ...]
    years: tuple[int, ...]

    def sift(self, asked: Mapping[str, str], text: str = "") -> Sifted[TopicEntry]:
        """Return what passes the filters; `text` is beginnings of words of their names, in any script."""
        held = topics_with((entry.topic for entry in self.entries), text) if text else set()
        rows = ((entry, _values(entry, is_held=entry.topic.pk in held)) for entry in self.entries)
        return sift(rows, asked, FILTERS)


def topic_directory() -> TopicDirectory:
    """Return the public topics with what they can be found by; four queries."""
    entries = topic_entries()
    editions = {edition for entry in entries for edition in entry.editions}
    series = {edition.series.slug: edition.series for edition in editions}
    return TopicDirectory(
        entries=tuple(entries),
        series=by_words((slug, wording(row, "name").text) for slug, row in series.items()),
        years=tuple(sorted({edition.starts_on.year for edition in editions}, reverse=True)),
    )


def topics_in_order(entries: Iterable[TopicEntry], sort: str) -> list[TopicEntry]:
    """Return entries, given by name, in another order; those of one place stay by name."""
    if sort == MOST_EDITIONS:
        return sorted(entries, key=lambda entry: -len(entry.editions))
    if sort == LATEST:
        return sorted(entries, key=lambda entry: entry.editions[-1].starts_on, reverse=True)
    return list(entries)


def _values(entry: TopicEntry, *, is_held: bool) -> Values:
    return {
        "series": {edition.series.slug for edition in entry.editions},
        "year": {str(edition.starts_on.year) for edition in entry.editions},
        WORDS: (HELD,) if is_held else (),
    }
