"""The ways to the papers and tools of an edition, those that the user may open."""

from typing import Any, NamedTuple

from django.db.models import Max
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conferences.models import Edition
from delegations.models import PrintedList
from eventsite.desk.reports.shapes import Door, address_of
from eventsite.lib.dates import format_day


class _Way(NamedTuple):
    """A page of the admin under an edition; all of the permissions open it."""

    page: str
    label: Promise
    permissions: tuple[str, ...]


_LIST = "conferences_edition_list"
#: In the order of the work.
_WAYS = (
    _Way(
        "conferences_edition_protocol_order",
        gettext_lazy("Protocol order"),
        ("conferences.view_edition", "delegations.view_delegation"),
    ),
    _Way(_LIST, gettext_lazy("List of participants"), ("delegations.view_printedlist",)),
    _Way("delegations_badges", gettext_lazy("Badges"), ("delegations.batch_badge",)),
    _Way("delegations_plates", gettext_lazy("Name plates"), ("delegations.print_nameplate",)),
    _Way("delegations_statistics", gettext_lazy("Statistics"), ("delegations.view_statistics",)),
    _Way("conferences_edition_layout", gettext_lazy("Programme"), ("conferences.view_session",)),
    _Way(
        "conferences_edition_clone",
        gettext_lazy("Clone into the next edition"),
        ("conferences.clone_edition", "delegations.add_delegation"),
    ),
)


def doors_of(edition: Edition, *, user: Any) -> tuple[Door, ...]:
    """Return the ways of an edition; one query, for those who may see the frozen lists."""
    doors = []
    for way in _WAYS:
        address = address_of(way.page, edition.pk)
        if address and user.has_perms(way.permissions):
            note = _frozen(edition) if way.page == _LIST else ""
            doors.append(Door(str(way.label), note, address))
    return tuple(doors)


def _frozen(edition: Edition) -> str:
    last = PrintedList.objects.of_edition(edition).aggregate(last=Max("frozen_at"))["last"]
    if last is None:
        return _("not frozen yet")
    return _("last frozen on %(day)s") % {"day": format_day(last.astimezone(edition.zone).date())}
