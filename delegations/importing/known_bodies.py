"""Every spelling under which a body is on record, loaded once for a file."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from delegations.enums import BodyKind
from delegations.models import Body, BodyAlias, BodyName
from delegations.models.dated import valid_on
from eventsite.lib.text import match_key


@dataclass(frozen=True, slots=True)
class KnownBody:
    """A body on record, as far as matching needs it."""

    id: int
    label: str
    is_state: bool = False
    dissolved_on: dt.date | None = None
    successor: str = ""


@dataclass(slots=True)
class Spellings:
    """Bodies by `match_key` of a spelling; several bodies may share one.

    `codes` holds the house's own codes and those of ISO 3166 and M49; `names` the working names and the
    names in force on the day; `other` aliases and names of other times.
    """

    bodies: dict[int, KnownBody] = field(default_factory=dict)
    codes: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    names: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    aliases: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    former: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    def by_code(self, text: str) -> set[int]:
        return self.codes.get(match_key(text), set()) if text else set()

    def by_name(self, text: str) -> set[int]:
        """Return the bodies of a name in force, else of an alias, else of a name of another time."""
        key = match_key(text) if text else ""
        return self.names.get(key) or self.aliases.get(key) or self.former.get(key) or set()

    def is_former(self, text: str) -> bool:
        key = match_key(text)
        return key in self.former and key not in self.names and key not in self.aliases

    def is_spelled(self, text: str) -> bool:
        """Whether a spelling has a meaning that an alias could not change, or would change unseen."""
        key = match_key(text)
        return any(key in known for known in (self.codes, self.names, self.aliases))

    def labels(self, ids: Iterable[int]) -> list[str]:
        return sorted(self.bodies[body_id].label for body_id in ids)

    def all_names(self) -> dict[str, set[int]]:
        """Return every spelling that is a name, for finding near ones."""
        return {**self.former, **self.aliases, **self.names}


def load_spellings(day: dt.date) -> Spellings:
    """Load all bodies in four queries; `day` decides which names are in force."""
    known = Spellings()
    columns = (
        "id",
        "label",
        "kind",
        "code",
        "iso_alpha2",
        "iso_alpha3",
        "m49",
        "dissolved_on",
        "successor__label",
        "merged_into_id",
    )
    whole: dict[int, int] = {}
    rows = Body.objects.order_by("id").values_list(*columns)
    for body_id, label, kind, *codes, dissolved_on, successor, merged_into in rows:
        if merged_into:
            # What is part of another body is found as that one.
            whole[body_id] = body_id = merged_into  # noqa: PLW2901
        else:
            is_state = kind == BodyKind.STATE
            known.bodies[body_id] = KnownBody(body_id, label, is_state, dissolved_on, successor or "")
        known.names[match_key(label)].add(body_id)
        for code in filter(None, codes):
            known.codes[match_key(code)].add(body_id)
    in_force = BodyName.objects.filter(valid_on(day)).order_by("id")
    for target, names in ((known.names, in_force), (known.former, BodyName.objects.order_by("id"))):
        for body_id, key in names.values_list("body_id", "match_key"):
            target[key].add(whole.get(body_id, body_id))
    for body_id, key in BodyAlias.objects.order_by("id").values_list("body_id", "match_key"):
        known.aliases[key].add(body_id)
    return known
