"""The two editions: what each source reports, and nothing else."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from conferences.enums import Completeness, DatesBasis, Language, NameForm, Publication
from conferences.models import Edition, EditionSource, EditionTopic, OutcomePoint, Series, Source, Topic
from delegations.enums import DelegateRole, DelegateStatus, HostRole, PresenceBasis
from delegations.models import (
    Body,
    Category,
    CategoryPresence,
    Delegate,
    Delegation,
    EditionHost,
    Person,
)
from eventsite.desk.demo.borders import bodies, wording
from eventsite.desk.demo.rows import Words, columns, put, put_all

CITY = Words("Tashkent", "Ташкент", "塔什干")


@dataclass(frozen=True, slots=True)
class Register:
    """What the editions refer to: bodies by slug or ISO code, the rest by name or slug."""

    series: Series
    sources: Mapping[str, Source]
    bodies: Mapping[str, Body]
    categories: Mapping[str, Category]
    topics: Mapping[str, Topic]


def record_sixth(register: Register) -> None:
    """Record the sixth edition after CARICC's report of its Director's visit."""
    edition = put(
        Edition(
            series=register.series,
            number=6,
            starts_on=dt.date(2018, 10, 31),
            ends_on=dt.date(2018, 11, 1),
            dates_basis=DatesBasis.PARTICIPANT_VISIT,
            time_zone="Asia/Tashkent",
            country_code="UZB",
            publication=Publication.PUBLISHED,
            publishes_delegates=True,
            body_name_form=NameForm.FORMAL,
            list_completeness=Completeness.PARTIAL,
            **columns(
                title=Words(
                    "Sixth Scientific and Practical Conference of the Regional Anti-Terrorist Structure"
                    " of the"
                    " Shanghai Cooperation Organization (RATS SCO)"
                ),
                theme=Words("Combating Terrorism – Cooperation without Borders"),
                city=CITY,
                participation_note=wording.SIXTH_PARTICIPATION,
                summary=wording.SIXTH_SUMMARY,
                outcome=wording.SIXTH_OUTCOME,
            ),
        )
    )
    source = register.sources[bodies.CARICC]
    _cite(edition, source, wording.SIXTH_SOURCE)
    put(EditionHost(edition=edition, body=register.bodies["rats-sco"], role=HostRole.HOST, source=source))
    _topics(edition, register, wording.SIXTH_TOPICS, source)
    put_all(
        [
            OutcomePoint(edition=edition, order=order, source=source, **columns(text=point))
            for order, point in enumerate(wording.SIXTH_POINTS, 1)
        ]
    )
    _sixth_delegations(edition, register, source)
    _represented(edition, register, ("observers", "dialogue-partners"), source)
    _director(edition, register, source)


def record_seventh(register: Register) -> None:
    """Record the seventh edition after the report of the news agency UzA, which prints no year."""
    edition = put(
        Edition(
            series=register.series,
            number=7,
            starts_on=dt.date(2019, 11, 6),
            ends_on=dt.date(2019, 11, 7),
            dates_basis=DatesBasis.YEAR_INFERRED,
            time_zone="Asia/Tashkent",
            country_code="UZB",
            publication=Publication.PUBLISHED,
            body_name_form=NameForm.FORMAL,
            list_completeness=Completeness.CATEGORIES_ONLY,
            **columns(
                title=Words(
                    "7th international scientific and practical conference of the SCO Regional Anti-Terrorist"
                    " Structure (SCO RATS)"
                ),
                theme=Words("Combating terrorism – cooperation without borders"),
                city=CITY,
                participation_note=wording.SEVENTH_PARTICIPATION,
                summary=wording.SEVENTH_SUMMARY,
                outcome=wording.SEVENTH_OUTCOME,
            ),
        )
    )
    source = register.sources[bodies.UZA]
    _cite(edition, source, wording.SEVENTH_SOURCE)
    host = register.bodies["rats-sco-executive-committee"]
    put(EditionHost(edition=edition, body=host, role=HostRole.HOST, source=source))
    _topics(edition, register, wording.SEVENTH_TOPICS, source)
    secretariat = register.bodies["sco-secretariat"]
    put(_delegation(edition, secretariat, register.categories["sco"], "SCO Secretariat", source))
    represented = (
        "member-states",
        "observers",
        "dialogue-partners",
        "structures-of-international-organizations",
    )
    _represented(edition, register, represented, source)


def _cite(edition: Edition, source: Source, states: Words) -> None:
    put(EditionSource(edition=edition, source=source, order=1, **columns(states=states)))


def _topics(edition: Edition, register: Register, slugs: Iterable[str], source: Source) -> None:
    put_all(
        [
            EditionTopic(edition=edition, topic=register.topics[slug], order=order, source=source)
            for order, slug in enumerate(slugs, 1)
        ]
    )


def _represented(edition: Edition, register: Register, slugs: Iterable[str], source: Source) -> None:
    put_all(
        [
            CategoryPresence(edition=edition, category=register.categories[slug], source=source)
            for slug in slugs
        ]
    )


def _delegation(edition: Edition, body: Body, category: Category, printed: str, source: Source) -> Delegation:
    return Delegation(
        edition=edition,
        body=body,
        category=category,
        printed_name=printed,
        printed_language=Language.ENGLISH,
        presence=PresenceBasis.NAMED,
        source=source,
    )


def _sixth_delegations(edition: Edition, register: Register, source: Source) -> None:
    """Record the named bodies; the states have no place by hand, the list language orders them."""
    members = register.categories["member-states"]
    rows = [
        _delegation(edition, register.bodies[code], members, printed, source)
        for code, printed in bodies.STATES
    ]
    for slug, named in bodies.SIXTH:
        for position, key in enumerate(named, 1):
            body = register.bodies[key]
            row = _delegation(edition, body, register.categories[slug], body.label, source)
            row.position = position
            rows.append(row)
    put_all(rows)


def _director(edition: Edition, register: Register, source: Source) -> None:
    """Record the only person named; his centre is in no list, it reports his visit itself."""
    body = register.bodies["caricc"]
    delegation = _delegation(edition, body, register.categories["own-account"], body.label, source)
    delegation.presence = PresenceBasis.OWN_ACCOUNT
    put(delegation)
    name = {
        "honorific": "Mr",
        "full_name": "Grigory Pustovitov",
        "given_name": "Grigory",
        "family_name": "Pustovitov",
    }
    put(
        Delegate(
            delegation=delegation,
            person=put(Person(**name)),
            role=DelegateRole.DELEGATE,
            status=DelegateStatus.CONFIRMED,
            function="Director",
            rank=1,
            is_public=True,
            source=source,
            **name,
        )
    )
