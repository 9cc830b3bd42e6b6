"""Sessions of one edition as a list."""

from django.utils.translation import gettext_lazy

from conferences.enums import ImportKind
from conferences.importing.lists.columns import rules_of
from conferences.importing.lists.kind import ListOptions, RecordList
from conferences.importing.lists.rows import ListPlan
from conferences.importing.session_columns import COLUMNS, TITLES
from conferences.importing.session_rows import SessionComparison
from conferences.models import Day, Edition, Room, Session, Topic
from conferences.services.undoing import Part
from eventsite.lib.tables.columns import Columns, Required
from eventsite.lib.tables.table import Table


class SessionList(RecordList):
    """Sessions of one edition, with the days, rooms and topics that they need if these may be created."""

    name = ImportKind.SESSIONS
    model = Session
    rights = ("conferences.import_session", "conferences.add_session", "conferences.change_session")
    place_heading = gettext_lazy("When and where")
    rules = rules_of(
        ImportKind.SESSIONS.value,
        COLUMNS,
        Required(
            (frozenset({"uid"}), *(frozenset({title, "day", "start", "end"}) for title in TITLES)),
            gettext_lazy(
                "The columns day, start, end and title_en (or title_ru for a title in Russian) are needed; "
                "to change sessions on record, uid is enough. Headings found: %(found)s."
            ),
        ),
    )
    parts = (
        Part(Day, label_related=("edition__series",)),
        Part(Room),
        Part(Topic),
        Part(Session, label_related=("day__edition__series",)),
    )

    def compare(
        self, *, edition: Edition | None, table: Table, columns: Columns, options: ListOptions
    ) -> ListPlan:
        assert edition is not None  # noqa: S101 (a list that concerns an edition is never compared without)
        return SessionComparison(edition, table, columns, create_missing=options.create_missing).plan()


SESSIONS = SessionList()
