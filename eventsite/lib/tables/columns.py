"""Which column of a table is which: by the headings, and as a person says where these do not tell."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from eventsite.lib.tables.limits import UnreadableFile
from eventsite.lib.tables.reasons import is_reason
from eventsite.lib.tables.table import Table
from eventsite.lib.tables.vocabulary import Vocabulary
from eventsite.lib.text import match_key

#: Columns by place, from 0; an empty name leaves the column out.
Chosen = Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each canonical column stands; `unknown` headings are ignored, `errors` are translated.

    With errors the table cannot be compared: two columns mean the same, or a required one is missing.
    """

    places: Mapping[str, int]
    unknown: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Required:
    """What a list cannot do without: each of the `ways` is a set of columns that gives it.

    `message` says what is missing, in the language of the reader, with %(found)s for the headings.
    """

    ways: tuple[frozenset[str], ...]
    message: object


class UnsettledColumns(UnreadableFile):
    """The table is read, but a person has to say what its columns hold."""

    def __init__(self, message: str, table: Table, columns: Columns) -> None:
        super().__init__(message)
        self.table = table
        self.columns = columns


def assign(
    vocabulary: Vocabulary,
    header: Sequence[str],
    *,
    chosen: Chosen | None = None,
    required: Sequence[Required] = (),
    given: Collection[str] = (),
) -> Columns:
    """Return which column is which.

    What was `chosen` by hand goes before what the headings say. The columns in `given` need not be there:
    the whole file has one value for them.
    """
    meanings = _meanings(vocabulary, header, chosen or {})
    places: dict[str, int] = {}
    errors = list(_wrong_choices(vocabulary, header, chosen or {}))
    for place, meaning in enumerate(meanings):
        if meaning is None:
            continue
        if meaning in places:
            errors.append(_said_twice(vocabulary, meaning, header, places[meaning], place))
        else:
            places[meaning] = place
    unknown = tuple(
        heading
        for heading, meaning in zip(header, meanings, strict=True)
        if heading and meaning is None and not is_reason(heading)
    )
    missing = _missing(required, {*places, *given}, header)
    return Columns(places, unknown, (*errors, *missing))


def proposed(vocabulary: Vocabulary, table: Table, columns: Columns) -> dict[int, str]:
    """Return what to offer a person for each column: what is known, else what its cells look like."""
    offered = {place: name for name, place in columns.places.items()}
    if not (table.headless or columns.errors):
        return offered
    for place in range(len(table.header)):
        if place not in offered:
            guess = vocabulary.guess(samples(table, place, most=_GUESSED_FROM))
            if guess and guess not in offered.values():
                offered[place] = guess
    return offered


def samples(table: Table, place: int, most: int = 3) -> list[str]:
    """Return the first different values of a column."""
    found: dict[str, None] = {}
    for row in table.rows[:_LOOKED_AT]:
        if row.cells[place]:
            found[row.cells[place]] = None
        if len(found) == most:
            break
    return list(found)


def column_name(table: Table, place: int) -> str:
    """Return the heading of a column, or its number where it has none."""
    return table.header[place] or _("Column %(number)s") % {"number": place + 1}


_GUESSED_FROM = 20
_LOOKED_AT = 200


def _meanings(vocabulary: Vocabulary, header: Sequence[str], chosen: Chosen) -> list[str | None]:
    by_hand = set(chosen.values())
    return [
        (chosen[place] or None) if place in chosen else None if meaning in by_hand else meaning
        for place, meaning in enumerate(vocabulary.meanings(header))
    ]


def _wrong_choices(vocabulary: Vocabulary, header: Sequence[str], chosen: Chosen) -> list[str]:
    errors = []
    for place, name in chosen.items():
        if not 0 <= place < len(header):
            text = _("There is no column %(number)s: the table has %(count)s columns.")
            errors.append(text % {"number": place + 1, "count": len(header)})
        if name and name not in vocabulary.columns:
            text = _("“%(name)s” is no column of this list; right would be one of: %(right)s.")
            errors.append(text % {"name": name, "right": ", ".join(vocabulary.columns)})
    return errors


def _said_twice(vocabulary: Vocabulary, meaning: str, header: Sequence[str], first: int, second: int) -> str:
    return _(
        "Two columns mean the same (%(meaning)s): “%(first)s” and “%(second)s”. Keep one and leave the "
        "other out."
    ) % {
        "meaning": vocabulary.label(meaning),
        "first": _named(header, first, second),
        "second": _named(header, second, first),
    }


def _named(header: Sequence[str], place: int, other: int) -> str:
    """Return the heading of a column, with its number where the other one has the same or none."""
    if header[place] and match_key(header[place]) != match_key(header[other]):
        return header[place]
    number = _("Column %(number)s") % {"number": place + 1}
    return f"{header[place]} ({number})" if header[place] else number


def _missing(required: Sequence[Required], present: Collection[str], header: Sequence[str]) -> list[str]:
    found = ", ".join(f"“{heading}”" for heading in header if heading) or "—"
    return [
        str(need.message) % {"found": found}
        for need in required
        if not any(way <= set(present) for way in need.ways)
    ]
