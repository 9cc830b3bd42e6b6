"""Rooms of one edition as a list."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conferences.enums import ImportKind
from conferences.importing.lists.columns import EDITION, column, in_six_languages, rules_of
from conferences.importing.lists.comparing import Names, check, draft_of, given_values
from conferences.importing.lists.editions import refuse_other_edition
from conferences.importing.lists.findings import ListFinding
from conferences.importing.lists.kind import ListOptions, RecordList, settled
from conferences.importing.lists.rows import ListPlan, ListRow, read_rows
from conferences.importing.lists.translated import columns_of, texts_of
from conferences.models import Edition, Room
from conferences.services.undoing import Part
from eventsite.lib.tables.columns import Columns, Required
from eventsite.lib.tables.table import Table

NAMES = columns_of("name")
COLUMNS = (
    EDITION,
    *in_six_languages(
        "name",
        gettext_lazy("Name"),
        {
            "en": "Name | Room | Room name | Hall",
            "fr": "Nom | Salle | Nom de la salle",
            "es": "Nombre | Sala | Nombre de la sala",
            "ru": "Название | Зал | Помещение | Название зала",
            "zh-hans": "名称 | 会议室 | 会议室名称 | 会场",
            "ar": "الاسم | القاعة | اسم القاعة",
        },
    ),
    column(
        "seats",
        gettext_lazy("Seats"),
        """
        Seats | Capacity | Places | Number of seats | Capacité | Nombre de places | Plazas | Capacidad | Aforo
        Мест | Места | Вместимость | Число мест | 座位 | 座位数 | 容量 | المقاعد | عدد المقاعد | السعة
        """,
    ),
    column(
        "order",
        gettext_lazy("Order"),
        """
        Order | Position | Ordre | Orden | Порядок | Порядковый номер | 顺序 | 排序 | الترتيب
        """,
    ),
)


class RoomList(RecordList):
    """Rooms of one edition, known by their name in any language."""

    name = ImportKind.ROOMS
    model = Room
    rights = ("conferences.import_room", "conferences.add_room", "conferences.change_room")
    rules = rules_of(
        ImportKind.ROOMS.value,
        COLUMNS,
        Required(
            tuple(frozenset({name}) for name in NAMES),
            gettext_lazy(
                "There is no column with the name of the room: name one name_en, or name_ru for a name in "
                "Russian. Headings found: %(found)s."
            ),
        ),
    )
    parts = (Part(Room),)

    def compare(
        self, *, edition: Edition | None, table: Table, columns: Columns, options: ListOptions
    ) -> ListPlan:
        return _Comparison(edition, table, columns).plan()


class _Comparison:
    def __init__(self, edition: Edition | None, table: Table, columns: Columns) -> None:
        self._edition, self._table, self._columns = edition, table, columns
        self._rooms: Names[Room] = Names()
        #: Lines by the identity of the room: a new one has no key yet.
        self._lines: dict[int, int] = {}
        self._last = 0
        for room in Room.objects.filter(edition=edition).order_by("id"):
            self._rooms.add(room, *(getattr(room, name) for name in NAMES))
            self._last = max(self._last, room.order)

    def plan(self) -> ListPlan:
        rows = list(read_rows(self._table, self._columns))
        for row in rows:
            self._compare(row)
        return settled(self._table, self._columns, rows)

    def _compare(self, row: ListRow) -> None:
        names = texts_of(row, NAMES)
        row.shown_name = next(iter(names), "")
        refuse_other_edition(row, self._edition)
        values = given_values(row, Room, (*NAMES, "seats", "order"))
        if not names:
            row.refuse(ListFinding.MISSING, _("The row names no room."))
        if row.problems:
            return
        room, is_new = self._room(row, names)
        if room is None:
            return
        if is_new:
            self._last += 1
            values.setdefault("order", self._last)
        draft = draft_of(row, room, values, is_new=is_new)
        row.shown_detail = row.cells.get("seats", "")
        row.drafts.append(draft)
        check(row, draft)
        self._lines[id(room)] = row.line
        if is_new:
            self._rooms.add(room, *names)

    def _room(self, row: ListRow, names: list[str]) -> tuple[Room | None, bool]:
        """Return the room that the row means, and whether it is a new one; None where that is not clear."""
        found = self._rooms.find(*names)
        if not found:
            return Room(edition=self._edition), True
        if len(found) > 1:
            reason = _("Several rooms of the edition have these names. Rename one of them first.")
            row.refuse(ListFinding.DUPLICATE, reason)
            return None, False
        if line := self._lines.get(id(found[0])):
            reason = _("The same room stands in line %(line)s already.") % {"line": line}
            row.refuse(ListFinding.DUPLICATE, reason)
            return None, False
        return found[0], False


ROOMS = RoomList()
