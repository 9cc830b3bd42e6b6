"""What a merge changed, counted by kind of record, for those who look at it later."""

from collections import Counter
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from delegations.models import Merge
from delegations.reports.merging.steps import Deed, step_of


@dataclass(frozen=True, slots=True)
class ToldSteps:
    """Rows of one kind with which one thing was done."""

    title: str
    words: str
    count: int


def told_steps(merge: Merge) -> list[ToldSteps]:
    """Return the records that a merge wrote, by kind and deed; no query."""
    steps = [step_of(data) for data in merge.steps]
    rows = {(step.deed, step.label, step.pk) for step in steps}
    counts = Counter((deed, label) for deed, label, _pk in rows)
    models = {step.label: step.model for step in steps}
    return [
        ToldSteps(capfirst(str(models[label]._meta.verbose_name_plural)), _words(deed), count)
        for (deed, label), count in sorted(counts.items(), key=lambda item: (item[0][0].value, item[0][1]))
    ]


def _words(deed: Deed) -> str:
    return {
        Deed.CHANGE: _("changed"),
        Deed.REMOVE: _("made part of another record"),
        Deed.ADD: _("added"),
        Deed.RELEASE: _("name the person by the other seat"),
    }[deed]
