"""The columns of a list of bodies: their own, and those of a name, a status or another spelling of theirs."""

from django.utils.translation import gettext_lazy as _

from conferences.importing.lists.columns import column

#: Columns by which a body is known again, the surest first.
CODES = ("code", "iso_alpha3", "iso_alpha2", "m49")
KEYS = ("slug", *CODES, "label")
OWN = ("label", "kind", *CODES, "dissolved_on", "website")
RELATIONS = ("parent", "successor")
NAME = ("name", "language", "form", "name_from", "name_to", "name_source")
STATUS = ("series", "category", "status_from", "status_to", "status_source")

_BODY = (
    column(
        "slug", _("Address"), "Slug | Address | Identifier | Adresse | Dirección | Адрес | 地址 | العنوان"
    ),
    column(
        "label",
        _("Working name"),
        """
        Label | Working name | Body | Organization | Country | Organe | Organisation | Pays | Órgano
        Organización | País | Рабочее название | Организация | Орган | Страна | 机构 | 组织 | 国家
        الهيئة | المنظمة | الدولة
        """,
    ),
    column("kind", _("Kind"), "Kind | Type | Genre | Tipo | Вид | Тип | 类型 | النوع"),
    column(
        "code",
        _("Code"),
        "Code | Short code | Body code | Código | Код | Краткий код | 代码 | الرمز",
    ),
    column("iso_alpha2", _("ISO 3166 alpha-2"), "ISO alpha-2 | ISO 3166 alpha-2 | Alpha-2 | ISO2"),
    column("iso_alpha3", _("ISO 3166 alpha-3"), "ISO alpha-3 | ISO 3166 alpha-3 | Alpha-3 | ISO3 | ISO"),
    column("m49", _("UN M49"), "M49 | UN M49 | M49 code"),
    column(
        "parent",
        _("Parent body"),
        """
        Parent | Parent body | Organ of | Organe de | Organismo superior | Вышестоящий орган
        上级机构 | الهيئة الأم
        """,
    ),
    column(
        "successor",
        _("Successor"),
        "Successor | Successeur | Sucesor | Преемник | Правопреемник | 继任者 | الخلف",
    ),
    column(
        "dissolved_on",
        _("Dissolved on"),
        """
        Dissolved on | Dissolved | Dissous le | Disuelto el | Упразднён | Дата упразднения
        解散日期 | تاريخ الحل
        """,
    ),
    column("website", _("Website"), "Website | Web site | URL | Site web | Sitio web | Сайт | 网站 | الموقع"),
)
_NAME = (
    column(
        "name",
        _("Name"),
        "Name | Text | Nom | Nombre | Название | Наименование | 名称 | الاسم",
    ),
    column("language", _("Language of the name"), "Language | Langue | Idioma | Язык | 语言 | اللغة"),
    column("form", _("Form of the name"), "Form | Name form | Forme | Forma | Форма | 形式 | الشكل"),
    column(
        "name_from",
        _("Name valid from"),
        "Name from | Name valid from | Nom depuis | Nombre desde | Название с | 名称起始 | الاسم من",
    ),
    column(
        "name_to",
        _("Name valid to"),
        "Name to | Name valid to | Nom jusqu'au | Nombre hasta | Название по | 名称终止 | الاسم إلى",
    ),
    column(
        "name_source",
        _("Source of the name"),
        "Name source | Source | Source of the name | Fuente | Источник | 来源 | المصدر",
    ),
)
_STATUS = (
    column("series", _("Series of the status"), "Series | Série | Serie | Серия | 系列 | السلسلة"),
    column(
        "category",
        _("Category"),
        """
        Category | Status | Catégorie | Statut | Categoría | Категория | Статус | 类别 | 地位
        الفئة | الصفة
        """,
    ),
    column(
        "status_from",
        _("Status valid from"),
        "Status from | Since | Member since | Depuis | Desde | Статус с | С | 起始 | منذ",
    ),
    column(
        "status_to",
        _("Status valid to"),
        "Status to | Until | Jusqu'au | Hasta | Статус по | По | 终止 | حتى",
    ),
    column("status_source", _("Source of the status"), "Status source | Source of the status"),
)
COLUMNS = (
    *_BODY,
    *_NAME,
    *_STATUS,
    column(
        "alias",
        _("Other spelling"),
        """
        Alias | Other spelling | Also known as | Autre graphie | Otra grafía | Другое написание | 别名
        اسم آخر
        """,
    ),
)
