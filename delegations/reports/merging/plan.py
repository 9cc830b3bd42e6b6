"""The plan of a merge: what is asked, what will change, what stands in the way, and the writes themselves."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from conferences.models import ProgrammeRelease
from delegations.models import Body, Person
from delegations.reports.merging.steps import Step

#: What the officer chose, by the key of a question; what is not chosen is as proposed.
Choices = Mapping[str, str]
KEPT, MERGED = "kept", "merged"
#: Rows of one kind that a page writes out; the others are counted.
SHOWN = 100


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """Something that an officer chooses; `chosen` is the value of one of the options, or empty."""

    key: str
    words: str
    options: tuple[Option, ...]
    chosen: str

    @property
    def answer(self) -> str:
        """Return the words of what is chosen."""
        return next((option.label for option in self.options if option.value == self.chosen), "")


@dataclass(frozen=True, slots=True)
class FieldChoice:
    """A field of which one value survives: what both records hold, in words."""

    name: str
    label: str
    kept: str
    merged: str
    chosen: str

    @property
    def key(self) -> str:
        return f"field-{self.name}"

    @property
    def differs(self) -> bool:
        return self.kept != self.merged

    @property
    def is_open(self) -> bool:
        """Whether there are two values to choose from."""
        return bool(self.kept and self.merged and self.differs)

    @property
    def survives(self) -> str:
        return self.kept if self.chosen == KEPT else self.merged


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that point to the record that goes, and what becomes of them."""

    title: str
    words: str
    count: int
    rows: tuple[str, ...]

    @property
    def more(self) -> int:
        return self.count - len(self.rows)


@dataclass(slots=True)
class Draft:
    """A plan in the making."""

    choices: Choices
    steps: list[Step] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    #: Releases by edition, read once however many seats are joined.
    releases: dict[int, list[ProgrammeRelease]] = field(default_factory=dict)

    def ask(self, key: str, words: str, options: Iterable[Option], proposed: str) -> str:
        """Ask a question, and return what was chosen, or what is proposed."""
        known = tuple(options)
        given = self.choices.get(key, "")
        chosen = given if given in {option.value for option in known} else proposed
        self.questions.append(Question(key, words, known, chosen))
        return chosen

    def tell(self, title: object, words: str, rows: Iterable[object]) -> None:
        """Tell of rows, if there are any."""
        texts = [str(row) for row in rows]
        if texts:
            self.groups.append(Group(capfirst(str(title)), words, len(texts), tuple(texts[:SHOWN])))

    def finished(
        self, survivor: Person | Body, merged: Person | Body, fields: tuple[FieldChoice, ...]
    ) -> "MergePlan":
        return MergePlan(
            survivor,
            merged,
            fields,
            tuple(self.groups),
            tuple(self.questions),
            tuple(self.notes),
            tuple(self.problems),
            tuple(self.steps),
        )


@dataclass(frozen=True, slots=True)
class MergePlan:
    """What will happen. With `problems` nothing does: they have to be solved first."""

    survivor: Person | Body
    merged: Person | Body
    fields: tuple[FieldChoice, ...]
    groups: tuple[Group, ...]
    questions: tuple[Question, ...]
    notes: tuple[str, ...]
    problems: tuple[str, ...]
    steps: tuple[Step, ...]

    @property
    def digest(self) -> str:
        """Return a text that is another where somebody has changed what the plan is made of.

        To be compared with that of a plan of the same choices.
        """
        parts: list[Any] = [
            [self.survivor.pk, self.merged.pk],
            [(choice.name, choice.kept, choice.merged) for choice in self.fields],
            [(step.deed.value, step.label, step.pk, dict(step.old)) for step in self.steps],
            self.problems,
        ]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def of_either(one: object, other: object) -> tuple[Option, Option]:
    """Return the options of a question between the record that is kept and the other."""
    return (Option(KEPT, str(one)), Option(MERGED, str(other)))


def moved_words() -> str:
    return _("They go over to the record that is kept.")
