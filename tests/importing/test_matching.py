"""Bodies and categories: by what they are found, and by what they are not."""

import datetime as dt

import pytest

from conferences.models import Edition
from delegations.enums import BodyKind
from delegations.models import Body, BodyAlias, BodyName, BodyStatus, Category, Delegation
from tests.factories import BodyFactory, BodyNameFactory, CategoryFactory, EditionFactory
from tests.importing.attendees import notes, plan, problems, verdicts, write

pytestmark = pytest.mark.django_db

HEAD = "body,body_code,category,full_name"


@pytest.fixture
def edition() -> Edition:
    """An edition of June 2025 whose series has the category “member state”."""
    edition = EditionFactory()
    CategoryFactory(series=edition.series, slug="members", name="member state", heading="Member states")
    return edition


@pytest.fixture
def kyrgyz() -> Body:
    """Kyrgyzstan with codes, two forms of its name, a Russian name and an alias."""
    body = BodyFactory(label="Kyrgyzstan", kind=BodyKind.STATE, iso_alpha2="KG", iso_alpha3="KGZ", code="KYR")
    BodyNameFactory(body=body, text="Kyrgyz Republic", form="formal")
    BodyNameFactory(body=body, text="Кыргызстан", language="ru")
    BodyAlias.objects.create(body=body, text="Rep. of Kyrgyzstan")
    return body


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Kyrgyzstan", ""),
        ("  KYRGYZ \u00a0 republic ", ""),
        ("кыргызстан", ""),
        ("Rep. of Kyrgyzstan", ""),
        ("KGZ", ""),
        ("kg", ""),
        ("KYR", ""),
        ("", "KGZ"),
        ("", "Kyrgyzstan"),
        ("Kyrgyzstan", "KGZ"),
    ],
)
def test_body_is_found_by_any_of_its_spellings(edition, kyrgyz, name, code):
    found = plan(edition, HEAD, f"{name},{code},Member states,Aibek")

    assert [(row.body.id, row.verdict.value) for row in found.rows] == [(kyrgyz.pk, "new")]


def test_body_with_commas_brackets_and_apostrophes_is_one(edition):
    name = (
        "Committee pursuant to resolutions 1267 (1999), 1989 (2011) and 2253 (2015) concerning ISIL (Da'esh)"
    )
    body = BodyFactory(label=name)

    found = plan(edition, HEAD, f'"{name.replace(chr(39), "’")}",,members,Aibek')

    assert [row.body.id for row in found.rows] == [body.pk]


def test_unknown_body_is_rejected_with_the_nearest_names(edition, kyrgyz):
    found = plan(edition, HEAD, "Kyrgystan,,Member states,Aibek")

    assert problems(found) == [(2, "body-not-found", "body", "Kyrgystan")]
    assert found.rows[0].problems[0].candidates == ("Kyrgyzstan",)


def test_unknown_code_beside_a_known_name_is_noted(edition, kyrgyz):
    found = plan(edition, HEAD, "Kyrgyzstan,KRG,Member states,Aibek")

    assert (verdicts(found), notes(found)) == (["new"], [(2, "unknown-code", "KRG")])


def test_unknown_name_beside_a_known_code_is_printed_as_in_the_file(edition, kyrgyz):
    write(edition, HEAD, "Kirghizia,KGZ,Member states,Aibek")

    delegation = Delegation.objects.get()
    assert (delegation.body, delegation.printed_name) == (kyrgyz, "Kirghizia")


def test_alias_is_never_printed(edition, kyrgyz):
    write(edition, HEAD, "Rep. of Kyrgyzstan,,Member states,Aibek")

    assert Delegation.objects.get().printed_name == ""


def test_code_and_name_of_two_bodies_are_rejected(edition, kyrgyz):
    BodyFactory(label="Kazakhstan", iso_alpha3="KAZ")

    found = plan(edition, HEAD, "Kyrgyzstan,KAZ,Member states,Aibek")

    assert problems(found) == [(2, "code-and-name", "body", "Kyrgyzstan")]
    assert "“Kazakhstan”" in found.rows[0].problems[0].reason


