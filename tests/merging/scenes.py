"""Two persons and two bodies with everything that can point to them, and the state of all tables."""

import datetime as dt
from typing import Any

from django.apps import apps
from django.db import connection

from delegations.models import Badge, Body, ImportDecision, LikelyDuplicate, Person
from delegations.reports.merging.references import references_to
from delegations.services.merging import merge_records
from tests.factories import (
    BodyAliasFactory,
    BodyFactory,
    BodyNameFactory,
    BodyStatusFactory,
    CategoryFactory,
    DelegateFactory,
    DelegationFactory,
    EditionFactory,
    EditionHostFactory,
    PersonFactory,
    SessionFactory,
    SpeakingRoleFactory,
    release,
)

#: A record of the merge itself, and the count of writes that copies of pages are compared with.
_NOT_COMPARED = {"delegations.Merge", "public.PageMark"}
_OWN = ("conferences", "delegations", "public")


def all_rows() -> dict[str, list[tuple[Any, ...]]]:
    """Return every column of every table of the project, but histories and moments of the last change."""
    models = [
        model
        for app in _OWN
        for model in apps.get_app_config(app).get_models(include_auto_created=True)
        if not model.__name__.startswith("Historical") and model._meta.label not in _NOT_COMPARED
    ]
    return {model._meta.label: _rows(model) for model in models}


def _rows(model: Any) -> list[tuple[Any, ...]]:
    names = [field.attname for field in model._meta.concrete_fields if field.name != "updated_at"]
    columns = ", ".join(
        connection.ops.quote_name(model._meta.get_field(name.removesuffix("_id")).column)
        if name.endswith("_id") and name not in {field.name for field in model._meta.fields}
        else connection.ops.quote_name(model._meta.get_field(name).column)
        for name in names
    )
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM {model._meta.db_table} ORDER BY 1")  # noqa: S608 (own names)
        return [tuple(row) for row in cursor.fetchall()]


def two_persons() -> tuple[Person, Person]:
    """Two records of one person: both in one delegation, the second in another too, with what hangs on it."""
    kept = PersonFactory(full_name="Grigory Sample", nationality="UZB", gender="male")
    going = PersonFactory(
        full_name="Григорий Образец", original_name="Григорий Образец", language="ru", badge_name="G. Sample"
    )
    edition = EditionFactory()
    both = DelegationFactory(edition=edition)
    own = DelegateFactory(delegation=both, person=kept, status="withdrawn", status_on=dt.date(2025, 5, 1))
    seat = DelegateFactory(
        delegation=both,
        person=going,
        role="head",
        status="accredited",
        email="sample@example.org",
        is_public=True,
        rank=4,
    )
    DelegateFactory(delegation=both, status="replaced", replaced_by=seat)
    session = SessionFactory(day__edition=edition, day__on=edition.starts_on)
    SpeakingRoleFactory(session=session, delegate=seat, guest_name="")
    release(edition)
    for number, one in enumerate((own, seat), 1):
        Badge.objects.create(edition=edition, delegate=one, number=number)
    ImportDecision.objects.create(edition=edition, row_key="a", choice="same", delegate=seat, person=going)
    DelegateFactory(person=going, full_name="G. Obrazets")
    DelegateFactory(person=kept)
    PersonFactory(full_name="Merged before", merged_into=going)
    LikelyDuplicate.objects.create(kind="person", person=kept, other_person=going, score=90)
    return kept, going


def two_bodies() -> tuple[Body, Body]:
    """Two records of one body: delegations to one edition both, names and statuses that overlap, organs."""
    kept = BodyFactory(label="Secretariat of Example", slug="kept", iso_alpha3="")
    going = BodyFactory(label="Example Secretariat", slug="going", code="EXS", website="https://example.org/")
    edition = EditionFactory()
    category = CategoryFactory(series=edition.series)
    one = DelegationFactory(edition=edition, body=kept, category=category)
    other = DelegationFactory(
        edition=edition, body=going, category=category, invitation="accepted", focal_point_name="Canary Focal"
    )
    person = PersonFactory()
    DelegateFactory(delegation=one, role="head", rank=1)
    DelegateFactory(delegation=one, person=person, rank=2)
    DelegateFactory(delegation=other, role="head", rank=1)
    DelegateFactory(delegation=other, person=person, rank=2, email="twice@example.org")
    DelegateFactory(delegation=other, rank=3)
    DelegationFactory(body=going)
    EditionHostFactory(edition=edition, body=kept)
    EditionHostFactory(edition=edition, body=going)
    EditionHostFactory(edition=edition, body=going, role="partner")
    BodyNameFactory(body=kept, text="Secretariat of Example", valid_from=dt.date(2010, 1, 1))
    BodyNameFactory(body=going, text="Example's Secretariat")
    BodyNameFactory(body=going, text="Секретариат", language="ru")
    BodyStatusFactory(body=kept, category=category)
    BodyStatusFactory(body=going, category=category)
    BodyStatusFactory(body=going)
    BodyAliasFactory(body=going, text="The Example")
    BodyFactory(label="Organ", parent=going)
    BodyFactory(label="Former", successor=going)
    BodyFactory(label="Merged before", merged_into=going)
    return kept, going


def merged(survivor, going, **more):
    return merge_records(survivor=survivor, merged=going, by=None, reason="entered twice", **more)


def pairs_of(going: Person | Body) -> list[str]:
    """Return the references of which rows point to a record still, but for those that say what was."""
    return [
        reference.key
        for reference in references_to(type(going))
        if reference.decision.fate.value != "stays" and reference.rows(going.pk).exists()
    ]
