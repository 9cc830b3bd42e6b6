"""The two past editions of the sample: who came, a short programme, the report."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from itertools import cycle

from conferences.enums import Distribution, DocumentKind, Language, SessionKind
from conferences.models import Day, Document, DocumentVersion, Edition, Room, Session, Source
from delegations.enums import DelegateRole, DelegateStatus, Invitation
from delegations.models import Body, Category, Delegate, Delegation
from eventsite.desk.demo.forum import bodies, frame
from eventsite.desk.demo.forum.programme.plan import ALL
from eventsite.desk.demo.rows import Words, columns, put, put_all

Groups = tuple[Sequence[bodies.Invented], ...]

#: Bodies of a category at an edition: members, observers, organizations.
SIXTH: Groups = (bodies.MEMBERS[::2], bodies.OBSERVERS[:3], bodies.MERGED + bodies.ORGANIZATIONS[:1])
SEVENTH: Groups = (bodies.MEMBERS[:26], bodies.OBSERVERS[:5], bodies.MERGED + bodies.ORGANIZATIONS[:3])
CATEGORIES = ("member-states", "observer-states", "international-organizations")
FORMER_FUNCTIONS = ("Deputy Head\nForecasting Division", "Chief of Staff", "Forecaster")


def write_past_delegations(
    edition: Edition,
    present: Mapping[str, Body],
    categories: Mapping[str, Category],
    source: Source,
) -> list[Delegation]:
    """Write who came: the new member still came as an observer."""
    groups = SIXTH if edition.number == 6 else SEVENTH
    rows = []
    for category, members in zip(CATEGORIES, groups, strict=True):
        for member in members:
            then = "observer-states" if member.slug == bodies.NEW_MEMBER else category
            rows.append(
                Delegation(
                    edition=edition,
                    body=present[member.slug],
                    category=categories[then],
                    invitation=Invitation.ACCEPTED,
                    source=source,
                )
            )
    return put_all(rows)


def write_past_delegates(
    edition: Edition, delegations: Sequence[Delegation], today: Sequence[Delegate], source: Source
) -> None:
    """Write two delegates for each delegation, people of the current edition in their former functions."""
    seated: dict[int, list[Delegate]] = {}
    for delegate in today:
        seated.setdefault(delegate.delegation.body_id, []).append(delegate)
    functions = cycle(FORMER_FUNCTIONS)
    put_all(
        [
            _former(delegate, delegation, rank, next(functions), edition, source)
            for delegation in delegations
            for rank, delegate in enumerate(seated.get(delegation.body_id, [])[:2], 1)
        ]
    )


def _former(  # noqa: PLR0917 (one row, spelled out)
    delegate: Delegate, delegation: Delegation, rank: int, function: str, edition: Edition, source: Source
) -> Delegate:
    return Delegate(
        delegation=delegation,
        person_id=delegate.person_id,
        honorific=delegate.honorific.replace("H.E.", "").strip(),
        full_name=delegate.full_name,
        given_name=delegate.given_name,
        patronymic=delegate.patronymic,
        family_name=delegate.family_name,
        original_name=delegate.original_name,
        role=DelegateRole.HEAD if rank == 1 else DelegateRole.DELEGATE,
        function=function,
        rank=rank,
        status=DelegateStatus.ACCREDITED,
        status_on=edition.starts_on,
        is_public=rank == 1,
        source=source,
    )


def write_past_programme(edition: Edition) -> None:
    """Write one plenary for each main item of the agenda, over two days."""
    hall = put(Room(edition=edition, order=1, **columns(name=frame.ROOMS[0][1])))
    put_all(list(_plenaries(edition, hall)))


def _plenaries(edition: Edition, hall: Room) -> Iterator[Session]:
    hours = (dt.time(9, 30), dt.time(11), dt.time(14), dt.time(15, 30), dt.time(17))
    titles = iter([title for _, title in frame.AGENDA])
    for offset in range(2):
        day = put(Day(edition=edition, on=edition.starts_on + dt.timedelta(days=offset)))
        for hour, title in zip(hours, titles, strict=False):
            starts_at = dt.datetime.combine(day.on, hour, edition.zone)
            yield Session(
                day=day,
                room=hall,
                kind=SessionKind.PLENARY,
                starts_at=starts_at,
                ends_at=starts_at + dt.timedelta(minutes=75),
                interpretation=list(ALL),
                **columns(title=title),
            )


def write_report(edition: Edition) -> None:
    """Write the report, the one document that a past edition leaves here."""
    title = Words(
        f"Report of the meeting, edition {edition.number}",
        f"Доклад о заседании, выпуск {edition.number}",
        f"会议报告，第{edition.number}届",
    )
    report = put(
        Document(
            edition=edition,
            symbol=f"SF/CONF.{edition.number}/REP",
            kind=DocumentKind.REPORT,
            distribution=Distribution.GENERAL,
            published_on=edition.ends_on + dt.timedelta(days=60),
            **columns(title=title),
        )
    )
    put_all(
        [
            DocumentVersion(
                document=report,
                language=language,
                url=f"https://example.org/sample-forum/sf-conf-{edition.number}-rep-{language}",
            )
            for language in (Language.ENGLISH, Language.RUSSIAN, Language.CHINESE)
        ]
    )
