"""The delegates of an edition as the import compares with them, loaded once for a file."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from conferences.models import Edition
from delegations.enums import SEATED_STATUSES, DelegateRole
from delegations.models import Delegate, Delegation

#: Fields that a file can give; also what is compared.
COMPARED = (
    "honorific",
    "full_name",
    "given_name",
    "patronymic",
    "family_name",
    "original_name",
    "role",
    "function",
    "rank",
    "is_listed",
    "badge_type",
    "email",
    "phone",
    "nationality",
    "language",
)


@dataclass(frozen=True, slots=True)
class KnownDelegate:
    """A delegate on record; `values` in the order of `COMPARED`."""

    id: int
    delegation_id: int
    body_id: int
    person_id: int
    status: str
    name_key: str
    values: tuple[Any, ...]

    def value(self, name: str) -> Any:
        return self.values[COMPARED.index(name)]

    @property
    def is_seated(self) -> bool:
        return self.status in SEATED_STATUSES

    @property
    def is_head(self) -> bool:
        return self.is_seated and self.value("role") == DelegateRole.HEAD


@dataclass(frozen=True, slots=True)
class KnownDelegation:
    id: int
    body_id: int
    category_id: int
    position: int | None


@dataclass(slots=True)
class Register:
    """Delegations by body and delegates by what they are found by: name in a body, e-mail."""

    delegations: dict[int, KnownDelegation] = field(default_factory=dict)
    by_name: dict[tuple[int, str], list[KnownDelegate]] = field(default_factory=lambda: defaultdict(list))
    by_email: dict[str, list[KnownDelegate]] = field(default_factory=lambda: defaultdict(list))
    bodies_of_name: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    heads: dict[int, KnownDelegate] = field(default_factory=dict)
    last_rank: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    seats: dict[tuple[int, int], KnownDelegate] = field(default_factory=dict)

    def by_id(self) -> dict[int, KnownDelegate]:
        """Return all delegates by id."""
        return {delegate.id: delegate for delegates in self.by_name.values() for delegate in delegates}


def load_register(edition: Edition) -> Register:
    """Load the delegations and delegates of one edition in two queries."""
    register = Register()
    delegations = Delegation.objects.of_edition(edition).order_by("id")
    for row in delegations.values_list("id", "body_id", "category_id", "position"):
        register.delegations[row[1]] = KnownDelegation(*row)
    columns = ("id", "delegation_id", "delegation__body_id", "person_id", "status", "match_key")
    delegates = Delegate.objects.of_edition(edition).order_by("id").values_list(*columns, *COMPARED)
    for row in delegates.iterator(chunk_size=5000):
        known: list[Any] = [*row[:6], tuple(row[6:])]
        _add(register, KnownDelegate(*known))
    return register


def _add(register: Register, delegate: KnownDelegate) -> None:
    body_id = delegate.body_id
    register.by_name[body_id, delegate.name_key].append(delegate)
    register.bodies_of_name[delegate.name_key].add(body_id)
    register.seats[body_id, delegate.person_id] = delegate
    register.last_rank[body_id] = max(register.last_rank[body_id], delegate.value("rank"))
    if email := delegate.value("email"):
        register.by_email[email.casefold()].append(delegate)
    if delegate.is_head:
        register.heads[body_id] = delegate
