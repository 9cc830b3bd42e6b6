"""Who sits where at the current edition: 400 delegates in 60 delegations, with every irregular case once."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle
from typing import NamedTuple

from delegations.enums import DelegateRole, DelegateStatus
from eventsite.desk.demo.forum import bodies
from eventsite.desk.demo.forum.bodies import Invented
from eventsite.desk.demo.forum.names import InventedName, invented_names

#: Seats of the delegations of each category, in turn; the host has so many more.
MEMBER_SIZES, OBSERVER_SIZES = (8, 6, 9, 7, 10, 8), (4, 3, 5, 1, 4, 6, 2, 5)
ORGANIZATION_SIZES, INSTITUTE_SIZES = (7, 5, 1, 6, 4, 8, 5, 3, 6, 5), (4, 3, 5, 2, 4)
PRESS_SIZES, MORE_FOR_THE_HOST = (5, 3, 4), 20

HEAD, DELEGATE = DelegateRole.HEAD, DelegateRole.DELEGATE
WITHOUT_HEAD, HEAD_WITHDRAWN, HEAD_REPLACED = "palunga", "ulmesh", "tamaril"
#: Two people of one name in one delegation, and one person in two delegations: (delegation, rank from 1).
NAMESAKES = (("norvalia", 3), ("norvalia", 4))
TWO_SEATS = (("kaldur", 3), ("interregional-avalanche-service", 6))

_ROLES = (
    DELEGATE, DelegateRole.ADVISER, DELEGATE, DelegateRole.EXPERT, DELEGATE, DelegateRole.INTERPRETER,
    DELEGATE, DelegateRole.SUPPORT_STAFF,
)  # fmt: skip
_FUNCTIONS = {
    HEAD: (
        "Minister of Environment",
        "Deputy Minister of Emergency Affairs",
        "Director-General\nNational Weather Service",
        "Secretary of State for Water",
        "Head\nCivil Protection Authority",
    ),
    DelegateRole.DEPUTY_HEAD: ("Deputy Director\nNational Weather Service", "Chief Hydrologist"),
    DelegateRole.ALTERNATE: ("Counsellor\nDepartment of Treaties", "Chief of Section\nForecasting"),
    DELEGATE: (
        "Senior Forecaster\nMountain Division",
        "Head of Unit\nRadar and Satellites",
        "Programme Officer\nWarning Services",
        "Duty Officer\nSituation Room",
        "Inspector of Slopes",
    ),
    DelegateRole.ADVISER: ("Legal Adviser", "Adviser to the Minister"),
    DelegateRole.EXPERT: ("Glaciologist", "Research Fellow\nSnow and Ice", "Engineer\nObserving Stations"),
    DelegateRole.INTERPRETER: ("Interpreter",),
    DelegateRole.SUPPORT_STAFF: ("Protocol Assistant", "Secretary of the Delegation"),
    DelegateRole.OBSERVER: ("Head of Office", "Programme Officer"),
    DelegateRole.PRESS: ("Correspondent", "Camera Operator", "Editor"),
}


class Place(NamedTuple):
    """A delegation of the edition and how many delegates it has."""

    slug: str
    category: str
    size: int


@dataclass(frozen=True, slots=True)
class Seat:
    """One delegate to be; `person` is the number of the person, whom two seats may share."""

    number: int
    place: Place
    rank: int
    person: int
    name: InventedName
    role: DelegateRole
    status: DelegateStatus
    function: str

    @property
    def honorific(self) -> str:
        courtesy = {"female": "Ms", "male": "Mr"}.get(self.name.gender, "")
        if self.role == HEAD and self.place.category == "member-states":
            return f"H.E. {courtesy}".strip()
        return "Dr" if self.role == DelegateRole.EXPERT else courtesy

    @property
    def is_public(self) -> bool:
        return self.number % 2 == 0 or (self.role == HEAD and self.number % 3 != 0)


def places() -> list[Place]:
    """Return the sixty delegations in the order of their categories."""
    rows: tuple[tuple[str, Sequence[Invented], Sequence[int]], ...] = (
        ("member-states", bodies.MEMBERS, MEMBER_SIZES),
        ("observer-states", bodies.OBSERVERS, OBSERVER_SIZES),
        ("international-organizations", bodies.ORGANIZATIONS, ORGANIZATION_SIZES),
        ("research-institutes", bodies.INSTITUTES, INSTITUTE_SIZES),
        ("press", bodies.PRESS, PRESS_SIZES),
    )
    return [
        Place(body.slug, category, size + MORE_FOR_THE_HOST * (body.slug == bodies.HOST))
        for category, members, sizes in rows
        for body, size in zip(members, cycle(sizes), strict=False)
    ]


def seats() -> list[Seat]:
    """Return every delegate of the current edition, delegation by delegation, in rank order."""
    chairs = [(place, rank) for place in places() for rank in range(1, place.size + 1)]
    numbers = {(place.slug, rank): number for number, (place, rank) in enumerate(chairs)}
    names = dict(enumerate(invented_names()[: len(chairs)]))
    names[numbers[NAMESAKES[1]]] = names[numbers[NAMESAKES[0]]]
    persons = {numbers[TWO_SEATS[1]]: numbers[TWO_SEATS[0]]}
    functions = {role: cycle(texts) for role, texts in _FUNCTIONS.items()}
    found = []
    for number, (place, rank) in enumerate(chairs):
        person, role = persons.get(number, number), _role(place, rank)
        status = _status(number, place, rank)
        found.append(Seat(number, place, rank, person, names[person], role, status, next(functions[role])))
    return found


def _role(place: Place, rank: int) -> DelegateRole:
    if place.category == "press":
        return DelegateRole.PRESS
    if place.category == "research-institutes":
        return DelegateRole.EXPERT
    if place.category == "international-organizations":
        return HEAD if rank == 1 else DelegateRole.OBSERVER
    if rank == 1 or (place.slug, rank) == (HEAD_REPLACED, 2):
        return DELEGATE if place.slug == WITHOUT_HEAD else HEAD
    if rank == 2 and place.size > 5:
        return DelegateRole.DEPUTY_HEAD
    return DelegateRole.ALTERNATE if rank == 3 else _ROLES[rank % len(_ROLES)]


def _status(number: int, place: Place, rank: int) -> DelegateStatus:
    if rank == 1 and place.slug == HEAD_REPLACED:
        return DelegateStatus.REPLACED
    if rank == 1 and place.slug == HEAD_WITHDRAWN:
        return DelegateStatus.WITHDRAWN
    if rank < 4:
        return DelegateStatus.ACCREDITED
    if number % 40 in (7, 17):
        return DelegateStatus.WITHDRAWN if number % 40 == 7 else DelegateStatus.DECLINED
    if number % 10 == 3:
        return DelegateStatus.NOMINATED
    return DelegateStatus.CONFIRMED if number % 3 == 0 else DelegateStatus.ACCREDITED
