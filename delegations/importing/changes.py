"""What a row changes in a delegate on record, as values to write and as texts to show."""

from collections.abc import Mapping
from typing import Any

from conferences.importing.verdicts import Change
from delegations.importing.facts import label_of, shown_value
from delegations.importing.known_delegates import COMPARED, KnownDelegate


def changes_of(values: Mapping[str, Any], delegate: KnownDelegate) -> tuple[Change, ...]:
    """Return the fields in which the row's values differ from the record; what it does not give stays."""
    if all(values.get(name, old) == old for name, old in zip(COMPARED, delegate.values, strict=True)):
        return ()
    return tuple(
        Change(label_of(name), shown_value(name, old), shown_value(name, values[name]))
        for name, old in zip(COMPARED, delegate.values, strict=True)
        if name in values and values[name] != old
    )
