"""The columns of translated fields, and what a row holds in them."""

from collections.abc import Iterable

from modeltranslation.utils import build_localized_fieldname

from conferences.enums import Language
from conferences.importing.lists.rows import ListRow


def columns_of(field: str) -> tuple[str, ...]:
    """Return the column of each language of a translated field."""
    return tuple(build_localized_fieldname(field, language.value) for language in Language)


def texts_of(row: ListRow, columns: Iterable[str]) -> list[str]:
    """Return the texts that a row gives in these columns, the first language first."""
    return [row.cells[name] for name in columns if name in row.cells]
