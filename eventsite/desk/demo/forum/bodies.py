"""Bodies of the sample forum: invented states and organizations, without any code of a real one."""

import datetime as dt
from typing import NamedTuple

from delegations.enums import BodyKind
from eventsite.desk.demo.rows import Words

REPUBLIC = Words("Republic of {}", "Республика {}", "{}共和国")
KINGDOM = Words("Kingdom of {}", "Королевство {}", "{}王国")
FEDERATION = Words("Federation of {}", "Федерация {}", "{}联邦")
AS_IT_IS = Words("{}", "{}", "{}")

HOST = "zerafan"
#: An observer until the seventh edition, a member since.
NEW_MEMBER = "kesmira"
#: Renamed between the sixth and the seventh edition; its short names before.
RENAMED, FORMER_NAME = "gorvan", Words("Upper Gorvan", "Верхний Горван", "上戈尔万")


class InventedState(NamedTuple):
    slug: str
    short: Words
    form: Words = REPUBLIC

    @property
    def formal(self) -> Words:
        return Words(*(form.format(name) for form, name in zip(self.form, self.short, strict=True)))


class InventedBody(NamedTuple):
    slug: str
    name: Words
    kind: BodyKind
    acronym: str = ""
    parent: str = ""
    successor: str = ""


Invented = InventedState | InventedBody

MEMBERS = (
    InventedState("arvania", Words("Arvania", "Арвания", "阿尔瓦尼亚")),
    InventedState("belmora", Words("Belmora", "Бельмора", "贝尔莫拉")),
    InventedState("cassidia", Words("Cassidia", "Кассидия", "卡西迪亚"), KINGDOM),
    InventedState("corvessa", Words("Corvessa", "Корвесса", "科尔韦萨")),
    InventedState("dorvaal", Words("Dorvaal", "Дорвааль", "多尔瓦尔"), KINGDOM),
    InventedState("drenovia", Words("Drenovia", "Дреновия", "德雷诺维亚")),
    InventedState("elmarra", Words("Elmarra", "Эльмарра", "埃尔马拉")),
    InventedState("faroun", Words("Faroun", "Фарун", "法鲁恩"), KINGDOM),
    InventedState("gorvan", Words("Gorvan", "Горван", "戈尔万"), FEDERATION),
    InventedState("halden-islands", Words("Halden Islands", "Халденские острова", "哈尔登群岛"), AS_IT_IS),
    InventedState("istrova", Words("Istrova", "Истрова", "伊斯特罗瓦")),
    InventedState("jundara", Words("Jundara", "Джундара", "君达拉"), FEDERATION),
    InventedState("kaldur", Words("Kaldur", "Калдур", "卡尔杜尔")),
    InventedState("kesmira", Words("Kesmira", "Кесмира", "凯斯米拉")),
    InventedState("lumeria", Words("Lumeria", "Лумерия", "卢梅里亚")),
    InventedState("marovan", Words("Marovan", "Марован", "马罗万"), KINGDOM),
    InventedState("mirovia", Words("Mirovia", "Мировия", "米罗维亚")),
    InventedState("nembari", Words("Nembari", "Нембари", "嫩巴里")),
    InventedState("norvalia", Words("Norvalia", "Норвалия", "诺瓦利亚"), KINGDOM),
    InventedState("orvelle", Words("Orvelle", "Орвель", "奥维尔")),
    InventedState("ostrand", Words("Ostrand", "Остранд", "奥斯特兰德"), FEDERATION),
    InventedState("palunga", Words("Palunga", "Палунга", "帕伦加")),
    InventedState("querinta", Words("Querinta", "Керинта", "克林塔")),
    InventedState("ruvenna", Words("Ruvenna", "Рувенна", "鲁文纳")),
    InventedState("sarvik", Words("Sarvik", "Сарвик", "萨尔维克"), KINGDOM),
    InventedState("selvora", Words("Selvora", "Сельвора", "塞尔沃拉")),
    InventedState("tamaril", Words("Tamaril", "Тамариль", "塔马里尔")),
    InventedState("tirvana", Words("Tirvana", "Тирвана", "蒂尔瓦纳")),
    InventedState("ulmesh", Words("Ulmesh", "Ульмеш", "乌尔梅什")),
    InventedState("uvelia", Words("Uvelia", "Увелия", "乌韦利亚")),
    InventedState("valdora", Words("Valdora", "Вальдора", "瓦尔多拉")),
    InventedState("vesmark", Words("Vesmark", "Весмарк", "韦斯马克"), KINGDOM),
    InventedState("yarvik", Words("Yarvik", "Ярвик", "亚尔维克")),
    InventedState("zerafan", Words("Zerafan", "Зерафан", "泽拉凡")),
)
OBSERVERS = (
    InventedState("ketterland", Words("Ketterland", "Кеттерланд", "凯特兰"), FEDERATION),
    InventedState("lirwan", Words("Lirwan", "Лирван", "利尔万")),
    InventedState("omrith", Words("Omrith", "Омрит", "奥姆里特")),
    InventedState("perlan-islands", Words("Perlan Islands", "Перланские острова", "珀兰群岛"), AS_IT_IS),
    InventedState("quarvan", Words("Quarvan", "Кварван", "夸尔万")),
    InventedState("wendria", Words("Wendria", "Вендрия", "文德里亚")),
    InventedState("xandor", Words("Xandor", "Ксандор", "桑多尔"), KINGDOM),
    InventedState("zumbrek", Words("Zumbrek", "Зумбрек", "宗布雷克")),
)

