"""Write texts where they are missing: checked by the model, and never over what somebody else wrote."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.db import transaction
from django.db.models import Model, QuerySet, TextField
from django.utils.translation import gettext as _

from conferences.forms.record import RecordForm
from eventsite.desk.translations.gaps import Gap, gaps_of
from eventsite.desk.translations.kinds import Kind
from eventsite.lib.audit import save_with_reason
from eventsite.lib.records import row_id
from eventsite.lib.wording import direction_of

REASON = "translated"
_SEEN = "seen"


@dataclass(frozen=True, slots=True)
class Typed:
    """A text for a column of a row; `seen` is the digest of the source that the writer looked at."""

    pk: int
    field: str
    text: str
    seen: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A gap as the page shows it; `current` is what somebody else wrote there meanwhile."""

    gap: Gap
    input: forms.BoundField
    errors: tuple[str, ...] = ()
    current: str = ""
    is_clash: bool = False

    @property
    def seen_name(self) -> str:
        return f"{_SEEN}-{self.input.html_name}"


@dataclass
class Filled:
    """What became of the typed texts: rows written, and entries that wait for another look."""

    saved: int = 0
    forms: list[Any] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    gone_rows: set[int] = field(default_factory=set)


def read_typed(kind: Kind, language: str, data: Mapping[str, str]) -> list[Typed]:
    """Return what was typed into the page of a kind and language; what no such page holds is left out."""
    fields = {kind.column(name, language): name for name in kind.fields}
    typed = []
    for key, seen in data.items():
        start, _dash, name = key.partition("-")
        number, _dash, column = name.partition("-")
        pk = row_id(number)
        text = data.get(name, "").strip()
        if start == _SEEN and pk is not None and column in fields and text:
            typed.append(Typed(pk, fields[column], text, seen))
    return typed


def entries_of(kind: Kind, row: Model, language: str) -> list[Entry]:
    """Return what a row lacks, each with an empty input."""
    gaps = list(gaps_of(kind, row, language))
    form = _form(kind, row, language, [gap.column for gap in gaps])
    return [Entry(gap, form[gap.column]) for gap in gaps]


@transaction.atomic
def fill(kind: Kind, language: str, typed: Iterable[Typed], rows: QuerySet[Any], *, by: Any) -> Filled:
    """Write the texts into rows that still lack them and whose source is the one that was looked at.

    Each row is locked and saved by itself: what is wrong with one holds none of the others.
    """
    by_row: dict[int, list[Typed]] = defaultdict(list)
    for each in typed:
        by_row[each.pk].append(each)
    # Two steps: PostgreSQL locks no rows of a query that counts.
    plain = kind.model._default_manager.select_for_update().filter(pk__in=by_row)
    locked = rows.in_bulk(list(plain.order_by("pk").values_list("pk", flat=True)))
    filled = Filled()
    for pk, texts in by_row.items():
        if pk in locked:
            _fill_row(_Row(kind, locked[pk], language, texts), filled, by)
        else:
            filled.gone.extend(each.text for each in texts)
            filled.gone_rows.add(pk)
    return filled


class _Row:
    """A locked row with what was typed for it, but for what stands there already."""

    def __init__(self, kind: Kind, row: Any, language: str, texts: list[Typed]) -> None:
        self.kind, self.row, self.language = kind, row, language
        self.gaps = {gap.field: gap for gap in gaps_of(kind, row, language, [each.field for each in texts])}
        self.there = {name: str(getattr(row, gap.column) or "") for name, gap in self.gaps.items()}
        self.texts = [each for each in texts if self.there[each.field] != each.text]
        self.clashes = {each.field: told for each in self.texts if (told := self._clash(each))}
        self.fine = [each for each in self.texts if each.field not in self.clashes]

    def form(self, texts: Iterable[Typed]) -> RecordForm:
        columns = {self.gaps[each.field].column: each.text for each in texts}
        return _form(self.kind, self.row, self.language, list(columns), columns)

    def _clash(self, typed: Typed) -> str:
        if self.there[typed.field]:
            return _("Somebody filled this in meanwhile. Your text was not saved; what stands there is:")
        if self.gaps[typed.field].digest != typed.seen:
            return _("The source text was changed meanwhile. Look at it again, then save.")
        return ""


def _fill_row(given: _Row, filled: Filled, by: Any) -> None:
    form = given.form(given.fine)
    refused = bool(given.fine) and not form.is_valid()
    if given.fine and not refused:
        save_with_reason(form.instance, by=by, reason=REASON)
        filled.saved += len(given.fine)
        filled.forms.append(form)
    for each in given.texts:
        gap = given.gaps[each.field]
        if told := given.clashes.get(each.field):
            again = given.form([each])[gap.column]
            filled.entries.append(Entry(gap, again, (told,), given.there[each.field], is_clash=True))
        elif refused:
            told_by_model = (*form.errors.get(gap.column, ()), *form.non_field_errors())
            filled.entries.append(Entry(gap, form[gap.column], tuple(map(str, told_by_model))))


def _form(
    kind: Kind, row: Any, language: str, columns: list[str], texts: Mapping[str, str] | None = None
) -> RecordForm:
    """Return the form of some columns of a row; with `texts` it is filled with what was typed."""
    made: Any = forms.modelform_factory(kind.model, form=RecordForm, fields=columns, widgets=_widgets(kind))
    data = None if texts is None else {f"{row.pk}-{column}": text for column, text in texts.items()}
    form: RecordForm = made(data, instance=row, prefix=str(row.pk))
    for column in columns:
        form.fields[column].required = False
        form.fields[column].widget.attrs.update(lang=language, dir=direction_of(language))
        form.initial[column] = ""
    return form


def _widgets(kind: Kind) -> dict[str, type[forms.Widget] | forms.Widget]:
    long = (name for name in kind.fields if isinstance(kind.model._meta.get_field(name), TextField))
    return {column: forms.Textarea(attrs={"rows": 4}) for name in long for column in kind.columns(name)}
