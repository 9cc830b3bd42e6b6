"""Keep what a person said of the columns of a file."""

from collections.abc import Mapping, Sequence

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from conferences.models import ColumnMapping
from conferences.reports.column_mappings import header_digest, heading_keys


@transaction.atomic
def remember_columns(
    *, kind: str, header: Sequence[str], chosen: Mapping[int, str], by: AbstractBaseUser | None
) -> None:
    """Keep the column of each place for the next file with the same headings; what was said before goes."""
    columns = {
        key: chosen[place] for place, key in enumerate(heading_keys(header)) if key and place in chosen
    }
    if not columns:
        return
    digest = header_digest(header)
    # Two people may confirm files with the same headings at once.
    kept, is_new = ColumnMapping.objects.select_for_update().get_or_create(
        kind=kind, digest=digest, defaults={"columns": columns, "chosen_by_id": by.pk if by else None}
    )
    if is_new or kept.columns == columns:
        return
    kept.columns = columns
    kept.chosen_by_id = by.pk if by else None
    kept.save()
