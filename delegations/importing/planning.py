"""Compare a file with the records of an edition and give every row its verdict. Writes nothing."""

from collections.abc import Mapping

from django.conf import settings
from django.utils.translation import gettext as _

from conferences.importing.columns import settle_columns
from conferences.importing.verdicts import Finding, Verdict
from conferences.models import Edition
from delegations.importing.body_questions import AnsweredBodies
from delegations.importing.candidates import asked_about
from delegations.importing.categories import CategoryMatcher, CategoryRef
from delegations.importing.choices import body_choices, give_keys, remembered_choices, row_choices
from delegations.importing.columns import RULES, VOCABULARY
from delegations.importing.earlier_editions import offer_known_persons
from delegations.importing.entries import read_entries
from delegations.importing.file_order import FileOrder, order_of_file, rank_as_in_file
from delegations.importing.fixed import check_fixed_values, fixed_values
from delegations.importing.joining import join_rows, settle_joined
from delegations.importing.known_bodies import load_spellings
from delegations.importing.known_delegates import Register, load_register
from delegations.importing.matching import BodyMatcher
from delegations.importing.options import ImportOptions
from delegations.importing.persons import PersonMatcher
from delegations.importing.plan import ImportPlan, NewDelegation, PlannedRow
from delegations.importing.protocol import rank_newcomers, reject_second_heads
from delegations.importing.verdicts import FindingKind
from eventsite.lib.garbage import collector_paused
from eventsite.lib.tables.columns import Columns, column_name
from eventsite.lib.tables.limits import Limits, WrongChoice
from eventsite.lib.tables.reader import read_table
from eventsite.lib.tables.table import Table


def plan_import(
    *, edition: Edition, data: bytes, filename: str = "", options: ImportOptions | None = None
) -> ImportPlan:
    """Return what importing the file into the edition would do. Raises UnreadableFile."""
    chosen = options or ImportOptions()
    table = read_attendee_table(data, filename=filename, options=chosen)
    return compare(edition=edition, table=table, options=chosen)


@collector_paused()
def read_attendee_table(data: bytes, *, filename: str, options: ImportOptions) -> Table:
    """Read a file within the limits of the settings. Raises UnreadableFile."""
    limits = Limits(file_size=settings.IMPORT_MAX_BYTES, rows=settings.IMPORT_MAX_ROWS)
    return read_table(
        data,
        VOCABULARY,
        filename=filename,
        encoding=options.encoding or None,
        delimiter=options.delimiter or None,
        heading_line=options.heading_line,
        limits=limits,
    )


@collector_paused()
def compare(*, edition: Edition, table: Table, options: ImportOptions) -> ImportPlan:
    """Compare a table with the records, in a constant number of queries. Raises UnreadableFile."""
    given = [name for name, text in fixed_values(options).items() if text]
    columns = settle_columns(RULES, table, chosen=options.columns, given=given)
    return _Planner(edition, table, columns, options).plan()


