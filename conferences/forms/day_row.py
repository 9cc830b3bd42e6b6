"""One row of the table of a day."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext as _
from modeltranslation.utils import build_localized_fieldname

from conferences.enums import SessionKind, SessionStatus
from conferences.forms.session import ClockField
from conferences.models import Day, Room, Session
from conferences.reports.clashes import Clash
from conferences.validators import moment_in_day
from eventsite.lib.text import normalize_text

_NO_TIME = {"required": gettext_lazy("Write the time, such as 09:30.")}


@dataclass(frozen=True)
class Choices:
    """What the rows of one table have in common."""

    day: Day
    rooms: Sequence[Room]
    languages: Sequence[str]

    @cached_property
    def of_rooms(self) -> list[tuple[str, str]]:
        return [("", _("Across all rooms")), *((str(room.pk), str(room)) for room in self.rooms)]

    @property
    def titles(self) -> list[tuple[str, str]]:
        """Return the title's columns and their labels."""
        return [
            (
                build_localized_fieldname("title", code),
                _("Title (%(language)s)") % {"language": get_language_info(code)["name_translated"]},
            )
            for code in self.languages
        ]


def cells_of(session: Session, choices: Choices) -> dict[str, str]:
    """Return the texts of a session's cells."""
    zone = choices.day.edition.zone
    titles = {name: getattr(session, name) or "" for name, _label in choices.titles}
    return {
        "start": f"{session.starts_at.astimezone(zone):%H:%M}",
        "end": f"{session.ends_at.astimezone(zone):%H:%M}",
        "room": str(session.room_id or ""),
        "kind": session.kind,
        **titles,
        "status": session.status,
    }


