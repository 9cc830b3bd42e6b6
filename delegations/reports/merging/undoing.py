"""What undoing a merge would put back, and what was changed since and stays."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

from conferences.reports.traces import ids_in_use
from delegations.enums import MergeState, RecordKind
from delegations.models import Merge
from delegations.reports.merging.fields import in_words
from delegations.reports.merging.steps import Deed, Step, plain, step_of


@dataclass(frozen=True, slots=True)
class UndoPlan:
    """`steps` are those of the merge that are taken back, the last first, with what of them is.

    `kept` are sentences about what stays; with `problems` nothing can be undone.
    """

    steps: tuple[Step, ...]
    kept: tuple[str, ...]
    problems: tuple[str, ...]

    @property
    def restored(self) -> int:
        """Count the records that get old values back or come back."""
        return len({(step.label, step.pk) for step in self.steps if step.deed is not Deed.ADD})


def plan_undoing(merge: Merge) -> UndoPlan:
    """Return what undoing a merge would do now; a query a kind of row."""
    problems = _problems(merge)
    if problems:
        return UndoPlan((), (), tuple(problems))
    steps = [step_of(data) for data in reversed(merge.steps)]
    looking = _Looking(_rows_of(steps))
    found = [taken for step in steps if (taken := looking.back(step)) is not None]
    return UndoPlan(tuple(found), tuple(dict.fromkeys(looking.kept)), ())


def _problems(merge: Merge) -> list[str]:
    if merge.state != MergeState.DONE:
        return [_("This merge is undone already.")]
    kind = RecordKind(merge.kind).value
    pair = (getattr(merge, f"survivor_{kind}_id"), getattr(merge, f"merged_{kind}_id"))
    ours = Q(**{f"survivor_{kind}__in": pair}) | Q(**{f"merged_{kind}__in": pair})
    later = Merge.objects.filter(ours, state=MergeState.DONE, pk__gt=merge.pk)
    text = _("“%(merge)s” was merged later and builds on this. Undo that merge first.")
    related = later.select_related("survivor_person", "merged_person", "survivor_body", "merged_body")
    return [text % {"merge": one} for one in related.order_by("-pk")]


def _rows_of(steps: Iterable[Step]) -> dict[tuple[str, int], Any]:
    """Return the rows of the steps as they are now."""
    ids: dict[Any, set[int]] = defaultdict(set)
    for step in steps:
        if step.pk is not None:
            ids[step.model].add(step.pk)
    return {
        (model._meta.label, pk): row
        for model, wanted in ids.items()
        for pk, row in model._base_manager.in_bulk(wanted).items()
    }


@dataclass(slots=True)
class _Looking:
    """Goes back through the steps and sees which still hold. `now` is what rows hold, as far as changed."""

    rows: Mapping[tuple[str, int], Any]
    now: dict[tuple[str, int | None], dict[str, Any]] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)

    def back(self, step: Step) -> Step | None:
        """Return what of a step can be taken back, or nothing."""
        if step.deed is Deed.REMOVE:
            self.now[step.label, step.pk] = dict(step.old)
            return step
        row = self.rows.get((step.label, step.pk or 0))
        if row is None and (step.label, step.pk) not in self.now:
            text = _("A record of “%(kind)s” is not there any more.")
            self.kept.append(text % {"kind": step.model._meta.verbose_name})
            return None
        if step.deed is Deed.RELEASE:
            return step
        return self._added(step, row) if step.deed is Deed.ADD else self._changed(step, row)

    def _added(self, step: Step, row: Any) -> Step | None:
        touched = any(plain(getattr(row, name)) != value for name, value in step.new.items())
        if touched or ids_in_use(step.model, [row.pk]):
            self.kept.append(_("“%(record)s” was changed or is in use since, and stays.") % {"record": row})
            return None
        return step

    def _changed(self, step: Step, row: Any) -> Step | None:
        now = self.now.setdefault((step.label, step.pk), {})
        back = {}
        for name, old in step.old.items():
            value = now[name] if name in now else plain(getattr(row, name))
            if value == step.new[name] and self._is_there(step.model, name, old):
                back[name] = now[name] = old
            elif value != old:
                self._keep(row, step.model, name)
        return replace(step, old=back) if back else None

    def _is_there(self, model: Any, name: str, value: Any) -> bool:
        """Say whether what a field pointed to is there: a record, or the file of a photo."""
        column = next(column for column in model._meta.concrete_fields if column.attname == name)
        if isinstance(column, models.FileField):
            return not value or column.storage.exists(value)
        if not isinstance(column, models.ForeignKey) or value is None:
            return True
        target: Any = column.related_model
        is_back = (target._meta.label, value) in self.now or (target._meta.label, value) in self.rows
        return is_back or target._base_manager.filter(pk=value).exists()

    def _keep(self, row: Any, model: Any, name: str) -> None:
        column = next(column for column in model._meta.concrete_fields if column.attname == name)
        text = _("%(record)s: “%(field)s” was changed since and stays “%(value)s”.")
        words = {"record": row, "field": column.verbose_name, "value": in_words(row, column.name)}
        self.kept.append(text % words)
