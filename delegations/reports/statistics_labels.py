"""What the rows of statistics are called, in the order of protocol: never sorted by size."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from conferences.models import Edition
from delegations.reports.names import NameBook, names_of
from delegations.reports.placements import Categories, Placement, placements_of
from delegations.reports.protocol_order import in_places
from delegations.reports.statistics_measures import BODY, CATEGORY, Measure
from eventsite.lib.wording import Wording, wording


@dataclass(frozen=True)
class Label:
    """A value and its name; `editions` (ids) are those at which it can be had, None: at any."""

    key: str
    text: Wording
    colour: int = 0
    group: Wording | None = None
    editions: frozenset[int] | None = None


#: The labels of the measures that count by rows of the database, by the key of the measure.
Labels = Mapping[str, tuple[Label, ...]]


def fixed_labels(measure: Measure, found: Iterable[str]) -> tuple[Label, ...]:
    """Return the labels of those values of a measure that somebody has, or that are always shown."""
    shown = measure.always.union(found)
    return tuple(Label(key, Wording(str(text))) for key, text in measure.labels.items() if key in shown)


def labels_of(editions: Sequence[Edition], language: str) -> Labels:
    """Return the labels of categories and bodies of some editions of one series; three queries."""
    if not editions:
        return {}
    last = editions[-1]
    placements = placements_of(editions)
    categories = Categories(editions, placements)
    newest = {body: row for edition in editions for body, row in placements[edition.pk].items()}
    names = names_of(newest, on=last.starts_on)
    rows = _in_order(newest.values(), {edition.pk: edition for edition in editions}, categories, names)
    at = {body: frozenset(pk for pk, rows in placements.items() if body in rows) for body in newest}
    headings = {
        pk: Label(str(pk), wording(category, "heading"), category.colour)
        for pk, category in categories.by_id.items()
    }
    return {
        CATEGORY.key: tuple(headings.values()),
        BODY.key: tuple(
            Label(
                str(row.body),
                _name(row, last, names, language),
                headings[row.category].colour,
                headings[row.category].text,
                at[row.body],
            )
            for row in rows
        ),
    }


def _in_order(
    rows: Iterable[Placement], editions: Mapping[int, Edition], categories: Categories, names: NameBook
) -> list[Placement]:
    """Put bodies into protocol order; over several editions each stands as at its newest."""
    by_category = sorted(rows, key=lambda row: categories.place[row.category])
    parts = (part for _category, part in groupby(by_category, key=lambda row: row.category))
    return [
        row for part in parts for row in in_places(part, lambda row: row.claim(editions[row.edition], names))
    ]


def _name(row: Placement, edition: Edition, names: NameBook, language: str) -> Wording:
    """Return the name of a body as this edition lists it, marked with its language if not the reader's."""
    name = row.name(edition, names, language=language)
    return Wording(name.text, "" if name.language == language else name.language)
