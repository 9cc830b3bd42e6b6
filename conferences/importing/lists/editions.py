"""A file for one edition touches no other."""

from django.utils.translation import gettext as _

from conferences.importing.lists.findings import ListFinding
from conferences.importing.lists.rows import ListRow
from conferences.models import Edition
from eventsite.lib.text import match_key


def refuse_other_edition(row: ListRow, edition: Edition | None) -> None:
    """Refuse a row that says it is of another edition than the file is for."""
    if edition is None or "edition" not in row.cells:
        return
    key = f"{edition.series.slug}/{edition.number}"
    known = {key, str(edition), str(edition.number), edition.title}
    if match_key(row.cells["edition"]) not in map(match_key, known):
        reason = _("The file goes into %(edition)s alone; right would be “%(key)s”, or an empty cell.")
        row.refuse(ListFinding.OTHER_EDITION, reason % {"edition": edition, "key": key}, "edition")
