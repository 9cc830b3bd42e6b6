"""The roles of the staff and what each may do: the one table, brought into the database by `sync_roles`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.db import transaction

VIEW = ("view",)
EDIT = ("view", "add", "change")
FULL = ("view", "add", "change", "delete")
#: Seeing a list is not yet taking it away.
TAKE = ("view", "export")
#: Lists that files are read into.
_EVENT_LISTS = ("room", "session", "topic")
_PARTY_LISTS = ("body", "delegate")

#: What an edition is made of; a mistake in it can be deleted, since nothing has happened yet.
_PROGRAMME = (
    "agendaitem",
    "day",
    "documentversion",
    "editionsource",
    "editiontopic",
    "outcomepoint",
    "room",
    "session",
)
_REFERENCE = ("document", "source", "topic", "venue")
_BODY_PARTS = ("bodyalias", "bodyname", "bodystatus", "categorypresence", "editionhost")
#: Nobody of these is deleted: a delegation declines, a delegate withdraws, a body is dissolved.
_PEOPLE = ("body", "category", "delegate", "delegation", "person")


@dataclass(frozen=True, slots=True)
class Role:
    """A group of staff; `grants` maps (app label, model name) to actions."""

    name: str
    grants: Mapping[tuple[str, str], tuple[str, ...]]

    @property
    def permissions(self) -> frozenset[tuple[str, str]]:
        """Pairs of app label and codename."""
        return frozenset(
            (app, f"{action}_{model}") for (app, model), actions in self.grants.items() for action in actions
        )


#: Actions by app label and model name.
Grants = Mapping[tuple[str, str], tuple[str, ...]]


def _grant(app: str, models: Iterable[str], actions: tuple[str, ...]) -> Grants:
    return {(app, model): actions for model in models}


def _together(*parts: Grants) -> Grants:
    """Return the grants of all parts: what stands in several adds up."""
    sums: dict[tuple[str, str], tuple[str, ...]] = {}
    for part in parts:
        for key, actions in part.items():
            sums[key] = (*sums.get(key, ()), *actions)
    return sums


_EVENTS = "conferences"
_PARTIES = "delegations"

#: Badges are printed in batches at the desk of the protocol, one at a time at the door.
_BADGES = _together(
    _grant(_PARTIES, ("badgetemplate",), EDIT),
    _grant(_PARTIES, ("badge",), ("view", "print", "batch")),
    _grant(_PARTIES, ("badgeprint",), VIEW),
    _grant(_PARTIES, ("nameplate",), ("print",)),
)

#: Making two records one, deciding about likely duplicates, and seeing what was merged.
_CLEAN = _together(
    _grant(_PARTIES, ("body", "person"), ("merge",)),
    _grant(_PARTIES, ("likelyduplicate",), ("view", "change")),
    _grant(_PARTIES, ("merge",), VIEW),
)

ROLES = (
    Role(
        "Conference officer",
        _together(
            _grant(_EVENTS, _PROGRAMME, (*FULL, "export")),
            _grant(_EVENTS, (*_REFERENCE, "edition", "series"), (*EDIT, "export")),
            _grant(_EVENTS, ("edition",), ("publish", "clone")),
            _grant(_EVENTS, _EVENT_LISTS, ("import",)),
            _grant(_EVENTS, ("columnmapping",), ("view", "delete")),
            _grant(_EVENTS, ("importbatch", "programmerelease"), VIEW),
            _grant(_EVENTS, ("programme",), ("release",)),
            _grant(_PARTIES, (*_BODY_PARTS, "speakingrole"), (*FULL, "export")),
            _grant(_PARTIES, _PEOPLE, (*EDIT, "export")),
            _grant(_PARTIES, ("delegate",), ("register", "publish")),
            _grant(_PARTIES, ("delegation",), ("order",)),
            _grant(_PARTIES, ("importdecision",), ("view", "delete")),
            _grant(_PARTIES, _PARTY_LISTS, ("import",)),
            _grant(_PARTIES, ("listsettings",), EDIT),
            _grant(_PARTIES, ("printedlist",), VIEW),
            _grant(_PARTIES, ("list",), ("print", "freeze")),
            _grant(_PARTIES, ("statistics",), TAKE),
            _BADGES,
            _CLEAN,
        ),
    ),
    Role(
        "Protocol officer",
        _together(
            _grant(_EVENTS, ("edition", "series", "session"), TAKE),
            _grant(_EVENTS, ("edition",), ("clone",)),
            _grant(_EVENTS, ("columnmapping",), ("view", "delete")),
            _grant(_EVENTS, ("importbatch",), VIEW),
            _grant(_EVENTS, ("source",), (*EDIT, "export")),
            _grant(_PARTIES, _BODY_PARTS, (*FULL, "export")),
            _grant(_PARTIES, _PEOPLE, (*EDIT, "export")),
            _grant(_PARTIES, ("delegate",), ("register", "publish")),
            _grant(_PARTIES, ("delegation",), ("order",)),
            _grant(_PARTIES, ("importdecision",), ("view", "delete")),
            _grant(_PARTIES, _PARTY_LISTS, ("import",)),
            _grant(_PARTIES, ("listsettings",), EDIT),
            _grant(_PARTIES, ("printedlist",), VIEW),
            _grant(_PARTIES, ("list",), ("print", "freeze")),
            _grant(_PARTIES, ("statistics",), TAKE),
            _BADGES,
            _CLEAN,
            _grant(_PARTIES, ("speakingrole",), TAKE),
        ),
    ),
    Role(
        "Registration desk",
        _together(
            _grant(_PARTIES, ("delegation", "person"), VIEW),
            _grant(_PARTIES, ("delegate",), (*VIEW, "register")),
            _grant(_PARTIES, ("badge",), ("print",)),
        ),
    ),
    Role(
        "Editor",
        _together(
            _grant(_EVENTS, _PROGRAMME, (*FULL, "export")),
            _grant(_EVENTS, _REFERENCE, (*EDIT, "export")),
            _grant(_EVENTS, _EVENT_LISTS, ("import",)),
            _grant(_EVENTS, ("columnmapping",), ("view", "delete")),
            _grant(_EVENTS, ("edition",), ("view", "change", "export")),
            _grant(_EVENTS, ("series",), TAKE),
            _grant(_EVENTS, ("programmerelease",), VIEW),
        ),
    ),
    Role(
        "Auditor",
        _together(
            _grant(_EVENTS, (*_PROGRAMME, *_REFERENCE, "edition", "series", "importbatch"), VIEW),
            _grant(_EVENTS, ("columnmapping",), VIEW),
            _grant(_PARTIES, (*_BODY_PARTS, *_PEOPLE, "speakingrole", "importdecision"), VIEW),
            _grant(_PARTIES, ("listsettings", "printedlist", "statistics"), VIEW),
            _grant(_PARTIES, ("badge", "badgeprint", "badgetemplate"), VIEW),
            _grant(_PARTIES, ("likelyduplicate", "merge"), VIEW),
            _grant(_EVENTS, ("programmerelease",), VIEW),
            _grant("auth", ("group", "user"), VIEW),
        ),
    ),
)


@transaction.atomic
def sync_roles() -> list[str]:
    """Give each role's group exactly the permissions of the table, and return the groups that changed.

    Raises LookupError where the table names a permission that does not exist.
    """
    known = {
        (permission.content_type.app_label, permission.codename): permission
        for permission in Permission.objects.select_related("content_type").order_by("id")
    }
    return [role.name for role in ROLES if _sync(role, known)]


def _sync(role: Role, known: Mapping[tuple[str, str], Permission]) -> bool:
    if missing := sorted(role.permissions - known.keys()):
        raise LookupError(f"{role.name}: no such permission: {missing[0][0]}.{missing[0][1]}")
    group, created = Group.objects.get_or_create(name=role.name)
    wanted = {known[key].pk for key in role.permissions}
    if set(group.permissions.order_by("id").values_list("pk", flat=True)) == wanted:
        return created
    group.permissions.set(wanted)
    return True
