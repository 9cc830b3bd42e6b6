"""Who answers a question: bodies by any name that they ever had, and people who are named in public."""

import datetime as dt
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q

from conferences.enums import Publication
from conferences.models import Edition
from delegations.enums import BodyKind, BodyNameForm
from delegations.models import Body, BodyAlias, BodyName, Delegate, Delegation, EditionHost, SpeakingRole
from delegations.reports.guests import edition_of, find_guests, identity_of
from delegations.reports.names import DisplayName, names_on
from delegations.reports.person_names import styled_name
from eventsite.lib.search.finding import MOST, Found, best_first, find, first_of_each
from eventsite.lib.search.question import Question, Word
from eventsite.lib.wording import Texts

#: Somebody who is named in public: in a list of participants, or as a guest in a programme.
Named = Delegate | SpeakingRole

_OF_BODY = ("slug", "label", "kind", "code", "search_key")
_OF_DELEGATE = (
    *("person_id", "delegation_id", "search_key", "function"),
    *("honorific", "full_name", "given_name", "patronymic", "family_name", "original_name"),
    *("delegation__body_id", "delegation__edition_id", "delegation__printed_name"),
    *("delegation__printed_language", "delegation__body__slug", "delegation__body__label"),
    *(
        f"delegation__edition__{name}"
        for name in ("number", "starts_on", "name_style", "body_name_form", "list_language", "series_id")
    ),
    *(f"delegation__edition__series__{name}" for name in ("slug", "acronym", "name_style", "list_language")),
)


@dataclass(frozen=True)
class FoundBody:
    """A body as it is called now; `other` is the name that was looked for where it is another.

    `until` is the last day on which that other name was valid, if it is over.
    """

    body: Body
    name: DisplayName
    other: DisplayName | None
    until: dt.date | None
    kind: str


@dataclass(frozen=True)
class FoundPerson:
    """A person as named at the last edition that answers, and the body there, under its name of then.

    `name` is in the house style of the edition, `full_name` as it is on record, by which lists find it. A
    guest spoke at `session` (its id), which was released under `session_title`.
    """

    name: str
    full_name: str
    original_name: str
    function: str
    body: DisplayName | None
    edition: Edition
    session: int | None = None
    session_title: Texts = field(default_factory=dict)


def find_bodies(question: Question) -> Found[Body]:
    """Return the public bodies that answer, by working name; one query.

    Each word stands in a name of any time, in an alias, in the working name or in a code. Forgiving, all
    stand in one name.
    """
    if question.forgiving:
        return _find_names(question)
    public = Body.objects.filter(answering(question)).filter(_is_public("pk")).only(*_OF_BODY)
    return find(public.order_by("pk"), question, key=_key, order=lambda body: (body.search_key, body.pk))


def answering(question: Question) -> Q:
    """Return the condition that a body has every word in its working name, its codes, names or aliases."""
    return question.condition(also=lambda word, own: own | _named(question, word))


def find_persons(question: Question) -> Found[Named]:
    """Return a delegate or a guest for each person who is public and answers, by name; two queries."""
    delegates, guests = _find_delegates(question), find_guests(question)
    rows: tuple[Named, ...] = (*delegates.rows, *guests.rows)
    found = best_first(rows, question, key=_key, order=_latest_of_name)
    people = first_of_each(found, _identity).rows
    return Found(people[:MOST], delegates.is_cut or guests.is_cut or len(people) > MOST)


def _find_delegates(question: Question) -> Found[Delegate]:
    rows = (
        Delegate.objects.public()
        .filter(question.condition())
        .select_related("delegation__body", "delegation__edition__series")
        .only(*_OF_DELEGATE)
    )
    return find(rows.order_by("-pk"), question, key=_key, order=_latest_of_name)


