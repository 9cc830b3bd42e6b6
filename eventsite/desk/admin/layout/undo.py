"""The last moves of an officer, kept in the session of the browser, so that they can be taken back."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest

from conferences.forms.day_layout import read_place, write_place
from conferences.models import Day
from conferences.services.moves import Move

_KEY = "moves_in_days"
#: Moves that are kept; a shift of many sessions counts as one.
_KEPT = 20


def remember_moves(request: HttpRequest, day: Day, moves: Sequence[Move]) -> None:
    entry = [day.pk, [[move.session, write_place(move.seen), write_place(move.wanted)] for move in moves]]
    request.session[_KEY] = [*_entries(request), entry][-_KEPT:]


def last_moves(request: HttpRequest, day: Day) -> list[Move]:
    """Return the moves of this day that were made last; empty where there is nothing to take back."""
    for pk, moves in reversed(_entries(request)):
        if pk == day.pk:
            return [Move(session, read_place(seen), read_place(wanted)) for session, seen, wanted in moves]
    return []


def forget_last_moves(request: HttpRequest, day: Day) -> None:
    entries = _entries(request)
    for number in reversed(range(len(entries))):
        if entries[number][0] == day.pk:
            request.session[_KEY] = entries[:number] + entries[number + 1 :]
            return


def _entries(request: HttpRequest) -> list[Any]:
    return list(request.session.get(_KEY, []))
