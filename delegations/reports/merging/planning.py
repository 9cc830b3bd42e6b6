"""The plan of making two records of one kind one."""

from delegations.models import Body, Person
from delegations.reports.merging.bodies import plan_body_merge
from delegations.reports.merging.persons import plan_person_merge
from delegations.reports.merging.plan import Choices, MergePlan


def plan_merge(survivor: Person | Body, merged: Person | Body, choices: Choices | None = None) -> MergePlan:
    """Return what making `merged` a part of `survivor` would change. Raises TypeError for two kinds."""
    if isinstance(survivor, Person) and isinstance(merged, Person):
        return plan_person_merge(survivor, merged, choices or {})
    if isinstance(survivor, Body) and isinstance(merged, Body):
        return plan_body_merge(survivor, merged, choices or {})
    raise TypeError("Two persons or two bodies are merged, nothing else.")
