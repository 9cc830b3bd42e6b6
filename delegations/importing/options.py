"""What the officer chose for one import."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """Choices for one file; an empty `encoding` or `delimiter` is found by looking.

    `category`, `body` and `badge_type` are meant for every row that names none. `columns` gives the canonical
    column by place, from 0, where a person said so; an empty one is left out. `heading_line` is the line of
    the headings, 0 for a file without, None to find it by looking. `file_order` keeps the order
    in which categories, bodies and persons first stand in the file as the one set by hand; `file_names`
    prints delegations that the file opens under the names that it gives their bodies.
    """

    create_missing: bool = False
    without_rejected: bool = False
    file_order: bool = False
    file_names: bool = False
    category: str = ""
    body: str = ""
    badge_type: str = ""
    columns: Mapping[int, str] = field(default_factory=dict)
    heading_line: int | None = None
    encoding: str = ""
    delimiter: str = ""
    #: What was chosen for spellings of bodies and for rows, as `delegations.importing.choices` reads it.
    bodies: Mapping[str, Any] = field(default_factory=dict)
    rows: Mapping[str, Any] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """Return plain values, fit for JSON: its keys are texts."""
        return {**asdict(self), "columns": {str(place): name for place, name in self.columns.items()}}

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> "ImportOptions":
        """Return the options that `as_dict` wrote; names of other releases are passed over."""
        known = {name: value for name, value in values.items() if name in cls.__slots__}
        columns = {int(place): name for place, name in known.pop("columns", {}).items()}
        return cls(**known, columns=columns)
