"""Topics as a list, and their place at one edition if one is chosen."""

from django.utils.text import slugify
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
from conferences.models import Edition, EditionTopic, Topic
from conferences.services.undoing import Part
from eventsite.lib.tables.columns import Columns, Required
from eventsite.lib.tables.table import Table

NAMES = columns_of("name")
_TOPIC = ("slug", *NAMES, *columns_of("description"))
_PLACE = (*columns_of("wording"), "order")
COLUMNS = (
    EDITION,
    column(
        "slug",
        gettext_lazy("Address"),
        """
        Slug | Address | Identifier | Topic address | Adresse | Identifiant | Dirección | Identificador
        Адрес | Идентификатор | 地址 | 标识 | العنوان | المعرف
        """,
    ),
    *in_six_languages(
        "name",
        gettext_lazy("Name"),
        {
            "en": "Name | Topic | Topic name | Theme | Subject",
            "fr": "Nom | Thème | Sujet | Nom du thème",
            "es": "Nombre | Tema | Nombre del tema",
            "ru": "Название | Тема | Название темы",
            "zh-hans": "名称 | 议题 | 主题",
            "ar": "الاسم | الموضوع | اسم الموضوع",
        },
    ),
    *in_six_languages(
        "description",
        gettext_lazy("Description"),
        {
            "en": "Description | Summary",
            "fr": "Description du thème | Résumé",
            "es": "Descripción | Resumen",
            "ru": "Описание",
            "zh-hans": "说明 | 描述",
            "ar": "الوصف",
        },
    ),
    *in_six_languages(
        "wording",
        gettext_lazy("Wording at the edition"),
        {
            "en": "Wording | Wording at this edition",
            "fr": "Libellé",
            "es": "Redacción | Formulación",
            "ru": "Формулировка",
            "zh-hans": "措辞",
            "ar": "الصياغة",
        },
    ),
    column(
        "order",
        gettext_lazy("Order"),
        """
        Order | Number | No. | Ordre | Numéro | Orden | Número | Порядок | Номер | № | 顺序 | 序号
        الترتيب | الرقم
        """,
    ),
)


class TopicList(RecordList):
    """Topics, known by their address, else by their name in any language."""

    name = ImportKind.TOPICS
    model = Topic
    concerns_edition = False
    may_concern_edition = True
    rights = (
        "conferences.import_topic",
        "conferences.add_topic",
        "conferences.change_topic",
        "conferences.add_editiontopic",
        "conferences.change_editiontopic",
    )
    place_heading = gettext_lazy("Wording at the edition")
    rules = rules_of(
        ImportKind.TOPICS.value,
        COLUMNS,
        Required(
            tuple(frozenset({name}) for name in ("slug", *NAMES)),
            gettext_lazy(
                "There is no column that says which topic a row is about: name one slug, or name_en for its "
                "name. Headings found: %(found)s."
            ),
        ),
    )
    parts = (Part(Topic), Part(EditionTopic, label_related=("topic",)))

    def compare(
        self, *, edition: Edition | None, table: Table, columns: Columns, options: ListOptions
    ) -> ListPlan:
        if edition is None and any(name in columns.places for name in _PLACE):
            table.notes.append(
                _(
                    "Wording and order belong to an edition; none was chosen, so these columns were passed "
                    "over."
                )
            )
        return _Comparison(edition, table, columns).plan()


class _Comparison:
    def __init__(self, edition: Edition | None, table: Table, columns: Columns) -> None:
        self._edition, self._table, self._columns = edition, table, columns
        self._names: Names[Topic] = Names()
        self._addresses: dict[str, Topic] = {}
        #: Lines by the identity of the topic: a new one has no key yet.
        self._lines: dict[int, int] = {}
        for topic in Topic.objects.order_by("id"):
            self._addresses[topic.slug] = topic
            self._names.add(topic, *(getattr(topic, name) for name in NAMES))
        placed = EditionTopic.objects.filter(edition=edition).order_by("id") if edition else ()
        self._placed = {place.topic_id: place for place in placed}
        self._last = max((place.order for place in self._placed.values()), default=0)

    def plan(self) -> ListPlan:
        rows = list(read_rows(self._table, self._columns))
        for row in rows:
            self._compare(row)
        return settled(self._table, self._columns, rows)

    def _compare(self, row: ListRow) -> None:
        names = texts_of(row, NAMES)
        row.shown_name = next(iter(names), row.cells.get("slug", ""))
        refuse_other_edition(row, self._edition)
        values = given_values(row, Topic, _TOPIC)
        place = given_values(row, EditionTopic, _PLACE) if self._edition else {}
        if row.problems:
            return
        topic, is_new = self._topic(row, values.get("slug", ""), names)
        if topic is None:
            return
        draft = draft_of(row, topic, values, is_new=is_new)
        row.drafts.append(draft)
        check(row, draft)
        if self._edition is not None:
            self._place(row, self._edition, draft.record, place)
        self._lines[id(topic)] = row.line
        if is_new:
            self._addresses[topic.slug] = topic
            self._names.add(topic, *names)

    def _place(self, row: ListRow, edition: Edition, topic: Topic, values: dict[str, object]) -> None:
        """Put the topic on the agenda of the edition, or leave it in its place there."""
        row.shown_place = str(next(iter(values.values()), ""))
        known = self._placed.get(topic.pk) if topic.pk else None
        if known is None:
            self._last += 1
            values.setdefault("order", self._last)
        place = known or EditionTopic(edition=edition, topic=topic)
        row.drafts.append(draft_of(row, place, values, is_new=known is None))

    def _topic(self, row: ListRow, slug: str, names: list[str]) -> tuple[Topic | None, bool]:
        """Return the topic that the row means, and whether it is a new one; None where that is not clear."""
        known = self._addresses.get(slug)
        named = self._names.find(*names)
        if known is None and named and (slug or len(named) > 1):
            addresses = ", ".join(sorted(topic.slug for topic in named))
            reason = _(
                "A topic of this name is on record at “%(addresses)s”. Give that address, or another name."
            )
            row.refuse(ListFinding.DUPLICATE, reason % {"addresses": addresses})
            return None, False
        topic = known or next(iter(named), None)
        if topic is None:
            return self._new(row, slug, names), True
        if line := self._lines.get(id(topic)):
            row.refuse(
                ListFinding.DUPLICATE, _("The same topic stands in line %(line)s already.") % {"line": line}
            )
            return None, False
        return topic, False

    def _new(self, row: ListRow, slug: str, names: list[str]) -> Topic | None:
        address = slug or slugify(row.cells.get("name_en", ""))[:80].strip("-")
        if not names:
            row.refuse(ListFinding.MISSING, _("A new topic needs a name."))
        if not address:
            reason = _("A new topic needs an address, of Latin letters, digits and hyphens: border-security.")
            row.refuse(ListFinding.MISSING, reason, "slug")
        elif address in self._addresses:
            reason = _("“%(address)s” is the address of another topic. Give this one another.")
            row.refuse(ListFinding.DUPLICATE, reason % {"address": address}, "slug")
        return None if row.problems else Topic(slug=address)


TOPICS = TopicList()
