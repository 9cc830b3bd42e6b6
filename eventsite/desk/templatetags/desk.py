"""Template tags of the staff's pages: models in the groups of the daily work, fields and cells with names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import template
from django.forms import BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

register = template.Library()

#: The groups in their order, each with its models in theirs: app label and model name.
GROUPS = (
    (
        _("People"),
        (
            "delegations.delegation",
            "delegations.delegate",
            "delegations.person",
            "delegations.body",
            "delegations.category",
            "delegations.categorypresence",
            "delegations.likelyduplicate",
            "delegations.merge",
            "conferences.importbatch",
            "delegations.importdecision",
        ),
    ),
    (
        _("Papers"),
        ("delegations.printedlist", "delegations.badgetemplate", "delegations.badgeprint"),
    ),
    (
        _("Programme"),
        (
            "conferences.day",
            "conferences.session",
            "delegations.speakingrole",
            "conferences.agendaitem",
            "conferences.topic",
            "conferences.document",
            "conferences.room",
        ),
    ),
    (
        _("Editions"),
        (
            "conferences.series",
            "conferences.edition",
            "conferences.venue",
            "conferences.outcome",
            "conferences.source",
        ),
    ),
)
REST = _("System")


@dataclass(frozen=True)
class DeskGroup:
    """One group of the navigation; `models` are the dictionaries of `AdminSite.get_app_list`."""

    name: str
    models: list[dict[str, Any]]


@register.simple_tag
def desk_groups(app_list: Iterable[dict[str, Any]]) -> list[DeskGroup]:
    """Return the models that the user may see, grouped by the daily work; what no group names comes last."""
    models = {
        f"{app['app_label']}.{model['object_name'].lower()}": model
        for app in app_list
        for model in app["models"]
    }
    groups = [
        DeskGroup(str(name), [models.pop(key) for key in keys if key in models]) for name, keys in GROUPS
    ]
    groups.append(DeskGroup(str(REST), list(models.values())))
    return [group for group in groups if group.models]


@register.simple_tag
def labelled_cells(cells: Sequence[SafeString], headers: Sequence[dict[str, Any]]) -> list[SafeString]:
    """Return the cells of a change list's row, each naming its column for the cards on phones."""
    labels = [str(header.get("text", "")) for header in headers]
    return [_labelled(cell, label) for cell, label in zip(cells, labels, strict=False)]


@register.filter
def named_by_label(field: BoundField) -> SafeString:
    """Draw a field of an inline's row, named for screen readers: its visible label heads the column."""
    return field.as_widget(attrs={"aria-label": str(field.label or "")})


def _labelled(cell: SafeString, label: str) -> SafeString:
    opening = "<td" if cell.startswith("<td") else "<th"
    text = label[:1].upper() + label[1:]
    attribute = format_html(' data-label="{}"', text)
    return mark_safe(opening + attribute + cell[len(opening) :])  # noqa: S308 - both parts are escaped already
