"""A search in the staff's lists finds a record by any spelling of a name."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertNumQueries

from tests.factories import (
    BodyAliasFactory,
    BodyFactory,
    BodyNameFactory,
    DayFactory,
    DelegateFactory,
    DocumentFactory,
    EditionFactory,
    PersonFactory,
    RoomFactory,
    SessionFactory,
    SpeakingRoleFactory,
    TopicFactory,
)


def found(client, model: str, term: str) -> list[object]:
    response = client.get(reverse(f"admin:{model}_changelist"), {"q": term})
    return list(response.context["cl"].result_list)


@pytest.fixture
def kyrgyzstan(db):
    body = BodyFactory(label="KGZ", code="KGZ")
    BodyNameFactory(body=body, text="Kyrgyzstan")
    BodyNameFactory(body=body, text="Кыргызстан", language="ru")
    BodyNameFactory(body=body, text="République kirghize", language="fr", form="formal")
    BodyNameFactory(body=body, text="People’s Council", form="sort")
    BodyAliasFactory(body=body, text="Kirghizistan")
    BodyNameFactory(body=BodyFactory(label="Other"), text="Elsewhere")
    return body


@pytest.mark.parametrize(
    "term",
    [
        "kyrgyz",
        "KYRGYZSTAN",
        "кыргызстан",
        "КЫРГЫЗ",
        "republique KIRGHIZE",
        "kirghize republique",
        "people's",
        '"people\'s council"',
        "kirghizistan",
        "kgz",
    ],
)
def test_body_is_found_by_any_of_its_names(term, kyrgyzstan, admin_client):
    assert found(admin_client, "delegations_body", term) == [kyrgyzstan]


@pytest.mark.parametrize("term", ["киргиз", "Kirgiz", "قيرغيز"])
def test_body_is_found_from_any_script(term, admin_client):
    body = BodyFactory(label="Киргизия")
    BodyNameFactory(body=body, text="قيرغيزستان", language="ar")
    BodyNameFactory(body=BodyFactory(label="Other"), text="Elsewhere")
    assert found(admin_client, "delegations_body", term) == [body]


@pytest.mark.parametrize("term", ["Пустовитов", "ПУСТОВ", "пустовитов григорий", "pustovitov"])
def test_latin_name_is_found_from_another_script(term, admin_client):
    delegate = DelegateFactory(person__full_name="Grigoriy PUSTOVITOV")
    DelegateFactory(full_name="Other")
    assert found(admin_client, "delegations_delegate", term) == [delegate]
    assert found(admin_client, "delegations_person", term) == [delegate.person]


def test_name_in_another_script_is_found_from_latin_where_it_is_public(admin_client):
    public = DelegateFactory(full_name="Григорий Пустовитов", is_public=True)
    guest = SpeakingRoleFactory(guest_name="Пустовитова")
    DelegateFactory(full_name="Other", is_public=True)
    SpeakingRoleFactory(guest_name="Other")
    assert found(admin_client, "delegations_delegate", "pustovitov") == [public]
    assert found(admin_client, "delegations_person", "pustovitov") == [public.person]
    assert found(admin_client, "delegations_speakingrole", "pustovitov") == [guest]


@pytest.mark.parametrize("model", ["edition", "series", "topic", "document"])
def test_title_is_found_from_another_script(model, admin_client):
    edition = EditionFactory(title="Граница", series__name="Граница")
    rows = {
        "edition": edition,
        "series": edition.series,
        "topic": TopicFactory(name="Граница"),
        "document": DocumentFactory(edition=edition, title="Граница"),
    }
    other = EditionFactory(title="Other", series__name="Other")
    TopicFactory(name="Other")
    DocumentFactory(edition=other, title="Other")
    assert found(admin_client, f"conferences_{model}", "granitsa") == [rows[model]]


@pytest.mark.parametrize("term", ["republique elsewhere", '"kirghize republique"'])
def test_every_word_and_every_phrase_has_to_stand(term, kyrgyzstan, admin_client):
    assert found(admin_client, "delegations_body", term) == []


@pytest.mark.parametrize("term", ["lukasz", "ŁUKASZ", "wąsik", "лукаш", "ЛУКАШ", "Лукаш Вонсик"])
def test_person_is_found_in_any_case_accent_and_script(term, admin_client):
    person = PersonFactory(full_name="Łukasz Wąsik", original_name="Лукаш Вонсик")
    PersonFactory(full_name="Other")
    assert found(admin_client, "delegations_person", term) == [person]


@pytest.mark.parametrize("term", ["peña", "pena kyrgyz", "кыргызстан", "second@example.org"])
def test_delegate_is_found_by_name_body_and_address(term, kyrgyzstan, admin_client):
    delegate = DelegateFactory(
        full_name="Íñigo Peña", delegation__body=kyrgyzstan, email="second@example.org"
    )
    DelegateFactory(full_name="Other")
    assert found(admin_client, "delegations_delegate", term) == [delegate]


@pytest.mark.parametrize("term", ["борьба", "БОРЬБА", "countering"])
def test_topic_is_found_in_any_language(term, admin_client):
    topic = TopicFactory(name_en="Countering terrorism", name_ru="Борьба с терроризмом")
    TopicFactory()
    assert found(admin_client, "conferences_topic", term) == [topic]


def offered(client, model: str, field: str, **more: object) -> list[str]:
    query = {"app_label": "conferences", "model_name": model, "field_name": field, "term": "", **more}
    answer = client.get(reverse("admin:autocomplete"), query).json()
    return [result["text"] for result in answer["results"]]


def test_autocompletion_names_the_edition_where_there_are_several(admin_client):
    room = RoomFactory(name="Great Hall", edition__series__acronym="SF", edition__number=8)
    assert offered(admin_client, "session", "room") == ["Great Hall (SF 8)"]
    assert offered(admin_client, "session", "room", edition=room.edition_id) == ["Great Hall"]


def test_autocompletion_keeps_to_the_edition_of_the_page(admin_client):
    RoomFactory(name="Elsewhere")
    room = RoomFactory(name="Great Hall")
    assert offered(admin_client, "session", "room", edition=room.edition_id) == ["Great Hall"]


def test_page_of_a_session_asks_for_its_edition_only(admin_client):
    session = SessionFactory()
    page = admin_client.get(reverse("admin:conferences_session_change", args=[session.pk]))
    assert f"/admin/autocomplete/?edition={session.day.edition_id}" in page.content.decode()


def test_list_is_filtered_by_edition(admin_client):
    day = DayFactory()
    DayFactory(edition=EditionFactory())
    address = reverse("admin:conferences_day_changelist")
    response = admin_client.get(address, {"edition": day.edition_id})
    assert list(response.context["cl"].result_list) == [day]


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("factory", "relation"),
    [
        (EditionFactory, "conferences day edition"),
        (RoomFactory, "conferences session room"),
        (DayFactory, "conferences session day"),
        (DelegateFactory, "delegations speakingrole delegate"),
    ],
)
def test_autocompletion_costs_the_same_for_one_row_and_three(factory, relation, rows, admin_client):
    factory.create_batch(rows)
    names = ("app_label", "model_name", "field_name")
    query = {"term": "", **dict(zip(names, relation.split(), strict=True))}
    with assertNumQueries(6):
        answer = admin_client.get(reverse("admin:autocomplete"), query).json()
    assert len(answer["results"]) == rows


def test_word_written_many_times_is_looked_for_once(admin_client):
    person = PersonFactory(full_name="Ana Bel")
    with CaptureQueriesContext(connection) as queries:
        assert found(admin_client, "delegations_person", "ana " * 200) == [person]
    assert max(query["sql"].count("match_key") for query in queries) < 20
