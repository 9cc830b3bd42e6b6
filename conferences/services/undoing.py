"""Take an import back, in sets: what it alone created goes, what it changed gets its old values.

What was touched since, or is in use, stays and is named. The history keeps the trace of the import and of
its undoing.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from conferences.enums import ImportState
from conferences.models import Edition, ImportBatch
from conferences.reports.traces import Trace, entries_before, ids_in_use, trace_of, with_lost_targets
from eventsite.lib.bulk.ids import among
from eventsite.lib.bulk.undoing import put_back, remove_rows
from eventsite.lib.history import batches
from eventsite.lib.progress import Counter, Steps, uncounted

#: Rows removed or put back in one statement.
BATCH = 10_000


def all_at_once(entries: Mapping[int, int]) -> list[list[int]]:
    """Put every row back, in any order."""
    return [list(entries.values())]


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of one model that a kind of list writes."""

    model: Any
    #: Relations that the label of a row reads.
    label_related: tuple[str, ...] = ()
    #: Takes entries of the history to go back to, by row, and returns them in sets, one after the other.
    #: What is in no set stays as it is.
    in_sets: Callable[[Mapping[int, int]], Sequence[Sequence[int]]] = all_at_once


@dataclass(frozen=True, slots=True)
class Undone:
    """What became of the rows of an import; `kept` are those that were touched since or are in use."""

    removed: int
    restored: int
    kept: tuple[str, ...]


@transaction.atomic
def undo_batch(
    *,
    batch: ImportBatch,
    parts: Sequence[Part],
    by: AbstractBaseUser | None,
    progress: Steps = uncounted,
) -> Undone:
    """Undo a written import, once. `parts` stand in an order in which nothing goes before what points to it.

    Raises ValidationError if it is not written, or undone already.
    """
    _claim(batch)
    written = f"import {batch.token}"
    traces = [(part, trace_of(part.model, written)) for part in parts]
    counter = Counter(progress, sum(trace.size for _part, trace in traces))
    undoing = _Undoing(by, f"undo {written}", counter)
    in_use = [(part, undoing.remove(part, trace.created - trace.touched)) for part, trace in traces]
    for part, trace in traces:
        undoing.name_kept(part, trace.touched)
        undoing.restore(part, trace, written)
    for part, used in in_use:
        # Rows that were given their old values back may have been what held them.
        undoing.name_kept(part, undoing.remove(part, used))
    _record(batch)
    return Undone(undoing.removed, undoing.restored, tuple(dict.fromkeys(undoing.kept)))


def _claim(batch: ImportBatch) -> None:
    if batch.edition_id is not None:
        Edition.objects.select_for_update().get(pk=batch.edition_id)
    mine = ImportBatch.objects.filter(pk=batch.pk, state=ImportState.DONE)
    if not mine.update(state=ImportState.UNDONE):
        raise ValidationError(
            _("Only an import that is written can be undone, and only once."), code="not_done"
        )


def _record(batch: ImportBatch) -> None:
    batch.refresh_from_db()
    batch.finished_at = timezone.now()
    batch.save()


@dataclass(slots=True)
class _Undoing:
    """One undoing: who, why, and what has become of the rows so far."""

    by: AbstractBaseUser | None
    reason: str
    counter: Counter
    removed: int = 0
    restored: int = 0
    kept: list[str] = field(default_factory=list)

    def remove(self, part: Part, going: frozenset[int]) -> frozenset[int]:
        """Remove rows, but those that something points to that stays: these are returned."""
        used = ids_in_use(part.model, going)
        for some in batches(sorted(going - used), BATCH):
            remove_rows(part.model, some, by=self.by, reason=self.reason)
            self.removed += len(some)
            self.counter.add(len(some))
        return used

    def restore(self, part: Part, trace: Trace, written: str) -> None:
        """Give back the values that stood before the import."""
        changed = trace.changed - trace.touched
        before = entries_before(part.model, changed, written)
        for row_id in with_lost_targets(part.model, before):
            del before[row_id]
        done: set[int] = set()
        for chosen in part.in_sets(before) if before else ():
            for some in batches(chosen, BATCH):
                done.update(self._put_back(part, some))
                self.counter.add(len(some))
        self.restored += len(done)
        self.name_kept(part, (row_id for row_id in changed if before.get(row_id) not in done))

    def _put_back(self, part: Part, entries: list[int]) -> list[int]:
        """Return the entries that could be gone back to: their values may clash with what is there now."""
        try:
            with transaction.atomic():
                put_back(part.model, entries, by=self.by, reason=self.reason)
        except IntegrityError:
            if len(entries) == 1:
                return []
            middle = len(entries) // 2
            return self._put_back(part, entries[:middle]) + self._put_back(part, entries[middle:])
        return entries

    def name_kept(self, part: Part, ids: Iterable[int]) -> None:
        """Name rows that stay as they are now."""
        chosen = list(ids)
        if chosen:
            rows: models.QuerySet[Any] = part.model._default_manager.filter(pk__in=among(chosen))
            if part.label_related:
                rows = rows.select_related(*part.label_related)
            self.kept.extend(str(row) for row in rows.order_by("pk").iterator(chunk_size=BATCH))
