"""The columns of a list of sessions."""

from django.utils.translation import gettext_lazy

from conferences.importing.lists.columns import EDITION, column, in_six_languages
from conferences.importing.lists.translated import columns_of

TITLES = columns_of("title")
ABSTRACTS = columns_of("abstract")
#: Columns that say when; a session on record keeps what a row does not give.
TIMES = ("day", "start", "end")

COLUMNS = (
    EDITION,
    column(
        "uid",
        gettext_lazy("Calendar identifier"),
        """
        UID | Calendar identifier | Session ID | Identifiant | Identificador | Идентификатор | 标识符 | المعرف
        """,
    ),
    column(
        "day",
        gettext_lazy("Day"),
        "Day | Date | Jour | Día | Fecha | День | Дата | 日期 | 日 | اليوم | التاريخ",
    ),
    column(
        "start",
        gettext_lazy("Start"),
        """
        Start | Starts | Starts at | Begin | From | Start time | Time | Début | De | Heure de début | Inicio
        Comienzo | Hora de inicio | Начало | Время начала | С | 开始 | 开始时间 | البداية | وقت البدء | من
        """,
    ),
    column(
        "end",
        gettext_lazy("End"),
        """
        End | Ends | Ends at | To | Until | End time | Fin | Heure de fin | Final | Hora de fin
        Конец | Окончание | Время окончания | До | 结束 | 结束时间 | النهاية | وقت الانتهاء | إلى
        """,
    ),
    column(
        "room",
        gettext_lazy("Room"),
        """
        Room | Hall | Place | Salle | Lieu | Sala | Lugar | Зал | Помещение | Место | 会议室 | 会场 | 地点
        القاعة | المكان
        """,
    ),
    column(
        "kind",
        gettext_lazy("Kind"),
        "Kind | Type | Session type | Format | Genre | Tipo | Вид | Тип | Формат | 类型 | 形式 | النوع",
    ),
    *in_six_languages(
        "title",
        gettext_lazy("Title"),
        {
            "en": "Title | Session | Session title | Name",
            "fr": "Titre | Séance | Titre de la séance | Intitulé",
            "es": "Título | Sesión | Título de la sesión",
            "ru": "Название | Заседание | Сессия | Заголовок | Название сессии",
            "zh-hans": "标题 | 会议 | 名称 | 题目",
            "ar": "العنوان | الجلسة | عنوان الجلسة",
        },
    ),
    *in_six_languages(
        "abstract",
        gettext_lazy("Abstract"),
        {
            "en": "Abstract | Description | Summary",
            "fr": "Résumé | Description de la séance",
            "es": "Resumen | Descripción",
            "ru": "Аннотация | Описание",
            "zh-hans": "摘要 | 简介 | 说明",
            "ar": "الملخص | الوصف",
        },
    ),
    column(
        "agenda_item",
        gettext_lazy("Agenda item"),
        """
        Agenda item | Item | Point de l'ordre du jour | Point | Tema del programa | Punto del orden del día
        Пункт повестки дня | Пункт повестки | 议程项目 | 议程 | بند جدول الأعمال | البند
        """,
    ),
    column(
        "topics",
        gettext_lazy("Topics"),
        """
        Topics | Topic | Themes | Thèmes | Sujets | Temas | Темы | Тема | 议题 | 主题
        المواضيع | الموضوعات
        """,
    ),
    column(
        "track",
        gettext_lazy("Track"),
        "Track | Filière | Línea temática | Секция | Направление | 分会 | المسار",
    ),
    column(
        "documents",
        gettext_lazy("Documents"),
        """
        Documents | Document | Document symbols | Cotes | Documentos | Signaturas | Документы | Документ
        文件 | 文件编号 | الوثائق | الوثيقة
        """,
    ),
    column(
        "interpretation",
        gettext_lazy("Interpretation"),
        """
        Interpretation | Languages | Interpretation languages | Interprétation | Langues | Interpretación
        Idiomas | Перевод | Языки | Синхронный перевод | 口译 | 语言 | الترجمة | اللغات
        """,
    ),
    column(
        "status",
        gettext_lazy("Status"),
        "Status | State | Statut | Estado | Статус | Состояние | 状态 | الحالة",
    ),
    column(
        "attendance",
        gettext_lazy("Attendance"),
        """
        Attendance | Access | Open to | Accès | Participation | Acceso | Asistencia | Доступ | Участие
        出席 | 参加方式 | الحضور | المشاركة
        """,
    ),
)
