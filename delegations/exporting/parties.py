"""The lists of the people's side as tables: bodies with their names and statuses, delegations, persons."""

from collections.abc import Mapping
from typing import ClassVar

from conferences.exporting import event  # noqa: F401 (what names a source or an edition in files)
from conferences.exporting.lists import Getter, ListResource, any_language, edition_key, names_in_files
from delegations import models

names_in_files(models.Body, lambda body: body.slug)
names_in_files(models.Category, lambda category: category.slug)

_BODY: Mapping[str, Getter] = {"body": lambda row: row.body.slug, "label": lambda row: row.body.label}


class CategoryResource(ListResource):
    model = models.Category
    names = (
        "series",
        "slug",
        "name",
        "heading",
        "order",
        "colour",
        "holds_states",
        "valid_from",
        "valid_to",
    )


class BodyNameResource(ListResource):
    model = models.BodyName
    extra = _BODY
    names = ("language", "form", "text", "valid_from", "valid_to", "source")
    related = ("body",)


class BodyStatusResource(ListResource):
    model = models.BodyStatus
    extra: ClassVar[Mapping[str, Getter]] = {**_BODY, "series": lambda status: status.category.series.slug}
    names = ("category", "valid_from", "valid_to", "source")
    related = ("body", "category__series")


class BodyAliasResource(ListResource):
    model = models.BodyAlias
    extra = _BODY
    names = ("text",)
    related = ("body",)


class CategoryPresenceResource(ListResource):
    model = models.CategoryPresence
    names = ("edition", "category", "note", "source")


class EditionHostResource(ListResource):
    model = models.EditionHost
    names = ("edition", "body", "role", "order", "source")


class DelegationResource(ListResource):
    model = models.Delegation
    extra: ClassVar[Mapping[str, Getter]] = {
        "edition": lambda delegation: edition_key(delegation.edition),
        "label": lambda delegation: delegation.body.label,
    }
    names = (
        "body",
        "category",
        "printed_name",
        "printed_language",
        "position",
        "invitation",
        "invited_on",
        "replied_on",
        "quota",
        "focal_point_name",
        "focal_point_email",
        "focal_point_phone",
        "credentials",
        "presence",
        "source",
        "note",
    )
    related = ("edition__series",)


class PersonResource(ListResource):
    """Persons; their photos stay."""

    model = models.Person
    names = (
        "honorific",
        "full_name",
        "given_name",
        "patronymic",
        "family_name",
        "original_name",
        "sort_name",
        "badge_name",
        "gender",
        "nationality",
        "language",
    )


class SpeakingRoleResource(ListResource):
    model = models.SpeakingRole
    extra: ClassVar[Mapping[str, Getter]] = {
        "edition": lambda role: edition_key(role.session.day.edition),
        "session": lambda role: any_language(role.session, "title"),
        "uid": lambda role: role.session.uid,
        "day": lambda role: role.session.day.on,
    }
    names = (
        "kind",
        "delegate",
        "guest_name",
        "guest_function",
        "guest_affiliation",
        "is_public",
        "order",
    )
    related = ("session__day__edition__series",)
