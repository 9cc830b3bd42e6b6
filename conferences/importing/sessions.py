"""Sessions of one edition as a list."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conferences.enums import ImportKind
from conferences.importing.lists.columns import rules_of
from conferences.importing.lists.joined import Joined
from conferences.importing.lists.kind import ListOptions, RecordList
from conferences.importing.lists.rows import ListPlan
from conferences.importing.programme.table import programme_format, read_programme
from conferences.importing.session_columns import COLUMNS, TITLES
from conferences.importing.session_rows import SessionComparison
from conferences.models import Day, Edition, Room, Session, Topic
from conferences.services.undoing import Part
from eventsite.lib.tables.columns import Columns, Required
from eventsite.lib.tables.table import Table

_REQUIRED = Required(
    (frozenset({"uid"}), *(frozenset({title, "day", "start", "end"}) for title in TITLES)),
    gettext_lazy(
        "The columns day, start, end and title_en (or title_ru for a title in Russian) are needed; "
        "to change sessions on record, uid is enough. Headings found: %(found)s."
    ),
)
_PARTS = (
    Part(Day, label_related=("edition__series",)),
    Part(Room),
    Part(Topic),
    Part(Session, label_related=("day__edition__series",)),
)


class SessionList(RecordList):
    """Sessions of one edition, with the days, rooms and topics that they need if these may be created.

    A list, or a programme file of another system. Another app may `join` columns to it.
    """

    name = ImportKind.SESSIONS
    model = Session
    rights = ("conferences.import_session", "conferences.add_session", "conferences.change_session")
    place_heading = gettext_lazy("When and where")

    def __init__(self) -> None:
        self._joined: tuple[Joined, ...] = ()
        self._settle()

    def join(self, joined: Joined) -> None:
        """Read the columns of another app with the list; each app does so when it is ready."""
        self._joined = (*self._joined, joined)
        self._settle()

    @property
    def joined_rights(self) -> tuple[str, ...]:
        """Return what a user must be allowed to do for the joined columns to be read."""
        return tuple(right for joined in self._joined for right in joined.rights)

    def _settle(self) -> None:
        columns = (*COLUMNS, *(column for joined in self._joined for column in joined.columns))
        self.rules = rules_of(ImportKind.SESSIONS.value, columns, _REQUIRED)
        self.parts = (*_PARTS, *(part for joined in self._joined for part in joined.parts))

    def _read(self, edition: Edition | None, data: bytes, filename: str, options: ListOptions) -> Table:
        if edition is not None and programme_format(data):
            return read_programme(data, edition, self.limits())
        return super()._read(edition, data, filename, options)

    def compare(
        self, *, edition: Edition | None, table: Table, columns: Columns, options: ListOptions
    ) -> ListPlan:
        assert edition is not None  # noqa: S101 (a list that concerns an edition is never compared without)
        given = [joined for joined in self._joined if _has_any(columns, joined)]
        if given and not options.joined:
            table.notes.append(_("Chairs and speakers are not read."))
        create_missing = options.create_missing
        rows = [joined.begin(edition, create_missing=create_missing) for joined in given if options.joined]
        comparison = SessionComparison(edition, table, columns, create_missing=create_missing, joined=rows)
        return comparison.plan()


def _has_any(columns: Columns, joined: Joined) -> bool:
    return any(column.name in columns.places for column in joined.columns)


SESSIONS = SessionList()
