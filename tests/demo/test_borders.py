"""The recorded editions as they are loaded: once, with history, nothing overwritten."""

import pytest
from django.apps import apps

from conferences.models import Edition, Series
from delegations.models import Body, BodyStatus, Category
from eventsite.desk.demo.borders.record import load_borders

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("recorded")]


def test_recorded_editions_are_loaded_once():
    assert load_borders() is False
    assert Edition.objects.filter(series__slug="cooperation-without-borders").count() == 2


def test_recorded_editions_keep_what_staff_changed():
    Series.objects.filter(slug="cooperation-without-borders").update(acronym="RATS")
    load_borders()
    assert Series.objects.get(slug="cooperation-without-borders").acronym == "RATS"


def test_recorded_editions_are_written_with_history():
    entry = Edition.objects.get(number=6).history.earliest()
    assert (entry.history_type, entry.history_change_reason) == ("+", "Demo data")


def test_recorded_rows_pass_every_rule():
    for model in (
        *apps.get_app_config("conferences").get_models(),
        *apps.get_app_config("delegations").get_models(),
    ):
        if not model.__name__.startswith("Historical"):
            for row in model._default_manager.order_by("pk"):
                row.full_clean()


def test_recorded_editions_speak_three_languages():
    for edition in Edition.objects.order_by("number"):
        assert all((edition.summary_en, edition.summary_ru, edition.summary_zh_hans))


def test_member_states_have_the_days_on_record_and_no_invented_ones():
    since = dict(BodyStatus.objects.order_by("id").values_list("body__iso_alpha3", "valid_from"))
    dated = {code: str(day) for code, day in since.items() if day}
    assert dated == {"IND": "2017-06-09", "PAK": "2017-06-09", "IRN": "2023-07-04", "BLR": "2024-07-04"}
    assert {code for code, day in since.items() if not day} == {"KAZ", "CHN", "KGZ", "RUS", "TJK", "UZB"}


def test_partners_follow_observers_and_dialogue_partners_without_a_gap():
    ends = set(
        Category.objects.filter(slug__in=["observers", "dialogue-partners"]).values_list(
            "valid_to", flat=True
        )
    )
    partners = Category.objects.get(slug="partners")
    assert {str(day) for day in ends} == {"2025-08-31"}
    assert str(partners.valid_from) == "2025-09-01"


def test_organizations_have_names_in_the_language_of_the_source_alone():
    organizations = Body.objects.filter(m49="").order_by("id")
    languages = {name.language for body in organizations for name in body.names.order_by("id")}
    assert languages == {"en"}


def test_committees_stand_under_the_security_council():
    committees = Body.objects.filter(parent__slug="un-security-council").order_by("slug")
    assert [body.slug for body in committees] == [
        "un-security-council-committee-1267-1989-2253",
        "un-security-council-committee-1988",
        "un-security-council-counter-terrorism-committee",
    ]
