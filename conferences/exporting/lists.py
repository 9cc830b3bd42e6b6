"""Any list as a table: columns by the names of the fields, one row a record, every cell harmless."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import tablib
from django.conf import settings
from django.db.models import ForeignKey, Model, QuerySet
from import_export import resources
from modeltranslation.translator import translator
from modeltranslation.utils import build_localized_fieldname

from conferences.models import Edition
from eventsite.lib.csv_safety import escape_formula

#: What stands in one column, of one record.
Getter = Callable[[Any], Any]
#: Records read from the database at a time.
_CHUNK = 1000


def edition_key(edition: Edition) -> str:
    """Return what names an edition in a file, as on the command line: `sample-forum/9`."""
    return f"{edition.series.slug}/{edition.number}"


def any_language(record: Model, name: str) -> str:
    """Return a translated text in the first language that has it, whoever asks."""
    texts = (getattr(record, build_localized_fieldname(name, code)) for code in _languages())
    return next(filter(None, texts), "") or ""


def translated(name: str) -> dict[str, Getter]:
    """Return a column for each language of a translated field."""
    columns = (build_localized_fieldname(name, code) for code in _languages())
    return {column: _attribute(column) for column in columns}


def cell(value: Any) -> Any:
    """Return a value as a spreadsheet and the import take it: plain, and never run as a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return value
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).strftime("%Y-%m-%d %H:%M")
    if isinstance(value, list | tuple):
        value = ", ".join(map(str, value))
    return escape_formula(str(value))


@dataclass(frozen=True, slots=True)
class JoinedColumns:
    """Columns that another app adds to a list, for those who have the rights to take them away."""

    columns: Mapping[str, Getter]
    rights: tuple[str, ...]
    prefetch: tuple[Any, ...] = ()


def _may_nothing(_rights: Sequence[str]) -> bool:
    return False


class ListResource(resources.Resource):
    """The records of one list. It writes tables only; reading them is the work of the imports.

    `names` are fields in the order of the columns: a translated one has a column a language, a relation
    is shown by what names its record (`shown`); `extra` are columns besides, before those of the fields.
    `joined` are columns of other apps, after them; `may` says whether a user has all of some rights.
    """

    model: ClassVar[type[Model]]
    names: ClassVar[tuple[str, ...]] = ()
    extra: ClassVar[Mapping[str, Getter]] = {}
    related: ClassVar[tuple[str, ...]] = ()
    prefetch: ClassVar[tuple[Any, ...]] = ()
    joined: ClassVar[tuple[JoinedColumns, ...]] = ()

    def __init__(self, may: Callable[[Sequence[str]], bool] = _may_nothing, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._joined = [joined for joined in self.joined if may(joined.rights)]

    @classmethod
    def join(cls, joined: JoinedColumns) -> None:
        """Add columns of another app; each app does so when it is ready."""
        cls.joined = (*cls.joined, joined)

    @classmethod
    def get_display_name(cls) -> str:
        """Return what the form calls the list."""
        return str(cls.model._meta.verbose_name_plural)

    def shown(self, target: type[Model]) -> Getter:
        """Return what names a record of the target in a file."""
        return _SHOWN.get(target, str)

    def columns(self) -> dict[str, Getter]:
        """Return the columns with what stands in them."""
        columns = dict(self.extra)
        translatable = _translated_names(self.model)
        for name in self.names:
            columns |= translated(name) if name in translatable else {name: self._getter(name)}
        for joined in self._joined:
            columns |= joined.columns
        return columns

    def rows(self, record: Any, columns: Mapping[str, Getter]) -> Iterable[Sequence[Any]]:
        """Return the rows of one record: most have one."""
        yield [getter(record) for getter in columns.values()]

    def export(self, *_args: Any, queryset: QuerySet[Any], **_kwargs: Any) -> tablib.Dataset:
        """Return the table, in the order of the list and in a number of queries that no record adds to."""
        columns = self.columns()
        table = tablib.Dataset(headers=list(columns))
        for record in self._records(queryset):
            for row in self.rows(record, columns):
                table.append([cell(value) for value in row])
        return table

    def get_user_visible_fields(self) -> list[Any]:
        """Name no columns on the form: all are exported."""
        return []

    def _records(self, queryset: QuerySet[Any]) -> Iterator[Any]:
        relations = [name for name in self.names if isinstance(self._field(name), ForeignKey)]
        needed = {*relations, *self.related, *(f"{name}__series" for name in relations if name == "edition")}
        chosen = queryset.select_related(*needed) if needed else queryset
        joined = (each for joined in self._joined for each in joined.prefetch)
        return chosen.prefetch_related(*self.prefetch, *joined).iterator(chunk_size=_CHUNK)

    def _field(self, name: str) -> Any:
        return self.model._meta.get_field(name)

    def _getter(self, name: str) -> Getter:
        field = self._field(name)
        if not isinstance(field, ForeignKey):
            return _attribute(name)
        get, show = _attribute(name), self.shown(field.related_model)
        return lambda record: show(found) if (found := get(record)) is not None else ""


#: What names a record of a model in files; any other is shown by its text.
_SHOWN: dict[type[Model], Getter] = {}


def names_in_files(model: type[Model], getter: Getter) -> None:
    """Say what names a record of a model in the files of every list."""
    _SHOWN[model] = getter


def _attribute(name: str) -> Getter:
    return lambda record: getattr(record, name)


def _languages() -> Sequence[str]:
    return settings.MODELTRANSLATION_LANGUAGES


def _translated_names(model: type[Model]) -> set[str]:
    if model not in translator.get_registered_models():
        return set()
    return set(translator.get_options_for_model(model).all_fields)
