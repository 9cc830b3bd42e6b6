"""The states and areas of M49 as bodies."""

import datetime as dt

import pytest
from django.core.management import call_command

from delegations.enums import BodyKind
from delegations.models import Body, BodyName
from delegations.services.states import load_states
from eventsite.lib.countries import countries
from tests.factories import BodyFactory, BodyNameFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("few_states")]


def test_states_get_their_codes_and_six_short_names():
    load_states()
    body = Body.objects.get(slug="kyrgyzstan")
    assert (body.kind, body.m49, body.iso_alpha2, body.iso_alpha3) == ("state", "417", "KG", "KGZ")
    assert dict(body.names.order_by("language").values_list("language", "text")) == {
        "ar": "قيرغيزستان",
        "en": "Kyrgyzstan",
        "es": "Kirguistán",
        "fr": "Kirghizistan",
        "ru": "Кыргызстан",
        "zh-hans": "吉尔吉斯斯坦",
    }


def test_states_cite_their_source():
    load_states()
    assert set(BodyName.objects.order_by("id").values_list("source__name", flat=True)) == {
        "UN M49, Statistics Division"
    }


def test_states_tell_areas_from_states():
    load_states()
    assert Body.objects.get(iso_alpha3="HKG").kind == BodyKind.OTHER


def test_states_loaded_again_add_nothing(django_assert_num_queries):
    load_states()
    with django_assert_num_queries(4):  # the bodies and the names, inside a savepoint
        loaded = load_states()
    assert (loaded.bodies, loaded.names) == (0, 0)


def test_states_are_written_with_history():
    load_states()
    entry = Body.objects.get(iso_alpha3="NAM").history.get()
    assert (entry.history_type, entry.history_change_reason) == ("+", "Loaded from UN M49")


def test_states_keep_a_name_that_staff_corrected():
    load_states()
    name = BodyName.objects.get(body__iso_alpha3="KGZ", language="ru")
    name.text = "Кыргызская Республика"
    name.save()
    load_states()
    assert BodyName.objects.get(body__iso_alpha3="KGZ", language="ru").text == "Кыргызская Республика"


def test_states_keep_a_name_that_staff_ended():
    body = BodyFactory(slug="namibia", m49="516", iso_alpha3="NAM")
    BodyNameFactory(body=body, language="en", text="South West Africa", valid_to=dt.date(1990, 3, 20))
    load_states()
    assert list(body.names.filter(language="en").order_by("id").values_list("text", flat=True)) == [
        "South West Africa"
    ]


def test_states_complete_a_body_known_by_its_iso_code():
    body = BodyFactory(slug="india", label="India", iso_alpha3="IND")
    load_states()
    body.refresh_from_db()
    assert (body.m49, body.iso_alpha2) == ("356", "IN")


def test_states_give_way_to_a_body_that_has_their_address():
    BodyFactory(slug="india", label="India House")
    load_states()
    assert Body.objects.get(m49="356").slug == "india-ind"


def test_states_of_the_whole_standard_are_loaded_by_the_command(monkeypatch, capsys):
    monkeypatch.undo()
    call_command("load_states")
    assert Body.objects.count() == len(countries()) == 248
    assert capsys.readouterr().out == "States and areas: 248 new, 1488 names added.\n"
