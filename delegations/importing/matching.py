"""From the body's name and code in a file to one body, or to the reason why not.

Matched are codes and names as `match_key` sees them: case, blanks, accents and kinds of apostrophe make no
difference. What is merely near is offered and never taken; what the officer chose for a spelling is.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from conferences.importing.verdicts import Finding, with_candidates
from delegations.importing.known_bodies import Spellings
from delegations.importing.near_names import NearNames
from delegations.importing.verdicts import FindingKind
from eventsite.lib.countries import Country, find_country
from eventsite.lib.nearness import SUSPICIOUS
from eventsite.lib.text import match_key

if TYPE_CHECKING:
    from delegations.importing.body_questions import BodyQuestion

#: Candidates that a message names; all of them can be chosen.
_NAMED = 3


@dataclass(frozen=True, slots=True)
class BodyRef:
    """A body on record, or one to be created (`id` is None); `key` is one a body."""

    key: str
    label: str
    id: int | None = None
    is_state: bool = False
    country: Country | None = None


@dataclass(frozen=True, slots=True)
class BodyMatch:
    """What a name and a code mean: a body with notes, or a problem."""

    body: BodyRef | None
    problem: Finding | None = None
    notes: tuple[Finding, ...] = ()
    #: The name as it stands in the file, where only the code was known.
    printed_name: str = ""
    #: Bodies on record that may be meant, best first.
    candidates: tuple[int, ...] = ()
    question: "BodyQuestion | None" = None


def _country_named(name: str) -> Country | None:
    """Return the M49 entry with this name; its codes do not count: many a body's acronym is one."""
    country = find_country(name)
    key = match_key(name)
    return country if country and key in map(match_key, country.names.values()) else None


