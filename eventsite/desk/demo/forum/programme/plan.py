"""How a session of the sample programme is written down."""

from typing import NamedTuple

from conferences.enums import Attendance, Language, SessionKind, SessionStatus
from eventsite.desk.demo.rows import Words

ALL = (Language.ARABIC, Language.ENGLISH, Language.RUSSIAN, Language.CHINESE)
EN_RU = (Language.ENGLISH, Language.RUSSIAN)
EN = (Language.ENGLISH,)

OPENING, PLENARY, PARALLEL = SessionKind.OPENING, SessionKind.PLENARY, SessionKind.PARALLEL
GROUP, SIDE, BILATERAL = SessionKind.WORKING_GROUP, SessionKind.SIDE_EVENT, SessionKind.BILATERAL
PRESS, CLOSING, BREAK, SOCIAL = SessionKind.PRESS, SessionKind.CLOSING, SessionKind.BREAK, SessionKind.SOCIAL
CANCELLED, MOVED = SessionStatus.CANCELLED, SessionStatus.MOVED
RESTRICTED = Attendance.RESTRICTED


class Plan(NamedTuple):
    """A session: hours "09:00-10:15" of local time, before 04:00 of the next morning; no room is every room.

    `chairs` and `speakers` are numbers; `topics` and `documents` are slugs and ends of symbols.
    """

    hours: str
    room: str
    kind: SessionKind
    title: Words
    item: str = ""
    topics: tuple[str, ...] = ()
    interpretation: tuple[Language, ...] = ()
    chairs: int = 0
    speakers: int = 0
    documents: tuple[str, ...] = ()
    abstract: Words = Words("")
    status: SessionStatus = SessionStatus.SCHEDULED
    attendance: Attendance = Attendance.OPEN


def talk(hours: str, room: str, title: Words, item: str, *topics: str) -> Plan:
    """Return a parallel session in English with one speaker."""
    return Plan(hours, room, PARALLEL, title, item, topics, EN, speakers=1)


def briefing(hours: str, title: Words) -> Plan:
    return Plan(hours, "spring", PRESS, title, interpretation=EN_RU, speakers=1)


def pause(hours: str, room: str = "") -> Plan:
    return Plan(hours, room, BREAK, Words("Coffee", "Перерыв на кофе", "茶歇"))


def lunch(hours: str) -> Plan:
    return Plan(hours, "", BREAK, Words("Lunch", "Обед", "午餐"))
