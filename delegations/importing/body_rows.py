"""Rows of a list of bodies against the bodies on record."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from conferences.importing.lists.comparing import draft_of, given_values, label_of, refuse_all, rule
from conferences.importing.lists.findings import HELD, ListFinding
from conferences.importing.lists.kind import settled
from conferences.importing.lists.rows import Draft, ListPlan, ListRow, read_rows
from conferences.importing.lists.values import is_same
from conferences.importing.verdicts import Change, with_candidates
from delegations.enums import BodyKind
from delegations.importing.body_columns import CODES, KEYS, OWN, RELATIONS
from delegations.importing.body_parts import BodyParts, check_times
from delegations.importing.body_states import Bodies, BodyState
from delegations.models import Body
from delegations.services.bodies import free_slugs
from delegations.validators import validate_no_cycle
from eventsite.lib.tables.columns import Columns
from eventsite.lib.tables.table import Table


class BodyComparison:
    """One comparison. The rows of one body stand or fall together."""

    def __init__(self, table: Table, columns: Columns) -> None:
        self._table, self._columns = table, columns
        self._bodies = Bodies()
        self._parts = BodyParts(self._bodies)
        self._above: BodyState | None = None

    def plan(self) -> ListPlan:
        rows = list(read_rows(self._table, self._columns))
        states = [self._compare(row) for row in rows]
        for row, state in zip(rows, states, strict=True):
            if state is not None and not row.problems:
                self._relate(row, state)
        touched = [state for state in self._bodies.states if state.rows]
        for state in touched:
            check_times(state)
        _let_fall_together(touched)
        return settled(self._table, self._columns, rows)

    def _compare(self, row: ListRow) -> BodyState | None:
        row.shown_name = row.cells.get("label") or row.cells.get("slug", "")
        row.shown_detail = row.cells.get("name") or row.cells.get("alias", "")
        row.shown_place = row.cells.get("category", "")
        values = given_values(row, Body, ("slug", *OWN))
        more = self._parts.read(row)
        state = self._body(row, values)
        self._above = state
        if state is None:
            return None
        row.shown_name = str(state.record)
        state.rows.append(row)
        if not row.problems:
            self._own(row, state, values)
            self._parts.give(row, state, more)
        return state

    def _body(self, row: ListRow, values: dict[str, Any]) -> BodyState | None:
        """Return the body that the row is about; else say in the row why that is not clear."""
        if not any(name in row.cells for name in KEYS):
            if self._above is None:
                reason = _("The row names no body, and the row above it has none either.")
                row.refuse(ListFinding.MISSING, reason)
            return self._above
        found = self._found(row, values)
        if len(found) > 1:
            names = ", ".join(str(state.record) for state in found)
            reason = _(
                "This may be several bodies: %(names)s. Give the address (slug) or one code of the one meant."
            )
            row.refuse(ListFinding.AMBIGUOUS, reason % {"names": names})
            return None
        if found and values.get("slug", found[0].record.slug) != found[0].record.slug:
            reason = _("No body has this address; by its code the row is about “%(body)s” (%(slug)s).")
            words = {"body": found[0].record, "slug": found[0].record.slug}
            row.refuse(ListFinding.RULE, reason % words, "slug")
            return None
        return found[0] if found else self._new(row, values)

    def _found(self, row: ListRow, values: dict[str, Any]) -> list[BodyState]:
        """Return the bodies that address and codes mean; by the working name where these tell nothing."""
        sure = [self._bodies.at(values["slug"])] if "slug" in values else []
        sure += [self._bodies.with_code(name, values[name]) for name in CODES if name in values]
        known = list(dict.fromkeys(state for state in sure if state is not None))
        if known or "slug" in values or "label" not in values:
            return known
        return self._bodies.called(values["label"])

    def _new(self, row: ListRow, values: dict[str, Any]) -> BodyState | None:
        if "label" not in values:
            reason = _("This body is not on record; a new one needs a working name.")
            row.refuse(ListFinding.MISSING, reason, "label")
        if row.problems:
            return None
        taken = self._bodies.addresses()
        slug = values.get("slug") or free_slugs([values["label"]], taken, "body")[0]
        own = {name: values[name] for name in OWN if name in values}
        state = BodyState(Draft(Body(**{"kind": BodyKind.OTHER, **own, "slug": slug}), is_new=True))
        state.said_in = dict.fromkeys(values, row.line)
        row.drafts.append(state.draft)
        self._bodies.add(state)
        return state

    def _own(self, row: ListRow, state: BodyState, values: dict[str, Any]) -> None:
        """Give the body the values of its own columns, once each."""
        fresh = {}
        for name in OWN:
            if name in values and name in state.said_in:
                if not is_same(getattr(state.record, name), values[name]):
                    reason = _("Line %(line)s of the same body says otherwise: “%(value)s”.")
                    words = {"line": state.said_in[name], "value": getattr(state.record, name)}
                    row.refuse(ListFinding.RULE, reason % words, name)
            elif name in values:
                self._refuse_taken_code(row, state, name, values[name])
                fresh[name] = values[name]
        if row.problems:
            return
        state.said_in |= dict.fromkeys(fresh, row.line)
        if state.draft.is_new:
            for name, value in fresh.items():
                setattr(state.record, name, value)
        else:
            self._change(row, state, fresh)

    def _change(self, row: ListRow, state: BodyState, fresh: dict[str, Any]) -> None:
        draft = draft_of(row, state.record, fresh)
        if draft.changed:
            state.draft.record = draft.record
            state.draft.changed |= draft.changed
            row.drafts.append(state.draft)

    def _refuse_taken_code(self, row: ListRow, state: BodyState, name: str, value: str) -> None:
        if name in CODES:
            other = self._bodies.with_code(name, value)
            if other is not None and other is not state:
                row.refuse(ListFinding.RULE, rule(Body, f"body_{name}_once"), name)

    def _relate(self, row: ListRow, state: BodyState) -> None:
        """Put the body under its parent and before its successor, which the file may add further down."""
        for relation in RELATIONS:
            if relation not in row.cells:
                continue
            target = self._meant(row, relation)
            if target is None or target is getattr(state, relation):
                continue
            setattr(state, relation, target)
            try:
                validate_no_cycle(id(state), state.above(relation))
            except ValidationError as error:
                refuse_all(row, error, relation)
                continue
            old = getattr(state.record, relation)
            if not state.draft.is_new:
                row.changes = (
                    *row.changes,
                    Change(label_of(state.record, relation), str(old or ""), str(target.record)),
                )
                state.draft.changed.add(relation)
            setattr(state.record, relation, target.record)
            if state.draft not in row.drafts:
                row.drafts.append(state.draft)

    def _meant(self, row: ListRow, relation: str) -> BodyState | None:
        text = row.cells[relation]
        found = self._bodies.meant(text)
        if len(found) == 1:
            return found[0]
        if found:
            reason = _("Several bodies have this name. Give the address (slug) of the one meant.")
            row.refuse(ListFinding.AMBIGUOUS, reason, relation)
        else:
            candidates = self._bodies.near(text)
            reason = with_candidates(
                _("“%(name)s” is not on record.") % {"name": text}, candidates, _("Did you mean %(names)s?")
            )
            row.refuse(ListFinding.NOT_FOUND, reason, relation, candidates)
        return None


def _let_fall_together(touched: list[BodyState]) -> None:
    """Refuse every row of a body of which one is refused, and of those below or before a new one of these."""
    fallen: dict[int, int] = {}
    while more := [state for state in touched if id(state) not in fallen and _falls(state, fallen)]:
        for state in more:
            first = next((row for row in state.rows if _is_refused(row)), None)
            fallen[id(state)] = first.line if first else 0
            for row in state.rows:
                if not _is_refused(row):
                    _refuse_with(row, first)


def _falls(state: BodyState, fallen: dict[int, int]) -> bool:
    above = (target for target in (state.parent, state.successor) if target and target.draft.is_new)
    return any(map(_is_refused, state.rows)) or any(id(target) in fallen for target in above)


def _refuse_with(row: ListRow, first: ListRow | None) -> None:
    if first is not None:
        reason = _("Line %(line)s, of the same body, is refused: the rows of a body are written together.")
        row.refuse(ListFinding.RULE, reason % {"line": first.line})
    else:
        row.refuse(ListFinding.RULE, _("The body that it refers to is refused itself."))


def _is_refused(row: ListRow) -> bool:
    return any(problem.kind not in HELD for problem in row.problems)
