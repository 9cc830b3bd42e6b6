"""What the editions of the sample forum stand on: categories, topics, rooms, agenda, titles."""

from typing import NamedTuple

from eventsite.desk.demo.rows import Words

SLUG, ZONE = "sample-forum", "Asia/Almaty"
SERIES_NAME = Words(
    "Sample Forum on Mountain Early Warning",
    "Условный форум по раннему оповещению в горах",
    "山区预警示例论坛",
)
ORGANIZER = Words(
    "Standing Secretariat of the Sample Forum",
    "Постоянный секретариат условного форума",
    "示例论坛常设秘书处",
)
DESCRIPTION = Words(
    "A sample series: states, bodies, people and texts are all invented. It shows what an edition looks"
    " like when"
    " everything is on record.",
    "Условная серия: государства, организации, люди и тексты вымышлены. Она показывает, как выглядит"
    " конференция,"
    " о которой записано всё.",
    "示例系列：其中的国家、机构、人物和文本均属虚构，用以展示记录完整的会议。",
)


class ForumCategory(NamedTuple):
    slug: str
    name: Words
    heading: Words
    colour: int
    holds_states: bool = False


CATEGORIES = (
    ForumCategory(
        "member-states",
        Words("member state", "государство-член", "成员国"),
        Words("Member states", "Государства-члены", "成员国"),
        1,
        holds_states=True,
    ),
    ForumCategory(
        "observer-states",
        Words("observer state", "государство-наблюдатель", "观察员国"),
        Words("Observer states", "Государства-наблюдатели", "观察员国"),
        2,
        holds_states=True,
    ),
    ForumCategory(
        "international-organizations",
        Words("international organization", "международная организация", "国际组织"),
        Words("International organizations", "Международные организации", "国际组织"),
        7,
    ),
    ForumCategory(
        "research-institutes",
        Words("research institute", "научный институт", "研究机构"),
        Words("Research institutes", "Научные институты", "研究机构"),
        8,
    ),
    ForumCategory("press", Words("press", "пресса", "新闻界"), Words("Press", "Пресса", "新闻界"), 4),
)

TOPICS = {
    "observing-stations": Words(
        "Observing stations at altitude", "Высокогорные станции наблюдения", "高海拔观测站"
    ),
    "weather-radar": Words(
        "Radar and satellite data", "Радиолокационные и спутниковые данные", "雷达与卫星数据"
    ),
    "glacial-lakes": Words("Glacial lakes and floods", "Ледниковые озёра и паводки", "冰湖与洪水"),
    "avalanches": Words("Avalanches and snow loads", "Лавины и снеговые нагрузки", "雪崩与雪荷载"),
    "last-mile": Words("Warnings that reach people", "Оповещение, доходящее до людей", "预警信息直达民众"),
    "data-formats": Words("Data formats and exchange", "Форматы данных и обмен ими", "数据格式与交换"),
    "drills": Words("Training and joint drills", "Обучение и совместные учения", "培训与联合演练"),
    "early-action": Words("Financing of early action", "Финансирование ранних действий", "早期行动融资"),
}

ROOMS = (
    ("plenary", Words("Plenary Hall", "Зал пленарных заседаний", "全体会议厅"), 400),
    ("summit", Words("Summit Room", "Зал «Вершина»", "峰顶厅"), 120),
    ("valley", Words("Valley Room", "Зал «Долина»", "山谷厅"), 80),
    ("spring", Words("Spring Room", "Зал «Родник»", "泉水厅"), 40),
)