class _Planner:
    """One comparison: what is known, what the file says, and the verdicts, in that order."""

    def __init__(self, edition: Edition, table: Table, columns: Columns, options: ImportOptions) -> None:
        self._table = table
        self._columns = columns
        self._options = options
        headings = {name: column_name(table, place) for name, place in columns.places.items()}
        create = options.create_missing
        matcher = BodyMatcher(load_spellings(edition.starts_on), create_missing=create, columns=headings)
        self._bodies = AnsweredBodies(matcher, body_choices(options.bodies))
        self._edition = edition
        self._reopened: tuple[str, ...] = ()
        self._categories = CategoryMatcher(
            edition, create_missing=create, column=headings.get("category", "")
        )
        self._register: Register = load_register(edition)

    def plan(self) -> ImportPlan:
        check_fixed_values(self._options, self._bodies)
        rows = [
            # The entry's own values: a copy of each would double what a long list takes.
            PlannedRow(entry, values=entry.values)
            for entry in read_entries(self._table, self._columns, fixed_values(self._options))
        ]
        self._place_rows(rows)
        placed = [row for row in rows if row.body]
        self._take_choices(rows)
        if self._options.file_order:
            rank_as_in_file(placed)
        persons = PersonMatcher(self._register, placed)
        for row in placed:
            if row.verdict != Verdict.REJECTED:
                persons.decide(row)
        offer_known_persons(placed, self._edition, self._register)
        reject_second_heads(placed, self._register)
        rank_newcomers(placed, self._register)
        settle_joined(placed)
        give_keys(rows, asked_about(rows))
        return self._result(rows)

    def _take_choices(self, rows: list[PlannedRow]) -> None:
        """Give rows what was decided for them: in this preview, else at an earlier import of the list."""
        remembered, chosen = remembered_choices(self._edition), row_choices(self._options.rows)
        self._reopened = tuple(key for key, choice in chosen.items() if choice.is_open and key in remembered)
        if choices := remembered | chosen:
            give_keys(rows)
            for row in rows:
                row.choice = choices.get(row.key)
            join_rows([row for row in rows if row.verdict != Verdict.REJECTED], self._register)

    def _place_rows(self, rows: list[PlannedRow]) -> None:
        """Find each row's body and category; reject what has none or carries a bad value."""
        for row in rows:
            if row.entry.problems:
                row.reject(*row.entry.problems)
            if row.entry.body or row.entry.body_code:
                match = self._bodies.match(row.entry.body, row.entry.body_code)
                row.body, row.printed_name = match.body, match.printed_name
                row.notes.extend(match.notes)
                if match.question:
                    match.question.lines.append(row.line)
                if match.problem:
                    row.reject(match.problem)
        settled = self._settled_categories(rows)
        for row in rows:
            self._categorize(row, settled)

    def _settled_categories(self, rows: list[PlannedRow]) -> dict[str, CategoryRef]:
        """Return the category by body: the delegation's on record, else the first that the file names."""
        settled = {
            f"id:{body_id}": self._categories.by_id(delegation.category_id)
            for body_id, delegation in self._register.delegations.items()
        }
        for row in rows:
            if row.body and row.entry.category:
                found = self._categories.match(row.entry.category)
                if isinstance(found, CategoryRef):
                    settled.setdefault(row.body.key, found)
        return settled

    def _categorize(self, row: PlannedRow, settled: Mapping[str, CategoryRef]) -> None:
        found = self._categories.match(row.entry.category) if row.entry.category else None
        if isinstance(found, Finding):
            row.reject(found)
        elif row.body:
            row.category = settled.get(row.body.key) or self._proposed(row)
            if row.category is None:
                row.reject(self._no_category(row))
            elif found and found != row.category:
                row.reject(self._category_differs(row, row.category))

    def _proposed(self, row: PlannedRow) -> CategoryRef | None:
        """Return the category chosen for the whole file, else the one of the body's status at the edition."""
        if self._options.category:
            found = self._categories.match(self._options.category)
            if isinstance(found, Finding):
                raise WrongChoice(
                    "category", _("The category chosen for the file: %(reason)s") % {"reason": found.reason}
                )
            return found
        return self._categories.by_status(row.body.id if row.body else None)

    def _no_category(self, row: PlannedRow) -> Finding:
        reason = _(
            "The row names no category, and “%(body)s” has no status at the edition. Fill in the category, "
            "or choose one for the whole file."
        )
        label = row.body.label if row.body else ""
        return Finding(FindingKind.CATEGORY_MISSING, reason % {"body": label}, self._heading("category"))

    def _category_differs(self, row: PlannedRow, settled: CategoryRef) -> Finding:
        reason = _(
            "The delegation of “%(body)s” is in the category “%(settled)s”, the row says “%(found)s”. "
            "A delegation has one category: correct the row or the delegation."
        ) % {
            "body": row.body.label if row.body else "",
            "settled": settled.label,
            "found": row.entry.category,
        }
        return Finding(
            FindingKind.CATEGORY_DIFFERS,
            reason,
            self._heading("category"),
            row.entry.category,
            (settled.label,),
        )

    def _heading(self, column: str) -> str:
        place = self._columns.places.get(column)
        return column_name(self._table, place) if place is not None else ""

    def _result(self, rows: list[PlannedRow]) -> ImportPlan:
        known = self._register.delegations
        opened: dict[str, NewDelegation] = {}
        for row in rows:
            if row.verdict == Verdict.NEW and row.body and row.category and row.body.id not in known:
                name = row.entry.body if self._options.file_names else ""
                new = NewDelegation(row.body, row.category, name or row.printed_name)
                opened.setdefault(row.body.key, new)
        categories_now = {f"id:{delegation.category_id}" for delegation in known.values()}
        new_categories = {
            new.category.key: new.category for new in opened.values() if new.category.id is None
        }
        order = self._order(rows, opened)
        return ImportPlan(
            table=self._table,
            columns=self._columns,
            rows=rows,
            new_bodies=tuple(new.body for new in opened.values() if new.body.id is None),
            new_categories=tuple(new_categories.values()),
            new_delegations=tuple(opened.values()),
            positions=order.positions,
            category_orders=order.categories,
            delegations_now=len(known),
            categories_now=len(categories_now),
            reopened=self._reopened,
            questions=self._bodies.questions,
            aliases=self._bodies.aliases(),
            categories_after=len(categories_now | {new.category.key for new in opened.values()}),
        )

    def _order(self, rows: list[PlannedRow], opened: Mapping[str, NewDelegation]) -> FileOrder:
        """Return what keeps the order of the file, where that was asked for."""
        if not self._options.file_order:
            return FileOrder()
        known = {f"id:{body_id}": delegation for body_id, delegation in self._register.delegations.items()}
        order = order_of_file(self._edition, rows, opened, known)
        if order.note:
            self._table.notes.append(order.note)
        return order
