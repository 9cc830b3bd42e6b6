"""The column of a search key, and the comparison that its patterns need."""

from collections.abc import Callable, Sequence
from typing import Any

from django.conf import settings
from django.db.models import Lookup
from modeltranslation.utils import build_localized_fieldname

from eventsite.lib.records import DerivedTextField
from eventsite.lib.search.keys import LONGEST, search_key


class SearchKeyField(DerivedTextField):
    """The `search_key` of a record, made at every write of the texts in the fields `made_of`."""

    def __init__(
        self,
        *args: Any,
        made_of: Sequence[str] = (),
        derive: Callable[[Any], str] | None = None,
        **kwargs: Any,
    ) -> None:
        kwargs.setdefault("max_length", LONGEST)
        made = derive or (key_from(made_of) if made_of else None)
        super().__init__(*args, made_of=made_of, derive=made, **kwargs)


@SearchKeyField.register_lookup
class Like(Lookup):
    """LIKE with the pattern as it is given: made of letters, digits, blanks, `%` and `_` alone."""

    lookup_name = "like"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        column, before = self.process_lhs(compiler, connection)
        pattern, after = self.process_rhs(compiler, connection)
        return f"{column} LIKE {pattern}", (*before, *after)


def key_from(names: Sequence[str]) -> Callable[[Any], str]:
    """Return the function that makes the key of a row from the texts in these of its fields."""
    return lambda row: search_key(*(getattr(row, name) for name in names))


def in_every_language(*names: str) -> tuple[str, ...]:
    """Return the columns of translated fields."""
    return tuple(
        build_localized_fieldname(name, language)
        for name in names
        for language in settings.MODELTRANSLATION_LANGUAGES
    )
