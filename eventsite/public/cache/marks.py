"""Which copies still hold: the mark of the last change, and the end of the present minute or quarter."""

import datetime as dt
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic, sleep, time
from typing import Any, NamedTuple

from django.db import Error, connection, transaction
from django.db.models import Sum

from conferences.models import Edition
from eventsite.public.models import PageMark

#: Seconds: a change made elsewhere is seen within one. A mark is looked up so often and trusted so long.
LOOK_EVERY, TRUST = 0.4, 0.9
#: Without a request for so many seconds the look-out rests.
REST_AFTER = 10.0
MINUTE, QUARTER = 60, 900
DAY = 24 * 60 * 60


class Moment(NamedTuple):
    """What a copy made now is true for: this mark, and until this second of the epoch."""

    mark: int
    until: float


class Known(NamedTuple):
    """What was read of the database: the mark, the periods of editions, and when (monotonic)."""

    mark: int
    periods: tuple[tuple[float, float], ...]
    at: float


class Marks:
    """The mark as this process knows it. `current` asks the database where what is known is too old."""

    def __init__(self, clock: Callable[[], float] = time, ticks: Callable[[], float] = monotonic) -> None:
        self._clock, self._ticks = clock, ticks
        self._known: Known | None = None
        self._writes = 0
        self._told: list[Callable[[], None]] = []
        self._reading = threading.Lock()

    def current(self) -> Moment:
        """Return the moment that copies are true for. Raises django.db.Error when the database is away."""
        known = self._known
        if known is None or self._ticks() - known.at >= TRUST:
            with self._reading:
                known = self._known
                if known is None or self._ticks() - known.at >= TRUST:
                    known = self._look()
        return Moment(known.mark, self._until(known))

    def is_still(self, mark: int) -> bool:
        """Say whether the mark is known to be the present one, without asking the database or waiting."""
        known = self._known
        return known is not None and known.mark == mark and self._ticks() - known.at < TRUST

    def look(self) -> None:
        """Ask the database, whatever is known."""
        with self._reading:
            self._look()

    def forget(self) -> None:
        """Trust nothing any more: this process has written, or is about to commit."""
        self._writes += 1
        self._known = None
        for tell in self._told:
            tell()

    def tell(self, listener: Callable[[], None]) -> None:
        """Call this as well whenever copies hold no longer: for what lies outside of this process."""
        self._told.append(listener)

    def _look(self) -> Known:
        before, writes, at = self._known, self._writes, self._ticks()
        with _own_connection():
            mark = int(PageMark.objects.aggregate(total=Sum("mark"))["total"] or 0)
            same = before is not None and before.mark == mark
            periods = before.periods if before and same else _periods(self._clock())
        known = Known(mark, periods, at)
        # A write of this process meanwhile may be missing in what was read: true for now, not to be trusted.
        if writes == self._writes:
            self._known = known
        if before is not None and not same:
            for tell in self._told:
                tell()
        return known

    def _until(self, known: Known) -> float:
        now = self._clock()
        under_way = any(start <= now < end for start, end in known.periods)
        step = MINUTE if under_way else QUARTER
        return now - now % step + step


def _periods(now: float) -> tuple[tuple[float, float], ...]:
    """Return when editions that are not over may have a session on, in whole UTC days round them."""
    today = dt.datetime.fromtimestamp(now, dt.UTC).date()
    dates = (
        Edition.objects.published()
        .filter(ends_on__gte=today - dt.timedelta(days=2))
        .order_by("starts_on", "id")
        .values_list("starts_on", "ends_on")
    )
    return tuple((_midnight(start) - DAY, _midnight(end) + 2 * DAY) for start, end in dates)


def _midnight(on: dt.date) -> float:
    return dt.datetime.combine(on, dt.time(), dt.UTC).timestamp()


@contextmanager
def _own_connection() -> Iterator[None]:
    """Give a connection back that was opened for the look: no end of a request comes that would."""
    opened = connection.connection is None
    try:
        yield
    finally:
        if opened and not connection.in_atomic_block:
            connection.close()


class Lookout:
    """A thread that keeps the mark fresh while there are requests, so that none of them asks itself."""

    def __init__(self, marks: Marks, *, always: bool = False, then: Callable[[], None] | None = None) -> None:
        self._marks, self._always, self._then = marks, always, then
        self._asked_at = 0.0
        self._wanted = threading.Event()
        self._starting = threading.Lock()
        self._thread: threading.Thread | None = None

    def wanted(self) -> None:
        """Note a request; starts the thread in this process if there is none."""
        self._asked_at = monotonic()
        if self._thread is None:
            with self._starting:
                if self._thread is None:
                    self._thread = threading.Thread(target=self._watch, name="page-marks", daemon=True)
                    self._thread.start()
        if not self._wanted.is_set():
            self._wanted.set()

    def _watch(self) -> None:
        while True:
            self._wanted.wait()
            try:
                self._marks.look()
                if self._then:
                    self._then()
            except Error:
                connection.close()  # Away for now: each request finds out for itself.
            sleep(LOOK_EVERY)
            if not self._always and monotonic() - self._asked_at > REST_AFTER:
                self._wanted.clear()


#: The marks of this process.
marks = Marks()

_READING = (
    "SELECT",
    "SAVEPOINT",
    "RELEASE",
    "ROLLBACK",
    "PRAGMA",
    "EXPLAIN",
    "SET",
    "SHOW",
    "BEGIN",
    "COMMIT",
)


def forget_at_write(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001 (Django's)
    """Run a statement; after one that may write, now and once it is committed, trust no mark.

    An execute wrapper. What it takes for a write and is none costs one look more.
    """
    result = execute(sql, params, many, context)
    if not str(sql).lstrip().upper().startswith(_READING):
        marks.forget()
        waiting = context["connection"].run_on_commit
        if context["connection"].in_atomic_block and not (waiting and waiting[-1][1] == marks.forget):
            transaction.on_commit(marks.forget, using=context["connection"].alias)
    return result


def watch_connection(*, connection: Any, **_signal: Any) -> None:
    """Wrap every statement of a new connection; first in the row, as others come and go behind it."""
    if forget_at_write not in connection.execute_wrappers:
        connection.execute_wrappers.insert(0, forget_at_write)
