"""What is shown of a person beside another one who may be the same."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from delegations.enums import DelegateRole
from delegations.models import Delegate

_SHOWN = ("full_name", "original_name", "function", "role", "email", "phone")


def facts_of(values: Mapping[str, Any], place: str) -> list[tuple[str, str]]:
    """Return headings and values, the delegation last."""
    shown = [(label_of(name), shown_value(name, values.get(name, ""))) for name in _SHOWN]
    return [*shown, (_("Delegation"), place)]


def label_of(name: str) -> str:
    """Return the name of a field of the delegate as a heading."""
    label = str(getattr(Delegate._meta.get_field(name), "verbose_name", name))
    return label[:1].upper() + label[1:]


def shown_value(name: str, value: Any) -> str:
    """Return the value of a field of the delegate in words."""
    if name == "role" and value:
        return str(DelegateRole(value).label)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(value)