AGENDA = (
    ("1", Words("Opening of the forum", "Открытие форума", "论坛开幕")),
    (
        "2",
        Words(
            "Adoption of the agenda and election of officers",
            "Утверждение повестки дня и выборы",
            "通过议程和选举主席团成员",
        ),
    ),
    ("3", Words("General statements", "Общие заявления", "一般性发言")),
    ("4 (a)", Words("The warning chain: observation", "Цепочка оповещения: наблюдение", "预警链：观测")),
    ("4 (b)", Words("The warning chain: forecasting", "Цепочка оповещения: прогноз", "预警链：预报")),
    (
        "4 (c)",
        Words(
            "The warning chain: reaching people", "Цепочка оповещения: доведение до людей", "预警链：信息传达"
        ),
    ),
    (
        "4 (d)",
        Words("The warning chain: early action", "Цепочка оповещения: ранние действия", "预警链：早期行动"),
    ),
    ("5", Words("Guide on shared data", "Руководство по общим данным", "共享数据指南")),
    ("6", Words("Joint statement", "Совместное заявление", "联合声明")),
    ("7", Words("Closing of the forum", "Закрытие форума", "论坛闭幕")),
)


class ForumEdition(NamedTuple):
    """`city` and `venue` are invented like the rest."""

    number: int
    title: Words
    theme: Words
    city: Words
    venue: Words
    summary: Words
    outcome: Words = Words("")


VENUE = Words("Congress Centre of Altynkul", "Конгресс-центр Алтынкуля", "阿尔滕库尔会议中心")
EDITIONS = {
    6: ForumEdition(
        6,
        Words("Sixth meeting of the Sample Forum", "Шестое заседание условного форума", "示例论坛第六届会议"),
        Words("The First Hour after the Slide", "Первый час после схода", "滑坡后的第一小时"),
        Words("Belmora City", "Бельмора-Сити", "贝尔莫拉市"),
        Words("Old Assembly of Belmora", "Старое собрание Бельморы", "贝尔莫拉旧议事厅"),
        Words(
            "Delegations compared what they do in the first hour after a slope gives way.",
            "Делегации сравнили свои действия в первый час после схода склона.",
            "各代表团比较了山坡崩塌后第一小时的应对措施。",
        ),
        Words(
            "A common list of what to check in the first hour was agreed.",
            "Согласован общий перечень проверок первого часа.",
            "商定了第一小时检查事项的共同清单。",
        ),
    ),
    7: ForumEdition(
        7,
        Words(
            "Seventh meeting of the Sample Forum", "Седьмое заседание условного форума", "示例论坛第七届会议"
        ),
        Words("From Forecast to Warning", "От прогноза к оповещению", "从预报到预警"),
        Words("Port Lumen", "Порт-Люмен", "卢门港"),
        Words("Harbour House of Port Lumen", "Портовый дом, Порт-Люмен", "卢门港港务大楼"),
        Words(
            "Delegations traced how a forecast turns into a warning that people follow.",
            "Делегации проследили, как прогноз становится оповещением, которому следуют люди.",
            "各代表团追踪了预报如何转化为民众遵循的预警。",
        ),
        Words(
            "Delegations decided to draft a guide on shared data and to drill together once a year.",
            "Решено подготовить руководство по общим данным и ежегодно проводить совместную тренировку.",
            "各代表团决定起草共享数据指南，并每年举行一次联合演练。",
        ),
    ),
    8: ForumEdition(
        8,
        Words(
            "Eighth meeting of the Sample Forum", "Восьмое заседание условного форума", "示例论坛第八届会议"
        ),
        Words("Shared Ridges, Shared Warnings", "Общие хребты, общее оповещение", "共同的山脊，共同的预警"),
        Words("Altynkul", "Алтынкуль", "阿尔滕库尔"),
        VENUE,
        Words(
            "Sixty delegations meet to agree how a warning given on one side of a ridge reaches the other.",
            "Шестьдесят делегаций договариваются о том, как оповещение с одной стороны хребта доходит до"
            " другой.",
            "六十个代表团共商山脊一侧发出的预警如何传到另一侧。",
        ),
    ),
    9: ForumEdition(
        9,
        Words(
            "Ninth meeting of the Sample Forum", "Девятое заседание условного форума", "示例论坛第九届会议"
        ),
        Words(""),
        Words("Altynkul", "Алтынкуль", "阿尔滕库尔"),
        VENUE,
        Words(""),
    ),
}
