"""The key by which a record is found is right after every way of writing."""

import importlib
from io import StringIO
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.urls import reverse
from simple_history.utils import get_history_manager_for_model

from conferences.models import Document, Edition, ReleasedSession, Series, Topic
from delegations.models import Body, BodyAlias, BodyName, Delegate, SpeakingRole
from eventsite.lib.bulk.changing import change_rows
from eventsite.lib.bulk.loading import load_rows
from eventsite.lib.bulk.undoing import put_back
from eventsite.lib.history import insert_rows, update_rows
from eventsite.lib.search.field import SearchKeyField
from eventsite.lib.search.trigrams import add_trigram_index, drop_trigram_index
from tests.cache.forms import form_values
from tests.factories import (
    BodyAliasFactory,
    BodyFactory,
    BodyNameFactory,
    DayFactory,
    DelegateFactory,
    DelegationFactory,
    DocumentFactory,
    EditionFactory,
    PersonFactory,
    SeriesFactory,
    SessionFactory,
    SpeakingRoleFactory,
    TopicFactory,
    release,
)

pytestmark = pytest.mark.django_db

MADE = (
    (SeriesFactory, {"name": "Форум", "organizer": "Bureau", "acronym": "FO"}, " forum bureau fo "),
    (
        EditionFactory,
        {"title": "Title", "theme": "Тема", "city": "Город", "country_code": ""},
        " title tema gorod ",
    ),
    (TopicFactory, {"name": "Горы"}, " gory "),
    (DocumentFactory, {"symbol": "A/1", "title": "Доклад"}, " a 1 doklad "),
    (BodyFactory, {"label": "Бюро", "code": "BUR"}, " byuro bur "),
    (BodyNameFactory, {"text": "Новое бюро"}, " novoe byuro "),
    (BodyAliasFactory, {"text": "Другое"}, " drugoe "),
    (SpeakingRoleFactory, {"guest_name": "Гость", "guest_function": "Chair"}, " gost "),
)


@pytest.mark.parametrize(("factory", "values", "key"), MADE, ids=lambda each: getattr(each, "__name__", ""))
def test_save_writes_the_key(factory: Any, values: dict[str, str], key: str) -> None:
    row = factory(**values)
    row.refresh_from_db()
    assert row.search_key == key
    assert get_history_manager_for_model(type(row)).get(id=row.pk).search_key == key


def test_edition_is_found_by_the_country_in_six_languages() -> None:
    key = EditionFactory(country_code="IRQ").search_key
    assert [word in key.split() for word in ("iraq", "irak", "العراق", "yilake")] == [True] * 4


def test_key_of_a_delegate_stands_only_while_the_delegate_is_public() -> None:
    delegate = DelegateFactory(full_name="Ана Бел", original_name="安娜")
    assert delegate.search_key == ""
    delegate.is_public = True
    delegate.save()
    assert Delegate.objects.get().search_key == " ana bel 安 娜 anna na "


def test_key_of_a_guest_stands_only_while_the_guest_is_public() -> None:
    role = SpeakingRoleFactory(guest_name="Ана Бел", is_public=False)
    assert SpeakingRole.objects.get().search_key == ""
    rows = [{"session_id": role.session_id, "guest_name": name, "is_public": True} for name in ("Eve", "Ева")]
    load_rows(SpeakingRole, rows, count=2, by=None, reason="test")
    change_rows(SpeakingRole, {role.pk: {"is_public": True}}, by=None, reason="test")
    keys = SpeakingRole.objects.order_by("id").values_list("search_key", flat=True)
    assert list(keys) == [" ana bel ", " eve ", " eva "]


def test_undoing_puts_the_key_of_a_guest_back() -> None:
    role = SpeakingRoleFactory(guest_name="Ана Бел")
    before = get_history_manager_for_model(SpeakingRole).get().history_id
    role.is_public = False
    role.save()
    assert SpeakingRole.objects.get().search_key == ""
    put_back(SpeakingRole, [before], by=None, reason="undone")
    assert SpeakingRole.objects.get().search_key == " ana bel "


def test_rows_written_in_sets_have_their_keys() -> None:
    insert_rows([Body(slug="a", label="Alpha")], by=None, reason="test")
    body = Body.objects.get()
    body.label = "Omega"
    update_rows([body], ["label"], by=None, reason="test")
    seat, person = DelegationFactory(body=body), PersonFactory()
    rows = [{"full_name": "Ana", "is_public": True, "person_id": person.pk, "delegation_id": seat.pk}]
    load_rows(Delegate, rows, count=1, by=None, reason="test")
    assert (Body.objects.get().search_key, Delegate.objects.get().search_key) == (" omega ", " ana ")


def test_change_of_a_part_of_the_names_keeps_the_others() -> None:
    public = DelegateFactory(full_name="Ana Bel", original_name="Ана", is_public=True)
    hidden = DelegateFactory(full_name="Eve Bel")
    values = {public.pk: {"full_name": "Anna Bell"}, hidden.pk: {"full_name": "Eva Bell"}}
    change_rows(Delegate, values, by=None, reason="test")
    change_rows(Delegate, {public.pk: {"function": "Chair"}}, by=None, reason="test")
    keys = dict(Delegate.objects.values_list("full_name", "search_key"))
    assert keys == {"Anna Bell": " anna bell ana ", "Eva Bell": ""}


