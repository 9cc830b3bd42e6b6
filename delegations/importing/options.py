"""What the officer chose for one import."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """Choices for one file; an empty `encoding` or `delimiter` is found by looking.

    `category` is meant for every row that names none. `file_order` writes the order in which the bodies
    first stand in the file as their places in the list.
    """

    create_missing: bool = False
    without_rejected: bool = False
    file_order: bool = False
    category: str = ""
    encoding: str = ""
    delimiter: str = ""

    def as_dict(self) -> dict[str, Any]:
        """Return plain values, fit for JSON."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> "ImportOptions":
        """Return the options that `as_dict` wrote; names of other releases are passed over."""
        return cls(**{name: value for name, value in values.items() if name in cls.__slots__})