def describe(
    bodies: Sequence[Body],
    people: Sequence[Named],
    question: Question,
    *,
    language: str,
    today: dt.date,
) -> tuple[list[FoundBody], list[FoundPerson]]:
    """Return what a page says of these bodies and people, for a reader of `language`; one query."""
    seats = (row.delegation for row in people if isinstance(row, Delegate))
    wanted = {body.pk for body in bodies} | {seat.body_id for seat in seats}
    names: dict[int, list[BodyName]] = defaultdict(list)
    if wanted:
        for name in BodyName.objects.filter(body__in=wanted).order_by("body", "id"):
            names[name.body_id].append(name)
    return (
        [_body(body, names[body.pk], question, language, today) for body in bodies],
        [_person(row, names, language) if isinstance(row, Delegate) else _guest(row) for row in people],
    )


def _key(row: Body | Named) -> str:
    return str(row.search_key)


def _latest_of_name(row: Named) -> tuple[str, int, int]:
    edition = row.delegation.edition if isinstance(row, Delegate) else edition_of(row)
    return row.search_key, -edition.starts_on.toordinal(), row.pk


def _identity(row: Named) -> Hashable:
    return row.person_id if isinstance(row, Delegate) else identity_of(row)


def _named(question: Question, word: Word) -> Q:
    condition = question.of_word(word)
    names, aliases = (rows.objects.filter(condition).values("body") for rows in (BodyName, BodyAlias))
    return Q(pk__in=names) | Q(pk__in=aliases)


def _is_public(body: str) -> Q:
    """Return the condition that a body, named by its id, took part in a published edition or hosted one."""
    known = {"body": OuterRef(body), "edition__publication": Publication.PUBLISHED}
    return Q(Exists(Delegation.objects.filter(**known))) | Q(Exists(EditionHost.objects.filter(**known)))


def _find_names(question: Question) -> Found[Body]:
    rows = BodyName.objects.filter(question.condition()).filter(_is_public("body_id"))
    columns = ("text", "search_key", "body_id", *(f"body__{name}" for name in _OF_BODY))
    found = find(
        rows.select_related("body").only(*columns).order_by("pk"),
        question,
        key=lambda name: name.search_key,
        order=lambda name: (name.body.search_key, name.pk),
    )
    return best_first(
        {name.body_id: name.body for name in found.rows}.values(),
        question,
        key=_key,
        order=lambda body: (body.search_key, body.pk),
        is_cut=found.is_cut,
    )


def _body(
    body: Body, names: Iterable[BodyName], question: Question, language: str, today: dt.date
) -> FoundBody:
    names = list(names)
    shown = names_on(names, today).display(body, language=language)
    keys = {name.text: name.search_key for name in names}
    other = None
    if not question.is_in(keys.get(shown.text, body.search_key)):
        answering = [name for name in names if question.is_in(name.search_key)]
        other = min(answering, key=lambda name: _rank(name, question, language, today), default=None)
    return FoundBody(
        body=body,
        name=shown,
        other=DisplayName(other.text, other.language) if other else None,
        until=other.valid_to if other and other.valid_to and other.valid_to < today else None,
        kind=str(BodyKind(body.kind).label),
    )


def _rank(
    name: BodyName, question: Question, language: str, today: dt.date
) -> tuple[int, bool, bool, bool, int]:
    """Return the place of a name among those that answer: whole words, valid, of the language, to be read."""
    return (
        -question.whole_words(name.search_key),
        not name.is_valid_on(today),
        name.language != language,
        name.form == BodyNameForm.SORT,
        name.pk,
    )


def _person(delegate: Delegate, names: Mapping[int, list[BodyName]], language: str) -> FoundPerson:
    delegation = delegate.delegation
    edition = delegation.edition
    book = names_on(names[delegation.body_id], edition.starts_on)
    return FoundPerson(
        name=styled_name(delegate, edition.printed_name_style),
        full_name=delegate.full_name,
        original_name=delegate.original_name,
        function=next(iter(delegate.function_lines), ""),
        body=book.of_delegation(delegation, edition, language=language),
        edition=edition,
    )


def _guest(role: SpeakingRole) -> FoundPerson:
    return FoundPerson(
        name=role.guest_name,
        full_name=role.guest_name,
        original_name="",
        function=role.guest_function,
        body=DisplayName(role.guest_affiliation) if role.guest_affiliation else None,
        edition=edition_of(role),
        session=role.session_id,
        session_title=role.released_title,  # type: ignore[attr-defined]  # an annotation of `find_guests`
    )
