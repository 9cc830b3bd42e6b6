"""Which delegate on record a row means.

The rules, in this order: the e-mail address, if one delegate of the edition and one row of the file have it;
then the body and the name, if exactly one delegate and one row have them. A name alone never merges two
people: a repeat inside the file, a name that several delegates bear, or a name that may be one on record in
another order or script, is held for a person to decide. What a person decided counts before all rules.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from conferences.importing.verdicts import Finding, Verdict
from delegations.enums import RowDecision
from delegations.importing.candidates import Candidates, body_id_of, described
from delegations.importing.changes import changes_of
from delegations.importing.known_delegates import KnownDelegate, Register
from delegations.importing.plan import Candidate, PlannedRow
from delegations.importing.verdicts import FindingKind
from eventsite.lib.groups import Groups

#: Lines and names that a message writes out.
_SHOWN = 5
#: Delegations that one person may sit in; more rows of one name and address are not taken for one person.
_MOST_SEATS = 20


class PersonMatcher:
    """Decides row by row, in the order of the file. `rows` are those whose body is known."""

    def __init__(self, register: Register, rows: Iterable[PlannedRow]) -> None:
        self._register = register
        everybody = list(rows)
        self._claimed: dict[int, int] = {}
        self._spoken_for: set[int] = set()
        self._take_decisions(everybody)
        # Rows that are decided are no repeats of those that are not.
        placed = [row for row in everybody if row.choice is None]
        self._by_place = Groups((row.place, row) for row in placed)
        all_by_place = (
            Groups((row.place, row) for row in everybody) if len(placed) < len(everybody) else self._by_place
        )
        self._candidates = Candidates(register, all_by_place)
        self._by_name = Groups((row.entry.name_key, row) for row in placed)
        self._by_email = Groups((row.entry.email_key, row) for row in placed if row.entry.email_key)
        self._names_of_email: dict[str, dict[str, list[PlannedRow]]] = {}
        self._bodies_of_name: dict[str, dict[str, str]] = {}

    def decide(self, row: PlannedRow) -> None:
        """Give the row its verdict, its delegate or person, and its notes."""
        if row.choice is None:
            self._by_rules(row)
        else:
            self._as_decided(row)
        self._note_same_name(row)

    def _take_decisions(self, rows: Sequence[PlannedRow]) -> None:
        """See which decisions still fit; the delegates that they name are spoken for."""
        decided = [row for row in rows if row.choice]
        by_id = self._register.by_id() if decided else {}
        for row in decided:
            choice = row.choice
            delegate = by_id.get((choice and choice.delegate) or 0)
            if choice is None or choice.is_open:
                row.choice = None
            elif delegate and delegate.body_id == body_id_of(row) and row.joined is None:
                row.delegate = delegate
                self._claimed.setdefault(delegate.id, row.line)
                self._spoken_for.add(delegate.id)
            elif choice.choice == RowDecision.SAME and row.joined is None:
                row.choice = None
                reason = _("What was decided for this row does not fit any more: whom it means is not there.")
                row.notes.append(self._note(row, FindingKind.DECISION_VOID, reason))

    def _as_decided(self, row: PlannedRow) -> None:
        others = (one for one in self._candidates.of(row) if one is not row.delegate)
        is_same = row.delegate and row.choice and row.choice.choice == RowDecision.SAME
        row.may_be = (*([row.delegate] if is_same and row.delegate else []), *others)
        if row.joined or (row.choice and row.choice.choice == RowDecision.SKIP):
            row.verdict = Verdict.SKIPPED
        elif row.delegate:
            self._claim(row, row.delegate)
        if row.choice and row.choice.decided_on:
            reason = _("Decided on %(day)s by %(name)s: %(decision)s.") % {
                "day": date_format(row.choice.decided_on),
                "name": row.choice.decided_by or _("the command line"),
                "decision": RowDecision(row.choice.choice).label,
            }
            row.notes.append(self._note(row, FindingKind.DECIDED, reason))

    def _by_rules(self, row: PlannedRow) -> None:
        named = self._register.by_name.get((body_id_of(row), row.entry.name_key), [])
        on_record = [one for one in named if one.id not in self._spoken_for]
        by_email = self._by_email_address(row)
        if by_email and on_record and by_email not in on_record:
            reason = _("The e-mail address is that of “%(name)s”, the name that of another delegate.")
            self._hold(row, reason % {"name": by_email.value("full_name")})
        elif by_email:
            self._claim(row, by_email)
        else:
            self._by_body_and_name(row, on_record)

    def _by_email_address(self, row: PlannedRow) -> KnownDelegate | None:
        """Return the delegate with the row's address in its delegation; see to addresses used twice."""
        email = row.entry.email_key
        if not email:
            return None
        with_address = self._register.by_email.get(email, [])
        known = [one for one in with_address if one.id not in self._spoken_for]
        is_repeated = self._by_email.is_repeated(email)
        if not is_repeated and len(known) == 1:
            if known[0].body_id == body_id_of(row):
                return self._same_address(row, known[0])
            self._other_delegation(row, known)
        elif known:
            self._other_delegation(row, known)
        if is_repeated:
            self._address_repeated(row, self._names(email))
        return None

    def _names(self, email: str) -> dict[str, list[PlannedRow]]:
        """Return the rows of an address by name, gathered once an address."""
        if email not in self._names_of_email:
            names = self._names_of_email[email] = defaultdict(list)
            for row in self._by_email.of(email):
                names[row.entry.name_key].append(row)
        return self._names_of_email[email]

    def _bodies(self, name_key: str) -> dict[str, str]:
        """Return the bodies of a name that stands more than once, gathered once a name."""
        if not self._by_name.is_repeated(name_key):
            return {}
        if name_key not in self._bodies_of_name:
            bodies = [row.body for row in self._by_name.of(name_key) if row.body]
            self._bodies_of_name[name_key] = {body.key: body.label for body in bodies}
        return self._bodies_of_name[name_key]

    def _same_address(self, row: PlannedRow, delegate: KnownDelegate) -> KnownDelegate | None:
        if delegate.name_key != row.entry.name_key:
            if (row.place[0], delegate.name_key) in self._by_place:
                # The file has the delegate on record in a row of its own: the address passed to a colleague.
                row.notes.append(self._mailbox(row, [delegate.value("full_name")]))
                return None
            reason = _("On record with this address: “%(name)s”. The import takes over the name in the file.")
            row.notes.append(
                self._note(row, FindingKind.NEW_NAME, reason % {"name": delegate.value("full_name")})
            )
        return delegate

    def _other_delegation(self, row: PlannedRow, known: list[KnownDelegate]) -> None:
        """See an address that stands on record in another delegation, or more than once."""
        namesakes = [one for one in known if one.name_key == row.entry.name_key]
        if namesakes and all(one.body_id != body_id_of(row) for one in namesakes):
            row.person_id = namesakes[0].person_id
            row.notes.append(
                self._note(row, FindingKind.SECOND_SEAT, _("On record in another delegation too."))
            )
        elif not namesakes:
            row.notes.append(self._mailbox(row, [one.value("full_name") for one in known]))

    def _address_repeated(self, row: PlannedRow, in_file: Mapping[str, list[PlannedRow]]) -> None:
        """See an address that several rows have: `in_file` holds them by name."""
        namesakes = in_file[row.entry.name_key]
        if 1 < len(namesakes) == len({other.place for other in namesakes[:_MOST_SEATS]}):
            row.person_key = (row.entry.email_key, row.entry.name_key)
            lines = ", ".join(str(other.line) for other in namesakes if other is not row)
            reason = _("The same person as in line %(lines)s, in another delegation.") % {"lines": lines}
            row.notes.append(self._note(row, FindingKind.SECOND_SEAT, reason))
        elif len(in_file) > 1:
            others = (rows[0] for name, rows in in_file.items() if name != row.entry.name_key)
            names = [other.entry.values.get("full_name", "") for other in islice(others, _SHOWN)]
            row.notes.append(self._mailbox(row, names))

    def _mailbox(self, row: PlannedRow, names: list[str]) -> Finding:
        reason = _("The address is also that of %(names)s: people are told apart by their names.")
        return Finding(
            FindingKind.SHARED_MAILBOX,
            reason % {"names": ", ".join(sorted(set(names[:_SHOWN])))},
            row.entry.headings.get("email", ""),
            row.entry.values.get("email", ""),
        )

    def _by_body_and_name(self, row: PlannedRow, on_record: list[KnownDelegate]) -> None:
        repeated = self._by_place.of(row.place)
        if len(on_record) > 1:
            reason = _(
                "%(count)s delegates on record have this name in this delegation. Decide which one is meant."
            )
            self._hold(row, reason % {"count": len(on_record)})
        elif on_record and (len(repeated) == 1 or not changes_of(row.entry.values, on_record[0])):
            self._claim(row, on_record[0])
        elif on_record:
            reason = _("This name stands %(count)s times in the file (lines %(lines)s) and once on record.")
            lines = ", ".join(str(other.line) for other in repeated[:_SHOWN])
            self._hold(row, reason % {"count": len(repeated), "lines": lines})
        elif repeated[0] is not row:
            reason = _("The same name stands in line %(line)s of the file, in the same delegation.")
            self._hold(row, reason % {"line": repeated[0].line})
        elif row.person_id and (body_id_of(row), row.person_id) in self._register.seats:
            reason = _("This person is in the delegation already, under another name.")
            self._hold(row, reason)
        elif alike := self._candidates.lookalikes.of(row):
            reason = _("May be %(people)s, by the name in another order, script or spelling.")
            people = ", ".join(map(described, alike[:_SHOWN]))
            self._hold(row, reason % {"people": people}, FindingKind.OTHER_SPELLING, alike)

    def _claim(self, row: PlannedRow, delegate: KnownDelegate) -> None:
        earlier = self._claimed.setdefault(delegate.id, row.line)
        if earlier != row.line:
            reason = _("Line %(line)s of the file already means this delegate.")
            self._hold(row, reason % {"line": earlier})
            return
        row.delegate = delegate
        row.changes = changes_of(row.entry.values, delegate)
        row.verdict = Verdict.UPDATED if row.changes else Verdict.UNCHANGED
        if delegate.name_key != row.entry.name_key:
            self._candidates.lookalikes.add(row)
        if not delegate.is_seated:
            reason = _("On record without a seat; the import leaves the status as it is.")
            row.notes.append(self._note(row, FindingKind.NOT_SEATED, reason))

    def _note_same_name(self, row: PlannedRow) -> None:
        """Note the name in other delegations, unless it is one person's second seat."""
        if row.person_id or row.person_key is not None or not row.is_accepted:
            return
        bodies = self._bodies(row.entry.name_key)
        others = [label for key, label in islice(bodies.items(), _SHOWN + 1) if key != row.place[0]]
        on_record = self._register.bodies_of_name.get(row.entry.name_key, set()) - {body_id_of(row)}
        if others or on_record:
            where = ", ".join(sorted(others)) or _("another delegation on record")
            reason = _("The same name stands in %(bodies)s: taken for two people.") % {"bodies": where}
            row.notes.append(self._note(row, FindingKind.SAME_NAME, reason))

    def _hold(
        self,
        row: PlannedRow,
        reason: str,
        kind: FindingKind = FindingKind.DUPLICATE,
        alike: Sequence[Candidate] | None = None,
    ) -> None:
        row.may_be = self._candidates.of(row, alike)
        row.hold(self._note(row, kind, reason))

    def _note(self, row: PlannedRow, kind: FindingKind, reason: str) -> Finding:
        column = row.entry.headings.get("full_name") or row.entry.headings.get("family_name", "")
        return Finding(kind, reason, column, row.entry.values.get("full_name", ""))