class BodyMatcher:
    """Resolves names and codes.

    `columns` gives the headings in the file of "body" and "body_code", for the messages.
    """

    def __init__(self, known: Spellings, *, create_missing: bool, columns: dict[str, str]) -> None:
        self.known = known
        self._near_names = NearNames(known.all_names())
        self._create_missing = create_missing
        self._columns = columns
        self._new: dict[str, BodyRef] = {}

    def chosen(self, body_id: int, name: str, code: str) -> BodyMatch:
        """Return the body on record that a person chose for a spelling."""
        reason = _("Taken for “%(body)s”, as chosen.") % {"body": self.known.bodies[body_id].label}
        note = self._finding(FindingKind.CHOSEN_BODY, reason, name or code)
        return BodyMatch(self.ref(body_id), notes=(note, *self._time_notes(body_id, "")))

    def created(self, name: str, code: str) -> BodyMatch:
        """Return a body to be created, because a person chose so."""
        return self._create(name, code, find_country(code) or _country_named(name), ())

    def match(self, name: str, code: str) -> BodyMatch:
        """Return the body that the row means. At least one of the two is not empty."""
        coded = self.known.by_code(code) or (self.known.by_name(code) if not name else set())
        named = self.known.by_name(name) or self.known.by_code(name)
        if coded & named:
            return self._decide(coded & named, name, code)
        if coded and named:
            refused = self._conflict(self.known.labels(coded), self.known.labels(named), name, code)
            return replace(refused, candidates=tuple(sorted(coded | named)))
        if conflict := self._country_conflict(name, code):
            return conflict
        if named:
            return self._decide(named, name, code)
        if coded:
            return self._by_code_alone(coded, name, code)
        return self._missing(name, code)

    def _decide(self, ids: set[int], name: str, code: str) -> BodyMatch:
        if len(ids) > 1:
            refused = self._refuse(
                FindingKind.BODY_AMBIGUOUS,
                _("This name belongs to several bodies: “%(bodies)s”. Give the code of the one meant.")
                % {"bodies": _("”, “").join(self.known.labels(ids))},
                name or code,
            )
            return replace(refused, candidates=tuple(sorted(ids)))
        (body_id,) = ids
        notes = [*self._code_notes(body_id, name, code), *self._time_notes(body_id, name)]
        return BodyMatch(self.ref(body_id), notes=tuple(notes))

    def _by_code_alone(self, ids: set[int], name: str, code: str) -> BodyMatch:
        match = self._decide(ids, "", code)
        if match.body is None or not name:
            return match
        note = self._finding(
            FindingKind.UNKNOWN_NAME,
            _("This name is not on record; by its code the body is “%(body)s”, printed as in the file.")
            % {"body": match.body.label},
            name,
        )
        return BodyMatch(match.body, notes=(note, *match.notes), printed_name=name)

    def _missing(self, name: str, code: str) -> BodyMatch:
        country = find_country(code) or _country_named(name)
        if country and (on_record := self.known.by_code(country.alpha3)):
            return self._by_code_alone(on_record, name, country.alpha3)
        near = self._near_names.nearest(name or code)
        if self._create_missing and name:
            return self._create(name, code, country, near)
        candidates = tuple(self.known.bodies[body_id].label for body_id, _score in near[:_NAMED])
        reason = with_candidates(
            _("No body on record has this name or code."), candidates, _("Did you mean %(names)s?")
        )
        hint = _("Choose the body that is meant, correct the file, or let the import create the body.")
        problem = self._finding(FindingKind.BODY_NOT_FOUND, f"{reason} {hint}", name or code, candidates)
        return BodyMatch(None, problem, candidates=tuple(body_id for body_id, _score in near))

    def _country_conflict(self, name: str, code: str) -> BodyMatch | None:
        """Return the problem if code and name mean two different entries of M49."""
        coded, named = find_country(code), _country_named(name)
        if coded is None or named is None or coded == named:
            return None
        conflict = self._conflict([coded.names["en"]], [named.names["en"]], name, code)
        on_record = self.known.by_code(coded.alpha3) | self.known.by_code(named.alpha3)
        return replace(conflict, candidates=tuple(sorted(on_record)))

    def _create(
        self, name: str, code: str, country: Country | None, near: Iterable[tuple[int, float]]
    ) -> BodyMatch:
        key = f"new:{country.alpha3 if country else match_key(name)}"
        body = self._new.setdefault(
            key, BodyRef(key, name, None, bool(country and country.is_state), country)
        )
        notes = []
        if code and (country is None or find_country(code) is None):
            notes.append(self._unknown_code(code, body.label))
        alike_ids = tuple(body_id for body_id, score in near if score >= SUSPICIOUS)
        alike = tuple(self.known.bodies[body_id].label for body_id in alike_ids)
        if alike:
            reason = with_candidates(
                _("A new body will be created."), alike, _("On record already and much alike: %(names)s.")
            )
            notes.append(self._finding(FindingKind.SIMILAR_BODY, reason, name, alike))
        return BodyMatch(body, notes=tuple(notes), candidates=alike_ids)

    def _conflict(self, coded: list[str], named: list[str], name: str, code: str) -> BodyMatch:
        return self._refuse(
            FindingKind.CODE_AND_NAME,
            _("The code %(code)s means “%(coded)s”, the name means “%(named)s”. Correct one of them.")
            % {"code": code, "coded": _("”, “").join(coded), "named": _("”, “").join(named)},
            name,
        )

    def _code_notes(self, body_id: int, name: str, code: str) -> list[Finding]:
        if not code or body_id in self.known.by_code(code) or not name:
            return []
        return [self._unknown_code(code, self.known.bodies[body_id].label)]

    def _unknown_code(self, code: str, label: str) -> Finding:
        reason = _("The code is not on record; by its name the body is “%(body)s”.") % {"body": label}
        return Finding(FindingKind.UNKNOWN_CODE, reason, self._columns.get("body_code", ""), code)

    def _time_notes(self, body_id: int, name: str) -> list[Finding]:
        body, notes = self.known.bodies[body_id], []
        if name and self.known.is_former(name):
            reason = _("This is a name of another time of “%(body)s”.") % {"body": body.label}
            notes.append(self._finding(FindingKind.FORMER_NAME, reason, name))
        if body.dissolved_on:
            reason = _("“%(body)s” was dissolved on %(day)s.") % {
                "body": body.label,
                "day": body.dissolved_on,
            }
            if body.successor:
                reason += " " + _("Its successor is “%(body)s”.") % {"body": body.successor}
            notes.append(self._finding(FindingKind.DISSOLVED, reason, name))
        return notes

    def ref(self, body_id: int) -> BodyRef:
        body = self.known.bodies[body_id]
        return BodyRef(f"id:{body_id}", body.label, body_id, body.is_state)

    def _refuse(self, kind: FindingKind, reason: str, value: str) -> BodyMatch:
        return BodyMatch(None, self._finding(kind, reason, value))

    def _finding(
        self, kind: FindingKind, reason: str, value: str, candidates: tuple[str, ...] = ()
    ) -> Finding:
        column = self._columns.get("body") or self._columns.get("body_code", "")
        return Finding(kind, reason, column, value, candidates)