def test_code_and_name_of_two_states_are_rejected_before_they_are_created(edition):
    found = plan(edition, HEAD, "France,DEU,Member states,Aibek", create_missing=True)

    assert problems(found) == [(2, "code-and-name", "body", "France")]


def test_name_of_two_bodies_is_rejected_with_both(edition):
    for label in ("Border Guard Council", "Broadcasting Council"):
        BodyNameFactory(body=BodyFactory(label=label), text="BC", form="acronym")

    found = plan(edition, HEAD, "BC,,Member states,Aibek")

    assert problems(found) == [(2, "body-ambiguous", "body", "BC")]
    assert "“Border Guard Council”, “Broadcasting Council”" in found.rows[0].problems[0].reason


def test_former_name_is_taken_and_noted(edition):
    body = BodyFactory(label="North Macedonia")
    BodyNameFactory(
        body=body, text="The former Yugoslav Republic of Macedonia", valid_to=dt.date(2019, 2, 11)
    )

    found = plan(edition, HEAD, "The former Yugoslav Republic of Macedonia,,Member states,Aibek")

    assert found.rows[0].body.id == body.pk
    assert notes(found) == [(2, "former-name", "The former Yugoslav Republic of Macedonia")]


def test_name_in_force_wins_over_a_former_name_of_another_body(edition):
    BodyNameFactory(body=BodyFactory(label="Old centre"), text="Centre", valid_to=dt.date(2020, 1, 1))
    current = BodyFactory(label="Centre")

    found = plan(edition, HEAD, "Centre,,Member states,Aibek")

    assert found.rows[0].body.id == current.pk


def test_dissolved_body_is_noted_with_its_successor(edition):
    BodyFactory(
        label="Old bureau", dissolved_on=dt.date(2020, 1, 1), successor=BodyFactory(label="New bureau")
    )

    found = plan(edition, HEAD, "Old bureau,,Member states,Aibek")

    assert notes(found) == [(2, "dissolved", "Old bureau")]
    assert "“New bureau”" in found.rows[0].notes[0].reason


def test_na_is_no_country_and_nam_is_one(edition):
    namibia = BodyFactory(label="Namibia", iso_alpha2="NA", iso_alpha3="NAM")
    other = BodyFactory(label="Climate Council")

    found = plan(edition, HEAD, "NA,NAM,Member states,Aibek", "Climate Council,NA,Member states,Bela")

    assert [row.body.id for row in found.rows] == [namibia.pk, other.pk]
    assert notes(found) == []


def test_missing_bodies_are_created_only_when_asked(edition):
    line = "Arvania,,Member states,Aibek"

    assert verdicts(plan(edition, HEAD, line)) == ["rejected"]
    assert verdicts(plan(edition, HEAD, line, create_missing=True)) == ["new"]
    assert Body.objects.count() == 0


def test_created_body_has_its_printed_name_in_the_language_of_its_script(edition):
    write(edition, HEAD, "Совет погранвойск,,Member states,Aibek", create_missing=True)

    name = BodyName.objects.get()
    assert (name.text, name.language, name.body.label) == ("Совет погранвойск", "ru", "Совет погранвойск")


def test_created_state_carries_its_codes(edition):
    write(edition, HEAD, "Panama,PNA,Member states,Aibek", create_missing=True)

    body = Body.objects.get()
    assert (body.label, body.kind, body.iso_alpha3, body.m49) == ("Panama", BodyKind.STATE, "PAN", "591")


def test_acronym_that_looks_like_a_country_code_creates_no_country(edition):
    write(edition, HEAD, "CAN,,Member states,Aibek", create_missing=True)

    assert (Body.objects.get().label, Body.objects.get().iso_alpha3) == ("CAN", "")


