"""What people said before of the columns of files with the same headings."""

from collections import Counter
from collections.abc import Sequence
from hashlib import sha256

from conferences.models import ColumnMapping
from eventsite.lib.tables.reasons import is_reason
from eventsite.lib.text import match_key


def remembered_columns(*, kind: str, header: Sequence[str]) -> dict[int, str] | None:
    """Return the column that each place of the header was given last time, None if there was no such file."""
    known = ColumnMapping.objects.filter(kind=kind, digest=header_digest(header))
    columns = known.values_list("columns", flat=True).first()
    if columns is None:
        return None
    return {place: columns[key] for place, key in enumerate(heading_keys(header)) if key and key in columns}


def header_digest(header: Sequence[str]) -> str:
    """Return one digest for all orders and spellings of the same headings."""
    keys = sorted(key for key in heading_keys(header) if key)
    return sha256("\n".join(keys).encode()).hexdigest()


def heading_keys(header: Sequence[str]) -> list[str]:
    """Return the key of each heading: repeated ones are counted, that of the reasons has none."""
    seen: Counter[str] = Counter()
    keys = []
    for heading in header:
        key = match_key(heading)
        seen[key] += 1
        counted = f"{key}#{seen[key]}" if seen[key] > 1 else key
        keys.append("" if is_reason(heading) else counted)
    return keys
