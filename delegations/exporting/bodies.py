"""Bodies with their names, statuses and other spellings, as the import of bodies reads them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Prefetch

from conferences.exporting.lists import Getter, ListResource
from delegations.models import Body, BodyAlias, BodyName, BodyStatus

_NAME = ("name", "language", "form", "name_from", "name_to", "name_source")
_STATUS = ("series", "category", "status_from", "status_to", "status_source")
_ALIAS = ("alias",)


class BodyResource(ListResource):
    """One row a name, a status or another spelling; the body's own columns stand in the first of its rows."""

    model = Body
    names = (
        "slug",
        "label",
        "kind",
        "code",
        "iso_alpha2",
        "iso_alpha3",
        "m49",
        "parent",
        "successor",
        "dissolved_on",
        "website",
    )
    prefetch = (
        Prefetch(
            "names",
            BodyName.objects.select_related("source").order_by("language", "form", "valid_from", "id"),
        ),
        Prefetch(
            "statuses",
            BodyStatus.objects.select_related("category__series", "source").order_by("valid_from", "id"),
        ),
        Prefetch("aliases", BodyAlias.objects.order_by("text", "id")),
    )

    def columns(self) -> dict[str, Getter]:
        parts = dict.fromkeys((*_NAME, *_STATUS, *_ALIAS), _filled_in_by_row)
        return {**super().columns(), **parts}

    def rows(self, record: Any, columns: Mapping[str, Getter]) -> Iterator[Sequence[Any]]:
        own = [columns[name](record) for name in self.names]
        slug_alone = [record.slug, *[""] * (len(own) - 1)]
        names, statuses = list(record.names.all()), list(record.statuses.all())
        spellings = list(record.aliases.all())
        for number in range(max(len(names), len(statuses), len(spellings), 1)):
            yield [
                *(slug_alone if number else own),
                *(_name(names[number]) if number < len(names) else [""] * len(_NAME)),
                *(_status(statuses[number]) if number < len(statuses) else [""] * len(_STATUS)),
                spellings[number].text if number < len(spellings) else "",
            ]


def _filled_in_by_row(_body: Any) -> str:
    return ""


def _name(name: BodyName) -> list[Any]:
    return [name.text, name.language, name.form, name.valid_from, name.valid_to, _cited(name)]


def _status(status: BodyStatus) -> list[Any]:
    category = status.category
    return [category.series.slug, category.slug, status.valid_from, status.valid_to, _cited(status)]


def _cited(row: BodyName | BodyStatus) -> str:
    return row.source.name if row.source else ""
