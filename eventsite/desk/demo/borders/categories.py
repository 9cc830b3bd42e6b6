"""Categories of participation as the sources group the bodies, and the statuses of member states."""

import datetime as dt
from typing import NamedTuple

from eventsite.desk.demo.rows import Words

#: From this day the organization has "partners" where it had observers and dialogue partners.
PARTNERS_FROM = dt.date(2025, 9, 1)
BEFORE_PARTNERS = dt.date(2025, 8, 31)


class NamedCategory(NamedTuple):
    slug: str
    name: Words
    heading: Words
    order: int
    colour: int
    holds_states: bool = False
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None


CATEGORIES = (
    NamedCategory(
        "member-states",
        Words("SCO member state", "государство — член ШОС", "上海合作组织成员国"),
        Words("SCO member states", "Государства — члены ШОС", "上海合作组织成员国"),
        10,
        1,
        holds_states=True,
    ),
    NamedCategory(
        "observers",
        Words("observer state", "государство-наблюдатель", "观察员国"),
        Words("Observer states", "Государства-наблюдатели", "观察员国"),
        20,
        2,
        holds_states=True,
        valid_to=BEFORE_PARTNERS,
    ),
    NamedCategory(
        "dialogue-partners",
        Words("dialogue partner", "партнёр по диалогу", "对话伙伴"),
        Words("Dialogue partners", "Партнёры по диалогу", "对话伙伴"),
        30,
        3,
        holds_states=True,
        valid_to=BEFORE_PARTNERS,
    ),
    NamedCategory(
        "partners",
        Words("SCO partner", "партнёр ШОС", "上海合作组织伙伴"),
        Words("SCO partners", "Партнёры ШОС", "上海合作组织伙伴"),
        35,
        2,
        holds_states=True,
        valid_from=PARTNERS_FROM,
    ),
    NamedCategory("sco", Words("SCO", "ШОС", "上海合作组织"), Words("SCO", "ШОС", "上海合作组织"), 40, 4),
    NamedCategory(
        "un-entities",
        Words("UN entity", "структура ООН", "联合国实体"),
        Words("UN entities", "Структуры ООН", "联合国实体"),
        50,
        5,
    ),
    NamedCategory(
        "regional-structures",
        Words("regional structure", "региональная структура", "区域机构"),
        Words("Regional structures", "Региональные структуры", "区域机构"),
        60,
        6,
    ),
    NamedCategory(
        "other-key-organizations",
        Words("other key organization", "другая ключевая организация", "其他主要组织"),
        Words("Other key organizations", "Другие ключевые организации", "其他主要组织"),
        70,
        7,
    ),
    NamedCategory(
        "along-with",
        Words("named along with the organizations", "наряду с организациями", "与上述组织一同列出"),
        Words("Along with these organizations", "Наряду с этими организациями", "与上述组织一同列出"),
        80,
        8,
    ),
    NamedCategory(
        "structures-of-international-organizations",
        Words(
            "structure of an international organization",
            "структура международной организации",
            "国际组织机构",
        ),
        Words(
            "Structures of international organizations", "Структуры международных организаций", "国际组织机构"
        ),
        90,
        7,
    ),
    NamedCategory(
        "own-account",
        Words("present by its own account", "по собственному сообщению", "据其自述"),
        Words("By its own account", "По собственному сообщению", "据其自述"),
        100,
        9,
    ),
)

REGISTER = "Secretariat’s register of member states"

#: Member states and since when the register has them; a state that the sixth edition's source calls a member,
#: without a date on record, has none here.
MEMBERS_SINCE = {
    "IND": dt.date(2017, 6, 9),
    "PAK": dt.date(2017, 6, 9),
    "IRN": dt.date(2023, 7, 4),
    "BLR": dt.date(2024, 7, 4),
}
