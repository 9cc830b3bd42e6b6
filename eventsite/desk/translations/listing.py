"""The texts that are missing in a language as rows of a table: for commands and for translators."""

from collections.abc import Iterable, Iterator

from eventsite.desk.translations.gaps import gaps_of, rows_with_gaps
from eventsite.desk.translations.kinds import Kind, Scope

COLUMNS = ("kind", "id", "field", "source language", "source text", "target language", "translation")
_AT_ONCE = 500


def gap_rows(kinds: Iterable[Kind], scope: Scope, language: str) -> Iterator[tuple[str, ...]]:
    """Yield a row under COLUMNS for each missing text, the last cell empty; the rows of a kind together."""
    for kind in kinds:
        rows = rows_with_gaps(kind, scope, language, kind.model._default_manager.all())
        for row in rows.iterator(_AT_ONCE):
            for gap in gaps_of(kind, row, language):
                source = gap.source
                yield kind.key, str(row.pk), gap.field, source.language, source.text, language, ""
