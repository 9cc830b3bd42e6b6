"""The sessions of a day as a table to type into: what was typed is kept, whoever wrote meanwhile."""

import json
from collections.abc import Mapping, Sequence

from django.conf import settings
from django.utils.datastructures import MultiValueDict
from django.utils.translation import get_language
from modeltranslation.utils import build_localized_fieldname

from conferences.forms.day_row import Choices, RowForm
from conferences.models import Day, Session
from conferences.reports.clashes import Clash, clashes_by_session
from conferences.reports.day_layout import rooms_of, sessions_of
from conferences.services.day_rows import RowChange
from eventsite.lib.records import row_id

#: Empty rows at the end, and the most that a page sent back may hold.
EMPTY_ROWS, MOST_EMPTY_ROWS = 5, 200


class DayTable:
    """`rows` are those of the sessions in order of time, then the empty ones."""

    def __init__(
        self, day: Day, data: MultiValueDict[str, str] | None = None, *, clashes: Sequence[Clash] = ()
    ) -> None:
        self.day, self.data = day, data
        self.sessions = sessions_of(day)
        self.languages = _languages(day, self.sessions)
        self.choices = Choices(day, rooms_of(day), self.languages)
        self.clashes = clashes_by_session(clashes)
        self.rows = [*self._known(), *self._empty(), *self._lost()]

    @property
    def known_ids(self) -> str:
        return ",".join(str(session.pk) for session in self.sessions)

    @property
    def empty_count(self) -> int:
        return sum(1 for row in self.rows if row.session is None)

    @property
    def headings(self) -> list[str]:
        return [str(field.label) for name, field in self.rows[0].fields.items() if name != "seen"]

    def is_valid(self) -> bool:
        """Check every row: one wrong cell keeps all of them from being written."""
        checked = [row.is_valid() for row in self.rows if row.is_filled]
        return all(checked)

    @property
    def wrong(self) -> list[tuple[str, str, str]]:
        """Return the errors of all rows: the id of the cell, its row and what is wrong."""
        return [
            (row[name].id_for_label if name in row.fields else "", row.caption, text)
            for row in self.rows
            if row.is_bound and row.is_filled
            for name, texts in row.errors.items()
            for text in map(str, texts)
        ]

    def changes(self) -> list[RowChange]:
        """Return what the rows change, once they are valid."""
        return [
            RowChange(
                values,
                row.session.pk if row.session else None,
                row.session.updated_at if row.session else None,
            )
            for row in self.rows
            if row.is_filled and (values := row.values())
        ]

    def _known(self) -> list[RowForm]:
        return [
            RowForm(
                self.choices,
                prefix=f"s{session.pk}",
                session=session,
                data=self.data,
                clashes=self.clashes.get(session.pk, ()),
            )
            for session in self.sessions
        ]

    def _empty(self) -> list[RowForm]:
        count = EMPTY_ROWS
        if self.data is not None:
            count = min(row_id(self.data.get("empty_rows", "")) or 0, MOST_EMPTY_ROWS)
        return [RowForm(self.choices, prefix=f"n{number}", data=self.data) for number in range(count)]

    def _lost(self) -> list[RowForm]:
        """Return as new rows what was typed into sessions that are no longer of this day."""
        if self.data is None:
            return []
        here = {str(session.pk) for session in self.sessions}
        rendered = [pk for pk in self.data.get("known", "").split(",") if row_id(pk) and pk not in here]
        start = len(self._empty())
        return [
            RowForm(
                self.choices,
                prefix=f"n{start + number}",
                data=_renamed(self.data, pk, start + number),
                lost=True,
            )
            for number, pk in enumerate(pk for pk in rendered if _was_typed(self.data, pk))
        ]


def _languages(day: Day, sessions: Sequence[Session]) -> tuple[str, ...]:
    """Return the languages in which titles are typed: those in use, the edition's, the reader's."""
    used = {
        code
        for code in settings.MODELTRANSLATION_LANGUAGES
        if any(getattr(each, build_localized_fieldname("title", code)) for each in sessions)
    }
    used |= {settings.MODELTRANSLATION_DEFAULT_LANGUAGE, day.edition.order_language, get_language() or ""}
    return tuple(code for code in settings.MODELTRANSLATION_LANGUAGES if code in used)


def _was_typed(data: Mapping[str, str], pk: str) -> bool:
    try:
        seen = json.loads(data.get(f"s{pk}-seen", ""))
    except ValueError:
        return False
    return isinstance(seen, dict) and any(
        data.get(f"s{pk}-{name}", text).strip() != text for name, text in seen.items()
    )


def _renamed(data: Mapping[str, str], pk: str, number: int) -> dict[str, str]:
    old = f"s{pk}-"
    return {f"n{number}-{key.removeprefix(old)}": data[key] for key in data if key.startswith(old)}
