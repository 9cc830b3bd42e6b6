"""The spellings of bodies that a person has to look at, and what was chosen for them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from delegations.importing.choices import BodyChoice, body_key
from delegations.importing.matching import BodyMatch, BodyMatcher, BodyRef
from delegations.importing.verdicts import FindingKind
from eventsite.lib.text import match_key


@dataclass(slots=True)
class BodyQuestion:
    """One spelling, a name with a code, however it is typed; `lines` are those of its rows."""

    key: str
    name: str
    code: str
    reason: str
    candidates: tuple[BodyRef, ...]
    may_be_created: bool
    may_be_remembered: bool
    #: Whether its rows are rejected until something is chosen.
    is_open: bool
    choice: BodyChoice
    #: The body that its rows are taken for now.
    body: BodyRef | None
    lines: list[int] = field(default_factory=list)


class AnsweredBodies:
    """Resolves names and codes, each distinct pair once; a choice counts for more than what was found."""

    def __init__(self, matcher: BodyMatcher, choices: Mapping[str, BodyChoice]) -> None:
        self._matcher = matcher
        self._choices = choices
        self._seen: dict[tuple[str, str], BodyMatch] = {}
        self._questions: dict[str, BodyQuestion] = {}

    @property
    def questions(self) -> tuple[BodyQuestion, ...]:
        """Return the spellings to be looked at, in the order of the file."""
        return tuple(self._questions.values())

    def match(self, name: str, code: str) -> BodyMatch:
        """Return the body that the row means. At least one of the two is not empty."""
        found = self._seen.get((name, code))
        if found is None:
            found = self._seen[name, code] = self._answered(name, code)
        return found

    def aliases(self) -> dict[str, int]:
        """Return the spellings to be remembered, with their bodies.

        A spelling that this file uses for two bodies, with codes or as chosen, is ambiguous: left out.
        """
        meant: dict[str, set[str]] = defaultdict(set)
        for (name, _code), match in self._seen.items():
            if name and match.body:
                meant[match_key(name)].add(match.body.key)
        return {
            question.name: question.choice.body
            for question in {match_key(question.name): question for question in self.questions}.values()
            if question.choice.remember
            and question.choice.body
            and question.may_be_remembered
            and meant[match_key(question.name)] == {f"id:{question.choice.body}"}
        }

    def _answered(self, name: str, code: str) -> BodyMatch:
        found, key = self._matcher.match(name, code), body_key(name, code)
        choice = self._choices.get(key)
        if choice is None and found.problem is None and not found.candidates:
            return found
        if key not in self._questions:
            self._questions[key] = self._question(key, name, code, found)
        question = self._questions[key]
        if choice is not None:
            found = self._take(choice, found, question)
            question.choice, question.body = choice, found.body
        return replace(found, question=question)

    def _question(self, key: str, name: str, code: str, found: BodyMatch) -> BodyQuestion:
        problem = found.problem
        return BodyQuestion(
            key,
            name,
            code,
            reason=problem.reason if problem else " ".join(note.reason for note in found.notes),
            candidates=tuple(map(self._matcher.ref, found.candidates)),
            may_be_created=bool(name) and (not problem or problem.kind == FindingKind.BODY_NOT_FOUND),
            may_be_remembered=bool(name) and not self._matcher.known.is_spelled(name),
            is_open=bool(problem),
            choice=BodyChoice(),
            body=found.body,
        )

    def _take(self, choice: BodyChoice, found: BodyMatch, question: BodyQuestion) -> BodyMatch:
        if choice.create and question.may_be_created:
            return found if found.body else self._matcher.created(question.name, question.code)
        if choice.body in self._matcher.known.bodies:
            return self._matcher.chosen(choice.body or 0, question.name, question.code)
        return found