class RowForm(forms.Form):
    """A session's cells, or an empty row's.

    `seen` is what the cells said when the page was made: what differs from it was typed here, what differs
    on record was written by somebody else meanwhile. Only where both touched a cell is somebody asked.
    """

    start = ClockField(label=gettext_lazy("start"), error_messages=_NO_TIME)
    end = ClockField(label=gettext_lazy("end"), error_messages=_NO_TIME)
    room = forms.ChoiceField(label=gettext_lazy("room"), required=False)
    kind = forms.ChoiceField(label=gettext_lazy("kind"), choices=SessionKind.choices)
    status = forms.ChoiceField(label=gettext_lazy("status"), choices=SessionStatus.choices)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        choices: Choices,
        *,
        prefix: str,
        session: Session | None = None,
        data: Mapping[str, str] | None = None,
        clashes: Sequence[Clash] = (),
        lost: bool = False,
    ) -> None:
        self.choices, self.session, self.clashes, self.lost = choices, session, clashes, lost
        self.now = cells_of(session, choices) if session else _empty_cells(choices)
        self.taken: dict[str, str] = {}
        posted = self._posted(data, prefix) if data is not None and f"{prefix}-start" in data else None
        self.is_filled = posted is not None and (session is not None or lost or self._has_text(posted))
        merged = {f"{prefix}-{name}": text for name, text in (posted or self.now).items()}
        seen = json.dumps(self.now) if session else ""
        # An empty row is not checked, but keeps what was chosen in it.
        bound = {**merged, f"{prefix}-seen": seen} if self.is_filled else None
        initial = {**(posted or self.now), "seen": seen}
        super().__init__(bound, prefix=prefix, initial=initial, auto_id="id_%s")
        self._add_fields()

    @property
    def caption(self) -> str:
        """Return how a list of errors names the row."""
        titles = (self[name].value() for name, _label in self.choices.titles)
        return next(filter(None, titles), "") or _("New row")

    @property
    def cells(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name != "seen"]

    def values(self) -> dict[str, Any]:
        """Return the values of the model that differ from what is on record, once the row is valid."""
        cleaned = self.cleaned_data
        named = {"room_id": int(cleaned["room"]) if cleaned["room"] else None, **cleaned}
        names = ["room_id", "kind", "status", *(name for name, _label in self.choices.titles)]
        values = {name: named[name] for name in (*names, "starts_at", "ends_at")}
        if self.session is None:
            return values
        return {
            name: value
            for name, value in values.items()
            if value != (getattr(self.session, name) or _none(value))
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name, theirs in self.taken.items():
            text = _(
                "Meanwhile somebody else wrote “%(theirs)s” here. Save once more to put yours in its place."
            )
            self.add_error(name, ValidationError(text, params={"theirs": theirs}))
        if self.lost:
            self.add_error(
                None,
                _("Somebody else took this session from the day meanwhile. Save once more to add it anew."),
            )
        for name, _label in self.choices.titles:
            cleaned[name] = normalize_text(cleaned.get(name, ""))
        starts_at, ends_at = self._moment("start", "starts_at"), self._moment("end", "ends_at")
        if starts_at and ends_at and ends_at <= starts_at:
            text = _("The session ends before it starts, at %(start)s. Write a later time.")
            self.add_error("end", ValidationError(text, params={"start": f"{cleaned['start']:%H:%M}"}))
        return {**cleaned, "starts_at": starts_at, "ends_at": ends_at}

    def _add_fields(self) -> None:
        fields: Any = self.fields
        fields["room"].choices = self.choices.of_rooms
        status = fields.pop("status")
        for name, label in self.choices.titles:
            required = name == build_localized_fieldname("title", settings.MODELTRANSLATION_DEFAULT_LANGUAGE)
            fields[name] = forms.CharField(
                label=label,
                max_length=255,
                required=required,
                error_messages={"required": _("Give the session a title.")},
            )
        fields["status"] = status
        for name, field in fields.items():
            field.label = capfirst(field.label or "")
            field.widget.is_required = False
            field.widget.attrs |= {"aria-label": field.label, "class": f"cell cell--{name.partition('_')[0]}"}

    def _posted(self, data: Mapping[str, str], prefix: str) -> dict[str, str]:
        """Return the texts typed here, and what is on record where nothing was typed."""
        sent = {name: data.get(f"{prefix}-{name}", now).strip() for name, now in self.now.items()}
        if self.session is None:
            return sent
        seen = self.now | _read_seen(data.get(f"{prefix}-seen", ""))
        typed = {name for name, text in sent.items() if text != seen[name]}
        for name in typed:
            if self.now[name] not in (seen[name], sent[name]):
                self.taken[name] = self._shown(name)
        return {name: sent[name] if name in typed else now for name, now in self.now.items()}

    def _shown(self, name: str) -> str:
        texts: Any = {
            "room": dict(self.choices.of_rooms),
            "kind": dict(SessionKind.choices),
            "status": dict(SessionStatus.choices),
        }
        return str(texts.get(name, {}).get(self.now[name], self.now[name]))

    def _has_text(self, posted: Mapping[str, str]) -> bool:
        titles = [name for name, _label in self.choices.titles]
        return any(posted[name] for name in ("start", "end", *titles))

    def _moment(self, field: str, column: str) -> dt.datetime | None:
        """Return the moment typed; an unchanged time keeps the one on record, which clocks may show twice."""
        typed = self.cleaned_data.get(field)
        if typed is None:
            return None
        if self.session and f"{typed:%H:%M}" == self.now[field]:
            return getattr(self.session, column)
        day = self.choices.day
        try:
            return moment_in_day(day.on, typed, day.edition.zone, is_end=field == "end")
        except ValidationError as error:
            self.add_error(field, error)
            return None


def _empty_cells(choices: Choices) -> dict[str, str]:
    titles = {name: "" for name, _label in choices.titles}
    kind, status = SessionKind.PLENARY.value, SessionStatus.SCHEDULED.value
    return {"start": "", "end": "", "room": "", "kind": kind, **titles, "status": status}


def _read_seen(text: str) -> dict[str, str]:
    try:
        seen = json.loads(text)
    except ValueError:
        return {}
    known = isinstance(seen, dict)
    return {str(name): str(value) for name, value in seen.items()} if known else {}


def _none(value: Any) -> Any:
    """Return what an empty column counts as beside a value typed."""
    return "" if isinstance(value, str) else None