def test_body_named_in_two_spellings_is_created_once(edition):
    write(edition, HEAD, "ARVANIA,,Member states,Aibek", "Arvania,,Member states,Bela", create_missing=True)

    assert [body.label for body in Body.objects.order_by("id")] == ["ARVANIA"]


def test_body_like_one_on_record_is_created_with_a_warning(edition, kyrgyz):
    found = plan(edition, HEAD, "Kyrgystan,,Member states,Aibek", create_missing=True)

    assert notes(found) == [(2, "similar-body", "Kyrgystan")]


@pytest.mark.parametrize("text", ["members", "Member State", "MEMBER STATES", "Государства-члены"])
def test_category_is_found_by_short_name_name_and_heading(edition, kyrgyz, text):
    category = Category.objects.get()
    category.heading_ru = "Государства-члены"
    category.save()

    found = plan(edition, HEAD, f"Kyrgyzstan,,{text},Aibek")

    assert [row.category.id for row in found.rows] == [category.pk]


def test_unknown_category_is_rejected_with_those_in_force(edition, kyrgyz):
    found = plan(edition, HEAD, "Kyrgyzstan,,Friends,Aibek")

    assert problems(found) == [(2, "category-not-found", "category", "Friends")]
    assert found.rows[0].problems[0].candidates == ("Member states",)


def test_category_that_had_ended_is_not_taken(edition, kyrgyz):
    CategoryFactory(series=edition.series, heading="Observers", valid_to=dt.date(2024, 1, 1))

    found = plan(edition, HEAD, "Kyrgyzstan,,Observers,Aibek", create_missing=True)

    assert problems(found) == [(2, "category-not-found", "category", "Observers")]


def test_category_of_another_series_is_unknown(edition, kyrgyz):
    CategoryFactory(heading="Partners")

    assert verdicts(plan(edition, HEAD, "Kyrgyzstan,,Partners,Aibek")) == ["rejected"]


def test_category_comes_from_the_status_at_the_edition(edition, kyrgyz):
    observers = CategoryFactory(series=edition.series, heading="Observers")
    BodyStatus.objects.create(body=kyrgyz, category=observers, valid_to=dt.date(2025, 12, 31))
    BodyStatus.objects.create(body=kyrgyz, category=Category.objects.first(), valid_from=dt.date(2026, 1, 1))

    found = plan(edition, HEAD, "Kyrgyzstan,,,Aibek")

    assert [row.category.id for row in found.rows] == [observers.pk]


def test_row_without_any_category_is_rejected(edition, kyrgyz):
    found = plan(edition, HEAD, "Kyrgyzstan,,,Aibek")

    assert problems(found) == [(2, "category-missing", "category", "")]


def test_category_chosen_for_the_file_fills_the_gaps(edition, kyrgyz):
    found = plan(edition, HEAD, "Kyrgyzstan,,,Aibek", category="members")

    assert verdicts(found) == ["new"]


def test_category_named_in_a_later_row_counts_for_the_delegation(edition, kyrgyz):
    found = plan(edition, HEAD, "Kyrgyzstan,,,Aibek", "Kyrgyzstan,,members,Bela")

    assert verdicts(found) == ["new", "new"]


def test_second_category_of_a_delegation_is_rejected_with_both(edition, kyrgyz):
    CategoryFactory(series=edition.series, heading="Observers")

    found = plan(edition, HEAD, "Kyrgyzstan,,members,Aibek", "Kyrgyzstan,,Observers,Bela")

    assert problems(found) == [(3, "category-differs", "category", "Observers")]
    assert "“Member states”" in found.rows[1].problems[0].reason


def test_created_category_follows_those_on_record(edition):
    write(edition, HEAD, "Arvania,,Partners,Aibek", create_missing=True)

    created = Category.objects.get(slug="partners")
    assert (created.heading_en, created.order > Category.objects.get(slug="members").order) == (
        "Partners",
        True,
    )
