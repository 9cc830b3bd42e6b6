"""What changed since a list that was given out: told body by body, in the order of the list."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from conferences.models import Edition
from delegations.models import Delegate, PrintedList
from delegations.reports.printed_list.shapes import (
    BodyChanges,
    PrintedBody,
    PrintedCategory,
    PrintedChanges,
    PrintedDelegate,
)
from eventsite.lib.directions import set_apart
from eventsite.lib.wording import Wording, in_line

#: A frozen list as JSON holds it: `PaperList.content`.
Content = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Before:
    """What the earlier list said: bodies, and delegates of each, by their ids."""

    bodies: dict[int, Any]
    categories: dict[int, Any]
    replaced_by: dict[int, int]

    @classmethod
    def of(cls, content: Content, edition: Edition) -> "_Before":
        bodies = {body["id"]: body for category in content["categories"] for body in category["bodies"]}
        categories = {
            body["id"]: category for category in content["categories"] for body in category["bodies"]
        }
        return cls(bodies, categories, _replacements(edition))

    def delegates(self, body: int) -> dict[int, Any]:
        return {row["id"]: row for row in self.bodies[body]["delegates"]} if body in self.bodies else {}


def changes_since(frozen: PrintedList, since: str, categories: Iterable[PrintedCategory]) -> PrintedChanges:
    """Return what changed since a frozen list; `since` names it in a sentence."""
    before = _Before.of(frozen.content, frozen.edition)
    rows = [(category, body) for category in categories for body in category.bodies]
    told = [BodyChanges(body.name, tuple(_of_body(category, body, before))) for category, body in rows]
    gone = [row for pk, row in before.bodies.items() if pk not in {body.id for _category, body in rows}]
    told += [BodyChanges(Wording(**row["name"]), (_("No longer in this list."),)) for row in gone]
    found = tuple(row for row in told if row.changes)
    return PrintedChanges(
        heading=_("Changes since %(list)s") % {"list": since},
        note="" if found else _("Nothing has changed."),
        bodies=found,
    )


def _replacements(edition: Edition) -> dict[int, int]:
    """Return who came in whose place, by the ids of both: the last where one replacement followed another."""
    rows = Delegate.objects.of_edition(edition).filter(replaced_by__isnull=False).order_by("id")
    direct: dict[int, int] = dict(rows.values_list("id", "replaced_by_id"))
    return {old: _last(old, direct) for old in direct}


def _last(old: int, direct: Mapping[int, int]) -> int:
    seen = {old}
    while (new := direct.get(old, old)) not in seen:
        seen.add(new)
        old = new
    return old


def _of_body(category: PrintedCategory, body: PrintedBody, before: _Before) -> list[str]:
    old = before.bodies.get(body.id)
    if old is None:
        return [_("New in this list.")]
    said = []
    if old["name"]["text"] != body.name.text:
        said.append(_("Formerly under the name %(name)s.") % {"name": _apart(old["name"]["text"])})
    formerly = before.categories[body.id]
    if formerly["id"] != category.id:
        said.append(_("Formerly under %(category)s.") % {"category": _apart(formerly["heading"]["text"])})
    return [*said, *_of_delegates(body.delegates, before.delegates(body.id), before.replaced_by)]


def _of_delegates(
    now: tuple[PrintedDelegate, ...], then: Mapping[int, Any], replaced_by: Mapping[int, int]
) -> list[str]:
    here = {row.id: row for row in now}
    in_place = {new: then[old] for old, new in replaced_by.items() if old in then and new in here}
    said: list[str] = []
    for row in now:
        name = _apart(row.name)
        if row.id in then:
            said += _of_delegate(name, row, then[row.id])
        elif row.id in in_place:
            values = {"name": name, "former": _apart(in_place[row.id]["name"])}
            said.append(_("%(name)s, in the place of %(former)s.") % values)
        else:
            said.append(_("Added: %(name)s.") % {"name": name})
    told = {old["id"] for old in in_place.values()}
    gone = (old for pk, old in then.items() if pk not in here and pk not in told)
    return [*said, *(_("Withdrawn: %(name)s.") % {"name": _apart(old["name"])} for old in gone)]


def _of_delegate(name: str, row: PrintedDelegate, old: Any) -> list[str]:
    said = []
    if old["name"] != row.name:
        values = {"name": name, "former": _apart(old["name"])}
        said.append(_("%(name)s, formerly printed as %(former)s.") % values)
    now, then = _described(row.role, row.role_label, row.lines), _described_before(old)
    if now != then:
        values = {"name": name, "now": _apart(now[1]), "then": _apart(then[1])}
        said.append(_function_changed(values))
    return said


def _function_changed(values: Mapping[str, str]) -> str:
    if values["now"] and values["then"]:
        return _("%(name)s: now %(now)s, formerly %(then)s.") % values
    if values["now"]:
        return _("%(name)s: now %(now)s.") % values
    return _("%(name)s: no longer %(then)s.") % values


def _described(role: str, label: str, lines: Iterable[str]) -> tuple[str, str]:
    """Return what tells that a function changed, and how it is said; a role counts where it is printed."""
    return (f"{role if label else ''}\n" + "\n".join(lines), in_line(label, *lines))


def _described_before(old: Any) -> tuple[str, str]:
    return _described(old["role"], old["role_label"], old["lines"])


def _apart(text: str) -> str:
    return set_apart(text, rtl=get_language_bidi())
