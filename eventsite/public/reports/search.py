"""What the search shows: results of every kind in one form, grouped and counted."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conferences.enums import DocumentKind, SessionStatus
from conferences.models import Document, Edition, ReleasedSession, Series, Topic
from conferences.reports.editions import place, theme_repeats_series
from conferences.reports.search import (
    find_documents,
    find_editions,
    find_series,
    find_sessions,
    find_topics,
)
from conferences.templatetags.wording import nth_edition
from delegations.reports.search import FoundBody, FoundPerson, describe, find_bodies, find_persons
from eventsite.lib.dates import format_day, format_period
from eventsite.lib.search.finding import Found
from eventsite.lib.search.question import Question
from eventsite.lib.wording import Wording, in_line, worded, wording

#: Results of a group beside the others, and on a page of its own.
SHOWN, PAGE = 5, 20


@dataclass(frozen=True)
class Result:
    """One thing found. `also` are further names that may be what was looked for, `facts` plain lines."""

    title: Wording
    url: str
    also: tuple[Wording, ...] = ()
    also_label: str = ""
    facts: tuple[Wording, ...] = ()


@dataclass(frozen=True)
class Group:
    """The results of one kind: `count` of them, or more where `is_cut`; `page` where it is shown alone."""

    slug: str
    label: str
    count: int
    is_cut: bool
    results: tuple[Result, ...]
    page: "Page[Any] | None" = None

    @property
    def has_more(self) -> bool:
        return self.count > len(self.results)


@dataclass(frozen=True)
class SearchPage:
    """The groups that have something; `chosen` is the one shown alone. `question` is the one answered."""

    question: Question
    groups: tuple[Group, ...]
    chosen: Group | None

    @property
    def count(self) -> int:
        return sum(group.count for group in self.groups)

    @property
    def is_cut(self) -> bool:
        return any(group.is_cut for group in self.groups)

    @property
    def shown(self) -> tuple[Group, ...]:
        return (self.chosen,) if self.chosen else self.groups


#: The groups in their order: short name in the address, and heading.
GROUPS: dict[str, Promise] = {
    "editions": gettext_lazy("Editions"),
    "series": gettext_lazy("Conference series"),
    "bodies": gettext_lazy("Bodies"),
    "people": gettext_lazy("People"),
    "topics": gettext_lazy("Topics"),
    "sessions": gettext_lazy("Sessions"),
    "documents": gettext_lazy("Documents"),
}


def search_page(
    question: Question, *, group: str = "", number: int | str = 1, language: str, today: dt.date
) -> SearchPage:
    """Look for everything; eight queries at most, and seven more where only near spellings are found.

    `group` names the one to show alone, of which `number` is the page.
    """
    found = _find(question)
    if not found and question.may_be_mistyped:
        question = question.forgivingly()
        found = _find(question)
    page = Paginator(found[group].rows, PAGE).get_page(number) if group in found else None
    shown: dict[str, Sequence[Any]] = {slug: rows.rows[:SHOWN] for slug, rows in found.items()}
    if page is not None:
        shown = {group: tuple(page)}
    results = _Presenter(question, language, today).results(shown)
    groups = {
        slug: Group(
            slug=slug,
            label=str(GROUPS[slug]),
            count=len(rows),
            is_cut=rows.is_cut,
            results=results[slug],
            page=page if slug == group else None,
        )
        for slug, rows in found.items()
    }
    return SearchPage(question, tuple(groups.values()), groups.get(group))


def _find(question: Question) -> dict[str, Found[Any]]:
    """Return what was found of each kind, the kinds without anything left out."""
    editions = find_editions(question)
    found: dict[str, Found[Any]] = {
        "editions": editions,
        "series": find_series(question, editions),
        "bodies": find_bodies(question),
        "people": find_persons(question),
        "topics": find_topics(question),
        "sessions": find_sessions(question),
        "documents": find_documents(question),
    }
    return {slug: found[slug] for slug in GROUPS if found[slug]}


@dataclass(frozen=True)
class _Presenter:
    question: Question
    language: str
    today: dt.date

    def results(self, shown: dict[str, Sequence[Any]]) -> dict[str, tuple[Result, ...]]:
        """Return the results of each group; one query at most."""
        bodies, people = describe(
            shown.get("bodies", ()),
            shown.get("people", ()),
            self.question,
            language=self.language,
            today=self.today,
        )
        ready: dict[str, Iterable[Result]] = {
            "editions": map(_edition, shown.get("editions", ())),
            "series": map(_series, shown.get("series", ())),
            "bodies": map(_body, bodies),
            "people": map(_person, people),
            "topics": map(_topic, shown.get("topics", ())),
            "sessions": map(_session, shown.get("sessions", ())),
            "documents": map(_document, shown.get("documents", ())),
        }
        return {slug: tuple(results) for slug, results in ready.items()}


def _edition(row: Edition) -> Result:
    when = format_period(row.starts_on, row.ends_on, inferred_year=row.has_inferred_year)
    theme = Wording("") if theme_repeats_series(row) else wording(row, "theme")
    return Result(
        title=wording(row, "title"),
        url=row.get_absolute_url(),
        also=(theme,) if theme else (),
        facts=(_series_name(row), Wording(when), Wording(place(row))),
    )


def _series(row: Series) -> Result:
    return Result(
        title=wording(row, "name"),
        url=row.get_absolute_url(),
        also=(Wording(row.acronym),) if row.acronym else (),
        facts=tuple(filter(None, (wording(row, "organizer"),))),
    )


def _body(found: FoundBody) -> Result:
    other = (Wording(found.other.text, found.other.language),) if found.other else ()
    label = _("until %(day)s") % {"day": format_day(found.until)} if found.until else ""
    code = (Wording(found.body.code),) if found.body.code else ()
    return Result(
        title=Wording(found.name.text, found.name.language),
        url=found.body.get_absolute_url(),
        also=other,
        also_label=label,
        facts=(*code, Wording(_capitalized(found.kind))),
    )


def _person(found: FoundPerson) -> Result:
    edition = found.edition
    also = (Wording(found.original_name),) if found.original_name else ()
    body = Wording(found.body.text, found.body.language) if found.body else Wording("")
    url = f"{edition.url_of('participants')}?q={quote(found.full_name)}"
    if found.session:
        url = _session_url(edition, found.session)
    facts = (Wording(found.function), body, worded(found.session_title), Wording(_edition_label(edition)))
    return Result(title=Wording(found.name), url=url, also=also, facts=tuple(filter(None, facts)))


def _topic(row: Topic) -> Result:
    return Result(title=wording(row, "name"), url=row.get_absolute_url())


def _session(row: ReleasedSession) -> Result:
    edition = row.edition
    url = _session_url(edition, row.session_id)
    when = format_day(row.starts_at.astimezone(edition.zone).date())
    state = () if row.status == SessionStatus.SCHEDULED else (Wording(str(SessionStatus(row.status).label)),)
    return Result(
        title=worded(row.title), url=url, facts=(Wording(when), Wording(_edition_label(edition)), *state)
    )


def _session_url(edition: Edition, session: int) -> str:
    return reverse("public:session-detail", args=[edition.series.slug, edition.number, session])


def _document(row: Document) -> Result:
    kind = str(DocumentKind(row.kind).label)
    return Result(
        title=wording(row, "title"),
        url=f"{reverse('conferences:document-list')}?q={quote(row.symbol)}",
        also=(Wording(row.symbol),),
        facts=(Wording(kind), Wording(_edition_label(row.edition))),
    )


def _series_name(row: Edition) -> Wording:
    return wording(row.series, "name")


def _edition_label(edition: Edition) -> str:
    return in_line(edition.series.acronym, nth_edition(edition.number))


def _capitalized(text: str) -> str:
    return text[:1].upper() + text[1:]
