"""What a row changes in a delegate on record, as values to write and as texts to show."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from conferences.importing.verdicts import Change
from delegations.enums import DelegateRole
from delegations.importing.known_delegates import COMPARED, KnownDelegate
from delegations.models import Delegate


def changes_of(values: Mapping[str, Any], delegate: KnownDelegate) -> tuple[Change, ...]:
    """Return the fields in which the row's values differ from the record; what it does not give stays."""
    if all(values.get(name, old) == old for name, old in zip(COMPARED, delegate.values, strict=True)):
        return ()
    return tuple(
        Change(label_of(name), _shown(name, old), _shown(name, values[name]))
        for name, old in zip(COMPARED, delegate.values, strict=True)
        if name in values and values[name] != old
    )


def label_of(name: str) -> str:
    """Return the name of a field of the delegate as a heading."""
    label = str(getattr(Delegate._meta.get_field(name), "verbose_name", name))
    return label[:1].upper() + label[1:]


def _shown(name: str, value: Any) -> str:
    if name == "role":
        return str(DelegateRole(value).label)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(value)