def test_undoing_puts_the_key_back() -> None:
    delegate = DelegateFactory(full_name="Ana Bel", is_public=True)
    before = get_history_manager_for_model(Delegate).get().history_id
    change_rows(Delegate, {delegate.pk: {"full_name": "Eve"}}, by=None, reason="test")
    assert Delegate.objects.get().search_key == " eve "
    put_back(Delegate, [before], by=None, reason="undone")
    assert Delegate.objects.get().search_key == " ana bel "


def test_release_brings_what_is_found_in_line() -> None:
    day = DayFactory()
    first = SessionFactory(day=day, title="First", title_ru="Первая")
    second = SessionFactory(day=day, title="Second")
    release(day.edition)
    kept = ReleasedSession.objects.get(session_id=second.pk)
    first.title = first.title_en = "Changed"
    first.save()
    SessionFactory(day=day, title="Third")
    release(day.edition)
    keys = ReleasedSession.objects.order_by("session_id").values_list("search_key", flat=True)
    assert list(keys) == [" changed pervaya ", " second ", " third "]
    assert ReleasedSession.objects.get(session_id=second.pk).updated_at == kept.updated_at
    first.delete()
    release(day.edition)
    keys = ReleasedSession.objects.order_by("session_id").values_list("search_key", flat=True)
    assert list(keys) == [" second ", " third "]


def test_name_that_is_changed_in_the_form_of_its_body_is_found(admin_client) -> None:
    name = BodyNameFactory(text="Before")
    address = reverse("admin:delegations_body_change", args=[name.body_id])
    values = form_values(admin_client.get(address).content.decode(), "body_form")
    field = next(key for key, held in values.items() if held == ["Before"] and key.endswith("-text"))
    answer = admin_client.post(address, {**values, field: "После", "_save": "Save"})
    assert answer.status_code == 302
    assert BodyName.objects.get().search_key == " posle "


def keyed() -> list[type]:
    return [
        model
        for model in apps.get_models()
        if any(isinstance(field, SearchKeyField) for field in model._meta.concrete_fields)
    ]


@pytest.fixture
def without_keys() -> dict[str, list[str]]:
    """One row of everything that is found, its key and those of its history taken away; return the keys."""
    for factory, values, _key in MADE:
        factory(**values)
    DelegateFactory(full_name="Ана", is_public=True)
    session = SessionFactory(title="Открытие")
    SpeakingRoleFactory(session=session, guest_name="Hidden", is_public=False)
    SpeakingRoleFactory(session=session, guest_name="", delegate=DelegateFactory())
    release(session.day.edition)
    keys = {}
    for model in keyed():
        rows = model._base_manager.order_by("pk")
        keys[model._meta.label] = list(rows.values_list("search_key", flat=True))
        rows.update(search_key="")
    return keys


def held() -> dict[str, list[str]]:
    return {
        model._meta.label: list(model._base_manager.order_by("pk").values_list("search_key", flat=True))
        for model in keyed()
    }


def test_command_writes_every_key_anew(without_keys) -> None:
    out = StringIO()
    call_command("write_search_keys", stdout=out)
    assert held() == without_keys
    call_command("write_search_keys", stdout=out)
    missing = sum(bool(key) for keys in without_keys.values() for key in keys)
    assert out.getvalue() == f"{missing} search keys written.\n0 search keys written.\n"


FILLED = (
    "conferences.migrations.0008_fill_search_keys",
    "conferences.migrations.0012_fill_released_guests",
    "delegations.migrations.0008_fill_search_keys",
    "delegations.migrations.0011_fill_speaker_search_keys",
)


def test_migrations_fill_the_keys_of_what_is_there(without_keys) -> None:
    released_as = ("edition", "session_id", "title", "starts_at", "status", "guests")
    rows = list(ReleasedSession.objects.values(*released_as))
    hidden = SpeakingRole.objects.get(guest_name="Hidden")
    assert [row["guests"] for row in rows] == [f" {hidden.pk} "]
    ReleasedSession.objects.all().delete()
    for filling in FILLED:
        importlib.import_module(filling).fill(apps, None)
    released = ReleasedSession.objects.all()
    assert list(released.values(*released_as)) == rows
    assert [row.search_key for row in released] == without_keys["conferences.ReleasedSession"]
    assert {label: keys for label, keys in held().items() if "ReleasedSession" not in label} == {
        label: keys for label, keys in without_keys.items() if "ReleasedSession" not in label
    }


def test_every_searched_model_is_known_here() -> None:
    assert {model.__name__ for model in keyed() if not model.__name__.startswith("Historical")} == {
        each.__name__
        for each in (
            *(Series, Edition, Topic, Document, ReleasedSession),
            *(Body, BodyName, BodyAlias, Delegate, SpeakingRole),
        )
    }


def has_trigrams() -> bool:
    if connection.vendor != "postgresql":
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_available_extensions WHERE name = 'pg_trgm'")
        return cursor.fetchone() is not None


def test_index_is_made_where_the_database_can_and_missed_nowhere() -> None:
    table = "delegations_delegate"
    drop_trigram_index(connection, table)
    assert add_trigram_index(connection, table, only="is_public") == has_trigrams()
    # A table that is not there stands for a server that refuses; the transaction goes on.
    assert not add_trigram_index(connection, "no_such_table")
    assert Delegate.objects.count() == 0
