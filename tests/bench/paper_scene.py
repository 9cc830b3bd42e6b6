"""A conference to put on paper, openly made up: `python -m tests.bench.paper_scene PEOPLE [SESSIONS]`.

Ten people to a body on the average, from one to nineteen; names in four scripts, every seventh body with a
long one. With sessions it stands in its first day, with a programme, invitations and nominations that wait.
"""

import datetime as dt
import sys
from collections.abc import Iterator
from typing import TypeVar

import django

django.setup()

from django.utils import timezone  # noqa: E402 (Django has to be set up first)

from conferences.models import Edition, Series  # noqa: E402
from delegations.enums import BadgeNames, DelegateRole, DelegateStatus, Invitation, SummaryDetail  # noqa: E402
from delegations.models import (  # noqa: E402
    BadgeTemplate,
    Body,
    BodyName,
    Category,
    Delegate,
    Delegation,
    ListSettings,
    Person,
)
from tests.bench import page_scene  # noqa: E402
from tests.bench.attendee_file import body_names, person_name  # noqa: E402

_Choice = TypeVar("_Choice")
PEOPLE_OF_A_BODY, LONG_NAMES = 10, 7
CATEGORIES = (
    "Member states", "Observer states", "Dialogue partners", "United Nations entities",
    "Regional structures", "Other international organizations",
)  # fmt: skip
_LANGUAGES = ("en", "ru", "zh-hans", "ar")
_LONG = (
    (
        " for the Coordination of Efforts in Early Warning, Preparedness and Mutual Assistance in Mountain "
        "Districts pursuant to Decisions 12 (2009), 27 (2014) and 31 (2019)"
    ),
    (
        " по координации усилий в области раннего предупреждения, готовности и взаимной помощи в горных "
        "районах в соответствии с решениями 12 (2009), 27 (2014) и 31 (2019)"
    ),
    "依照第12(2009)、27(2014)和31(2019)号决定协调山区预警、备灾和互助工作",
    " لتنسيق جهود الإنذار المبكر والتأهب والمساعدة المتبادلة في المناطق الجبلية عملا بالمقررات ١٢ و٢٧ و٣١",
)
_FUNCTIONS = (
    "Director\nDepartment of Cooperation\nMinistry of the Mountains and of Water",
    "Начальник управления сотрудничества\nМинистерство горных районов и водных ресурсов",
    "合作司司长\n山区与水利部",
    "مدير إدارة التعاون\nوزارة الجبال والمياه",
    "First Secretary",
)
_HONORIFICS = ("Ms", "Г-н", "先生", "السيد")
#: How a hundred delegates and a hundred delegations stand, where some wait for a decision.
_STATUSES = (
    (DelegateStatus.ACCREDITED, 55), (DelegateStatus.CONFIRMED, 25), (DelegateStatus.NOMINATED, 14),
    (DelegateStatus.WITHDRAWN, 4), (DelegateStatus.DECLINED, 2),
)  # fmt: skip
_INVITATIONS = ((Invitation.ACCEPTED, 80), (Invitation.INVITED, 15), (Invitation.NO_REPLY, 5))
_REGISTRATION_DAYS = 20


def set_up(people: int) -> Edition:
    """Create a conference of so many people, all of them accredited and listed."""
    series = Series.objects.create(
        slug="printed", name="Conference of the mountain districts", acronym="CMD", is_fictional=True
    )
    edition = Edition.objects.create(
        series=series, number=9, title="Ninth conference of the mountain districts", city="Tashkent",
        theme="Early warning without borders", country_code="UZB", starts_on=dt.date(2026, 6, 1),
        ends_on=dt.date(2026, 6, 3), time_zone="Asia/Tashkent", list_language="ru",
    )  # fmt: skip
    fill(edition, people)
    return edition


def set_up_at_work(people: int, sessions: int) -> Edition:
    """Create a conference in session of which much waits for a decision."""
    edition = page_scene.set_up(sessions)
    fill(edition, people, at_work=True)
    now = timezone.now()
    edition.nominations_close_at = now + dt.timedelta(days=2)
    edition.confirmations_close_at = now + dt.timedelta(days=3)
    edition.save()
    return edition


