"""Documents of the current edition of the sample forum: symbols, kinds, distribution, language versions."""

import datetime as dt
from typing import NamedTuple

from conferences.enums import Distribution, DocumentKind, Language
from conferences.models import AgendaItem, Document, DocumentVersion, Edition
from eventsite.desk.demo.rows import Words, columns, put, put_all

SYMBOL = "SF/CONF.8/"
GENERAL, LIMITED = Distribution.GENERAL, Distribution.LIMITED
_TWO = (Language.ENGLISH, Language.RUSSIAN)
_FOUR = (*_TWO, Language.CHINESE, Language.ARABIC)
_SIX = (*_FOUR, Language.FRENCH, Language.SPANISH)


class Paper(NamedTuple):
    """A document; `days` before the opening it came out, `after` is the end of the symbol it follows."""

    end: str
    title: Words
    kind: DocumentKind
    distribution: Distribution = GENERAL
    item: str = ""
    days: int = 30
    languages: tuple[Language, ...] = _TWO
    after: str = ""


_AGENDA = Words("Provisional agenda", "Предварительная повестка дня", "临时议程")
_PARTICIPANTS = Words(
    "Provisional list of participants", "Предварительный список участников", "与会者临时名单"
)
_GUIDE = Words("Draft guide on shared data", "Проект руководства по общим данным", "共享数据指南草案")
_STATEMENT = Words("Draft joint statement", "Проект совместного заявления", "联合声明草案")

PAPERS = (
    Paper("1", _AGENDA, DocumentKind.AGENDA, item="2", days=90, languages=_SIX),
    Paper("1/Rev.1", _AGENDA, DocumentKind.AGENDA, item="2", days=20, languages=_SIX, after="1"),
    Paper(
        "2",
        Words("Annotated timetable", "Аннотированное расписание", "附加说明的时间表"),
        DocumentKind.AGENDA,
        item="2",
        days=20,
        languages=_FOUR,
    ),
    Paper(
        "3",
        Words("State of the warning chain", "Состояние цепочки оповещения", "预警链现状"),
        DocumentKind.REPORT,
        item="3",
        days=60,
        languages=_SIX,
    ),
    Paper(
        "4",
        Words("Inventory of glacial lakes", "Реестр ледниковых озёр", "冰湖清单"),
        DocumentKind.WORKING,
        item="4 (b)",
        days=45,
        languages=_FOUR,
    ),
    Paper(
        "5",
        Words("Where minutes are lost", "Где теряются минуты", "时间丢失在哪里"),
        DocumentKind.WORKING,
        item="4 (c)",
        days=45,
        languages=_FOUR,
    ),
    Paper(
        "6",
        Words("Paying before the flood", "Платить до паводка", "在洪水之前付款"),
        DocumentKind.WORKING,
        item="4 (d)",
        days=40,
    ),
    Paper(
        "7",
        Words(
            "Guide on shared data: text for adoption",
            "Руководство по общим данным: текст для принятия",
            "共享数据指南：提请通过的案文",
        ),
        DocumentKind.WORKING,
        item="5",
        days=14,
        languages=_FOUR,
    ),
    Paper(
        "7/Corr.1",
        Words(
            "Guide on shared data: corrigendum",
            "Руководство по общим данным: исправление",
            "共享数据指南：更正",
        ),
        DocumentKind.WORKING,
        item="5",
        days=3,
        after="7",
    ),
    Paper(
        "8",
        Words("Joint statement: elements", "Совместное заявление: элементы", "联合声明要点"),
        DocumentKind.WORKING,
        item="6",
        days=10,
        languages=_FOUR,
    ),
    Paper(
        "INF.1",
        Words("Information for participants", "Информация для участников", "与会者须知"),
        DocumentKind.INFORMATION,
        days=60,
        languages=_SIX,
    ),
    Paper("INF.2", _PARTICIPANTS, DocumentKind.INFORMATION, LIMITED, days=5),
    Paper("INF.2/Corr.1", _PARTICIPANTS, DocumentKind.INFORMATION, LIMITED, days=1, after="INF.2"),
    Paper("L.1", _GUIDE, DocumentKind.LIMITED, LIMITED, "5", 2),
    Paper("L.1/Rev.1", _GUIDE, DocumentKind.LIMITED, LIMITED, "5", 0, after="L.1"),
    Paper("L.2", _STATEMENT, DocumentKind.LIMITED, LIMITED, "6", 1),
    Paper("L.2/Rev.1", _STATEMENT, DocumentKind.LIMITED, LIMITED, "6", 0, after="L.2"),
    Paper(
        "L.3",
        Words("Arrangements for the night drill", "Порядок ночной тренировки", "夜间演练安排"),
        DocumentKind.LIMITED,
        Distribution.RESTRICTED,
        "4 (c)",
        4,
        (Language.ENGLISH,),
    ),
)


def write_documents(edition: Edition, agenda: dict[str, AgendaItem]) -> dict[str, Document]:
    """Write the documents of the edition; return them by the end of their symbol."""
    found: dict[str, Document] = {}
    for paper in PAPERS:
        earlier = found.get(paper.after)
        is_correction = "Corr" in paper.end
        found[paper.end] = put(
            Document(
                edition=edition,
                symbol=SYMBOL + paper.end,
                kind=paper.kind,
                distribution=paper.distribution,
                agenda_item=agenda.get(paper.item),
                supersedes=None if is_correction else earlier,
                amends=earlier if is_correction else None,
                published_on=edition.starts_on - dt.timedelta(days=paper.days),
                **columns(title=paper.title),
            )
        )
    put_all([version for paper in PAPERS for version in _versions(found[paper.end], paper)])
    return found


def _versions(document: Document, paper: Paper) -> list[DocumentVersion]:
    name = document.symbol.replace("/", "-").replace(".", "-").lower()
    return [
        DocumentVersion(
            document=document, language=language, url=f"https://example.org/sample-forum/{name}-{language}"
        )
        for language in paper.languages
    ]