_ORGANIZATION, _ORGAN, _INSTITUTE = BodyKind.ORGANIZATION, BodyKind.ORGAN, BodyKind.INSTITUTE
ORGANIZATIONS = (
    InventedBody(
        "interregional-hydrological-bureau",
        Words("Interregional Hydrological Bureau", "Межрегиональное гидрологическое бюро", "跨区域水文局"),
        _ORGANIZATION,
        "IHB",
    ),
    InventedBody(
        "committee-on-warning-standards",
        Words(
            "Committee on Warning Standards of the Interregional Hydrological Bureau",
            "Комитет по стандартам оповещения Межрегионального гидрологического бюро",
            "跨区域水文局预警标准委员会",
        ),
        _ORGAN,
        parent="interregional-hydrological-bureau",
    ),
    InventedBody(
        "union-of-mountain-observatories",
        Words("Union of Mountain Observatories", "Союз горных обсерваторий", "高山观测站联盟"),
        _ORGANIZATION,
        "UMO",
    ),
    InventedBody(
        "interregional-avalanche-service",
        Words("Interregional Avalanche Service", "Межрегиональная лавинная служба", "跨区域雪崩服务局"),
        _ORGANIZATION,
        "IAS",
    ),
    InventedBody(
        "highland-rescue-federation",
        Words("Highland Rescue Federation", "Федерация горноспасателей", "高地救援联合会"),
        _ORGANIZATION,
    ),
    InventedBody(
        "commission-of-the-ridge-rivers",
        Words("Commission of the Ridge Rivers", "Комиссия по рекам хребта", "山脊河流委员会"),
        _ORGANIZATION,
    ),
    InventedBody(
        "fund-for-early-action",
        Words("Fund for Early Action", "Фонд ранних действий", "早期行动基金"),
        _ORGANIZATION,
    ),
    InventedBody(
        "joint-tremor-network",
        Words("Joint Tremor Network", "Объединённая сеть наблюдения за толчками", "联合微震观测网"),
        _ORGANIZATION,
    ),
    InventedBody(
        "agency-for-shared-satellites",
        Words("Agency for Shared Satellites", "Агентство совместных спутников", "共享卫星署"),
        _ORGANIZATION,
    ),
    InventedBody(
        "council-of-upland-towns",
        Words("Council of Upland Towns", "Совет нагорных городов", "高原城镇理事会"),
        _ORGANIZATION,
    ),
)
#: Dissolved between the seventh and the eighth edition, merged into one successor.
MERGED = (
    InventedBody(
        "northern-avalanche-service",
        Words("Northern Avalanche Service", "Северная лавинная служба", "北部雪崩服务局"),
        _ORGANIZATION,
        successor="interregional-avalanche-service",
    ),
    InventedBody(
        "southern-avalanche-service",
        Words("Southern Avalanche Service", "Южная лавинная служба", "南部雪崩服务局"),
        _ORGANIZATION,
        successor="interregional-avalanche-service",
    ),
)
INSTITUTES = (
    InventedBody(
        "institute-for-snow-and-ice-studies",
        Words("Institute for Snow and Ice Studies", "Институт изучения снега и льда", "冰雪研究所"),
        _INSTITUTE,
    ),
    InventedBody(
        "altynkul-school-of-meteorology",
        Words("Altynkul School of Meteorology", "Алтынкульская школа метеорологии", "阿尔滕库尔气象学院"),
        _INSTITUTE,
    ),
    InventedBody(
        "observatory-of-the-high-passes",
        Words("Observatory of the High Passes", "Обсерватория высоких перевалов", "高山口观测站"),
        _INSTITUTE,
    ),
    InventedBody(
        "centre-for-risk-and-language",
        Words("Centre for Risk and Language", "Центр риска и языка", "风险与语言中心"),
        _INSTITUTE,
    ),
    InventedBody(
        "lumerian-academy-of-slopes",
        Words("Lumerian Academy of Slopes", "Лумерийская академия склонов", "卢梅里亚山坡研究院"),
        _INSTITUTE,
    ),
)
PRESS = (
    InventedBody(
        "ridge-gazette", Words("The Ridge Gazette", "Газета «Хребет»", "《山脊报》"), BodyKind.MEDIA
    ),
    InventedBody(
        "zerafan-broadcasting",
        Words("Zerafan Broadcasting", "Зерафанское вещание", "泽拉凡广播"),
        BodyKind.MEDIA,
    ),
    InventedBody("mountain-wire", Words("Mountain Wire", "Горная лента", "高山通讯社"), BodyKind.MEDIA),
)


def years_before(day: dt.date, years: int) -> dt.date:
    """Return a day of the same weekday, about `years` earlier."""
    return day - dt.timedelta(weeks=52 * years)