def fill(edition: Edition, people: int, *, at_work: bool = False) -> None:
    """Add bodies, delegations and delegates, the settings of the list and a badge template."""
    categories = Category.objects.bulk_create(
        Category(
            series=edition.series, slug=f"printed-{n}", name=f"category {n}", heading=heading, order=n + 10,
            colour=n + 1,
        )
        for n, heading in enumerate(CATEGORIES)
    )  # fmt: skip
    seats = _delegations(edition, _bodies(people // PEOPLE_OF_A_BODY), categories, at_work=at_work)
    _delegates(seats, people, at_work=at_work)
    ListSettings.objects.create(
        edition=edition, symbol="CMD/CONF.9/INF.1", session_heading="Ninth session",
        corrections_to="the secretariat, room 12", corrections_until=timezone.now() + dt.timedelta(days=4),
        summary_detail=SummaryDetail.BODIES,
    )  # fmt: skip
    BadgeTemplate.objects.create(
        series=edition.series, name="All", names=BadgeNames.BOTH, second_language="en", access="All meetings"
    )


def _bodies(count: int) -> list[Body]:
    bodies = Body.objects.bulk_create(Body(slug=f"printed-{n}", label=body_names(n)[0]) for n in range(count))
    BodyName.objects.bulk_create(
        BodyName(
            body=body, language=language, text=body_names(n)[place] + (_LONG[place] if _is_long(n) else "")
        )
        for n, body in enumerate(bodies)
        for place, language in enumerate(_LANGUAGES)
    )
    return bodies


def _is_long(number: int) -> bool:
    return number % LONG_NAMES == 5


def _delegations(
    edition: Edition, bodies: list[Body], categories: list[Category], *, at_work: bool
) -> list[Delegation]:
    return Delegation.objects.bulk_create(
        Delegation(
            edition=edition,
            body=body,
            category=categories[n // 2 % len(categories)],
            invitation=_share(_INVITATIONS, n) if at_work else Invitation.ACCEPTED,
            quota=12 if n % 3 == 0 else None,
        )
        for n, body in enumerate(bodies)
    )


def _delegates(seats: list[Delegation], count: int, *, at_work: bool) -> None:
    people = Person.objects.bulk_create(_person(n) for n in range(count))
    rows = Delegate.objects.bulk_create(
        _delegate(person, delegation, number, rank, at_work=at_work)
        for number, (person, (delegation, rank)) in enumerate(zip(people, _places(seats), strict=True))
    )
    today = timezone.now()
    for row in rows if at_work else ():
        row.created_at = today - dt.timedelta(days=row.pk % _REGISTRATION_DAYS)
    if at_work:
        Delegate.objects.bulk_update(rows, ["created_at"], batch_size=2000)


def _places(seats: list[Delegation]) -> Iterator[tuple[Delegation, int]]:
    """Yield the seats of each delegation, by rank: 10 + n of one and 10 − n of the next."""
    for number, delegation in enumerate(seats):
        more = number // 2 % PEOPLE_OF_A_BODY
        size = PEOPLE_OF_A_BODY + (more if number % 2 else -more)
        yield from ((delegation, rank) for rank in range(size))


def _person(number: int) -> Person:
    given, family = person_name(number, 0)
    return Person(full_name=f"{given} {family}", given_name=given, family_name=family, gender="")


def _delegate(person: Person, delegation: Delegation, number: int, rank: int, *, at_work: bool) -> Delegate:
    """Return a delegate: of ten, seven stand in the list in Latin letters and one in each other script."""
    script = max(0, number % 10 - 6)
    given, family = person_name(number, script)
    leads = rank == 0 and not (at_work and number % 50 == 0)
    status = _share(_STATUSES, number) if at_work and not leads else DelegateStatus.ACCREDITED
    return Delegate(
        delegation=delegation, person=person, honorific=_HONORIFICS[script],
        full_name=f"{given}{family}" if script == 2 else f"{given} {family}",
        given_name=given, family_name=family,
        original_name=" ".join(person_name(number, 1 + number % 3)) if script == 0 else "",
        role=DelegateRole.HEAD if leads else DelegateRole.DELEGATE, rank=rank,
        function=_FUNCTIONS[number % len(_FUNCTIONS)], status=status,
        status_on=timezone.now().date() - dt.timedelta(days=number % _REGISTRATION_DAYS),
    )  # fmt: skip


def _share(parts: tuple[tuple[_Choice, int], ...], number: int) -> _Choice:
    """Return the choice of the number, each as often in a hundred as it says."""
    rest = number * 37 % 100
    for choice, share in parts:
        if rest < share:
            return choice
        rest -= share
    raise ValueError(parts)


if __name__ == "__main__":
    arguments = list(map(int, sys.argv[1:]))
    (set_up_at_work if len(arguments) > 1 else set_up)(*arguments)
