"""The names, statuses and other spellings that rows give to a body."""

from collections.abc import Callable, Hashable, Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from conferences.importing.languages import language_of
from conferences.importing.lists.comparing import Names, draft_of, refuse_all, rule
from conferences.importing.lists.findings import ListFinding
from conferences.importing.lists.rows import Draft, ListRow
from conferences.importing.lists.values import read_choice, read_date, read_language, read_value
from conferences.models import Source
from delegations.enums import BodyNameForm
from delegations.importing.body_states import Bodies, BodyState, same_in_time
from delegations.models import BodyAlias, BodyName, BodyStatus, Category
from delegations.validators import validate_no_overlap
from eventsite.lib.text import match_key


class BodyParts:
    """What rows say of bodies besides their own columns; two queries."""

    def __init__(self, bodies: Bodies) -> None:
        self._bodies = bodies
        self._sources: Names[Source] = Names()
        self._categories: dict[str, Names[Category]] = {}
        self._all_categories: Names[Category] = Names()
        #: The lines that gave a part already, by its identity.
        self._lines: dict[int, int] = {}
        for source in Source.objects.order_by("id"):
            self._sources.add(source, source.name, source.title)
        for category in Category.objects.select_related("series").order_by("id"):
            self._add_category(category)

    def _add_category(self, category: Category) -> None:
        texts = [getattr(category, f.attname) for f in category._meta.concrete_fields if _is_text(f.attname)]
        self._all_categories.add(category, category.slug, *texts)
        series = category.series
        for key in filter(None, {series.slug, series.acronym, series.name}):
            self._categories.setdefault(match_key(key), Names()).add(category, category.slug, *texts)

    def read(self, row: ListRow) -> dict[str, Any]:
        """Return what the row says of a name and a status; what is wrong is noted in the row."""
        values: dict[str, Any] = {}
        for name, read in _READERS.items():
            if name in row.cells:
                try:
                    values[name] = read(row.cells[name])
                except ValidationError as error:
                    refuse_all(row, error, name)
        for name in ("name_source", "status_source"):
            if name in row.cells:
                values[name] = self._sources.only(row, name, row.cells[name])
        if "category" in row.cells:
            values["category"] = self._category(row)
        self._refuse_halves(row)
        return values

    def _category(self, row: ListRow) -> Category | None:
        names = self._all_categories
        if "series" in row.cells:
            of_series = self._categories.get(match_key(row.cells["series"]))
            if of_series is None:
                reason = _("No series with categories has this name or address.")
                row.refuse(ListFinding.NOT_FOUND, reason, "series")
                return None
            names = of_series
        return names.only(row, "category", row.cells["category"])

    def _refuse_halves(self, row: ListRow) -> None:
        for whole, parts in (
            ("name", ("language", "form", "name_from", "name_to", "name_source")),
            ("category", ("series", "status_from", "status_to", "status_source")),
        ):
            if whole not in row.cells and (left := [part for part in parts if part in row.cells]):
                reason = _("This column says something of “%(column)s”, which is empty in this row.")
                row.refuse(ListFinding.MISSING, reason % {"column": row.headings.get(whole, whole)}, left[0])

    def give(self, row: ListRow, state: BodyState, values: dict[str, Any]) -> None:
        """Add to the body what the row says, or change what is on record."""
        if "name" in values:
            self._name(row, state, values)
        if values.get("category"):
            self._status(row, state, values)
        if "alias" in values:
            self._alias(row, state, values["alias"])

    def _name(self, row: ListRow, state: BodyState, values: dict[str, Any]) -> None:
        language = values.get("language") or language_of(values["name"])
        form = values.get("form", BodyNameForm.SHORT)
        key = match_key(values["name"])
        alike = [draft for draft in state.names if _name_key(draft) == (language, form, key)]
        given = {"text": values["name"], **_dated(values, "name")}
        new = BodyName(body=state.record, language=language, form=form)
        self._part(row, state.names, alike, given, new)

    def _status(self, row: ListRow, state: BodyState, values: dict[str, Any]) -> None:
        category = values["category"]
        alike = [draft for draft in state.statuses if draft.record.category_id == category.pk]
        new = BodyStatus(body=state.record, category=category)
        self._part(row, state.statuses, alike, _dated(values, "status"), new)

    def _part(
        self, row: ListRow, parts: list[Draft], alike: list[Draft], values: dict[str, Any], new: Any
    ) -> None:
        found = same_in_time(alike, (values.get("valid_from"), values.get("valid_to")))
        if len(found) > 1:
            reason = _("It is on record for several times. Give the day from which the one meant is valid.")
            row.refuse(ListFinding.AMBIGUOUS, reason)
            return
        if found and (line := self._lines.get(id(found[0].record))):
            row.refuse(ListFinding.DUPLICATE, _("The same stands in line %(line)s already.") % {"line": line})
            return
        draft = draft_of(row, found[0].record if found else new, values, is_new=not found)
        if found:
            parts[parts.index(found[0])] = draft
        else:
            parts.append(draft)
        self._lines[id(draft.record)] = row.line
        row.drafts.append(draft)

    def _alias(self, row: ListRow, state: BodyState, text: str) -> None:
        key = match_key(text)
        other = self._bodies.aliases.get(key)
        if other is not None and other is not state:
            reason = _("“%(text)s” already leads to %(body)s.") % {"text": text, "body": other.record}
            row.refuse(ListFinding.RULE, reason, "alias")
        elif other is None:
            self._bodies.aliases[key] = state
            row.drafts.append(Draft(BodyAlias(body=state.record, text=text), is_new=True))


def check_times(state: BodyState) -> None:
    """Refuse the rows that leave two names of one form and language, or two statuses, on one day."""
    _check(state.rows, state.names, "bodyname_ends_after_start", lambda name: (name.language, name.form))
    _check(
        state.rows, state.statuses, "bodystatus_ends_after_start", lambda status: status.category.series_id
    )


def _check(
    rows: Iterable[ListRow], parts: list[Draft], constraint: str, kind: Callable[[Any], Hashable]
) -> None:
    row_of = {id(draft): row for row in rows for draft in row.drafts}
    for draft in parts:
        row, record = row_of.get(id(draft)), draft.record
        if row is None or not draft.is_written:
            continue
        if record.valid_from and record.valid_to and record.valid_to < record.valid_from:
            row.refuse(ListFinding.RULE, rule(type(record), constraint))
            continue
        others = (other.record for other in parts if other is not draft)
        try:
            validate_no_overlap(
                record.period, [other.period for other in others if kind(other) == kind(record)]
            )
        except ValidationError as error:
            refuse_all(row, error)


def _name_key(draft: Draft) -> tuple[str, str, str]:
    name = draft.record
    return name.language, name.form, match_key(name.text)


def _dated(values: dict[str, Any], what: str) -> dict[str, Any]:
    """Return the period and the source that a row gives, by the names of the fields."""
    fields = {"valid_from": f"{what}_from", "valid_to": f"{what}_to", "source": f"{what}_source"}
    return {name: values[column] for name, column in fields.items() if values.get(column) is not None}


def _is_text(name: str) -> bool:
    return name.startswith(("name", "heading"))


def _name_field(name: str) -> Any:
    return BodyName._meta.get_field(name)


_READERS: dict[str, Callable[[str], Any]] = {
    "name": lambda text: read_value(_name_field("text"), text),
    "language": read_language,
    "form": lambda text: read_choice(_name_field("form"), text),
    "name_from": read_date,
    "name_to": read_date,
    "status_from": read_date,
    "status_to": read_date,
    "alias": lambda text: read_value(BodyAlias._meta.get_field("text"), text),
}
