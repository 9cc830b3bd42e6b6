"""The naming rule of printed lists."""

import datetime as dt

import pytest

from conferences.enums import NameForm, NameStyle
from delegations.enums import BodyNameForm
from delegations.models import Person
from delegations.reports.names import DisplayName, names_of
from delegations.reports.person_names import styled_name
from tests.factories import BodyFactory, BodyNameFactory, DelegationFactory, EditionFactory

DAY = dt.date(2025, 6, 3)


@pytest.fixture
def kyrgyzstan(db):
    body = BodyFactory(label="working name")
    BodyNameFactory(body=body, text="Kyrgyzstan")
    BodyNameFactory(body=body, text="Kyrgyz Republic", form=BodyNameForm.FORMAL)
    BodyNameFactory(body=body, text="Кыргызстан", language="ru")
    return body


def test_name_printed_on_the_list_wins(kyrgyzstan):
    delegation = DelegationFactory(body=kyrgyzstan, printed_name="Kirghizia", printed_language="fr")
    names = names_of([kyrgyzstan.pk], on=DAY)

    assert names.of_delegation(delegation, delegation.edition, language="ru") == DisplayName(
        "Kirghizia", "fr"
    )


def test_name_takes_the_form_that_the_edition_prints(kyrgyzstan):
    edition = EditionFactory(body_name_form=NameForm.FORMAL)
    delegation = DelegationFactory(body=kyrgyzstan, edition=edition)
    names = names_of([kyrgyzstan.pk], on=DAY)

    assert names.of_delegation(delegation, edition, language="en") == DisplayName("Kyrgyz Republic", "en")


def test_name_is_the_readers_even_in_another_form(kyrgyzstan):
    names = names_of([kyrgyzstan.pk], on=DAY)

    assert names.display(kyrgyzstan, language="ru", form=NameForm.FORMAL) == DisplayName("Кыргызстан", "ru")


def test_name_falls_back_to_the_list_language_before_english(kyrgyzstan):
    names = names_of([kyrgyzstan.pk], on=DAY)

    assert names.display(kyrgyzstan, language="ar", list_language="ru") == DisplayName("Кыргызстан", "ru")
    assert names.display(kyrgyzstan, language="ar") == DisplayName("Kyrgyzstan", "en")


def test_name_in_any_language_goes_before_the_working_name(db):
    body = BodyFactory()
    BodyNameFactory(body=body, text="Kirghizistan", language="fr")

    assert names_of([body.pk], on=DAY).display(body, language="ru") == DisplayName("Kirghizistan", "fr")


def test_name_of_a_body_without_names_is_its_working_name(db):
    body = BodyFactory(label="working name")

    assert names_of([body.pk], on=DAY).display(body, language="ru") == DisplayName("working name", "")


def test_name_is_an_acronym_only_where_there_is_no_other(db):
    body = BodyFactory()
    BodyNameFactory(body=body, text="ABC", form=BodyNameForm.ACRONYM)
    assert names_of([body.pk], on=DAY).display(body, language="en").text == "ABC"

    BodyNameFactory(body=body, text="Nom entier", language="fr")
    assert names_of([body.pk], on=DAY).display(body, language="en").text == "Nom entier"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (dt.date(2018, 10, 31), "The former Yugoslav Republic of Macedonia"),
        (dt.date(2019, 2, 11), "The former Yugoslav Republic of Macedonia"),
        (dt.date(2019, 2, 12), "North Macedonia"),
    ],
)
def test_name_is_the_one_valid_on_the_day(db, day, expected):
    body = BodyFactory()
    BodyNameFactory(
        body=body, text="The former Yugoslav Republic of Macedonia", valid_to=dt.date(2019, 2, 11)
    )
    BodyNameFactory(body=body, text="North Macedonia", valid_from=dt.date(2019, 2, 12))

    assert names_of([body.pk], on=day).display(body, language="en").text == expected


def test_names_take_one_query_for_any_number_of_bodies(db, django_assert_num_queries):
    bodies = [BodyNameFactory().body for _ in range(3)]
    for some in (bodies[:1], bodies):
        with django_assert_num_queries(1):
            names = names_of([body.pk for body in some], on=DAY)
        with django_assert_num_queries(0):
            assert [names.display(body, language="ru").language for body in some] == ["en"] * len(some)


def named(full, given="", family="", **more):
    return Person(full_name=full, given_name=given, family_name=family, **more)


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (NameStyle.GIVEN_SURNAME_CAPS, "Mr Grigory Ivanovich PUSTOV"),
        (NameStyle.SURNAME_CAPS_COMMA_GIVEN, "Mr PUSTOV, Grigory Ivanovich"),
        (NameStyle.SURNAME_CAPS_GIVEN, "Mr PUSTOV Grigory Ivanovich"),
        (NameStyle.GIVEN_SURNAME, "Mr Grigory Ivanovich Pustov"),
    ],
)
def test_person_is_printed_in_the_house_style(style, expected):
    person = named("Grigory Pustov", "Grigory", "Pustov", patronymic="Ivanovich", honorific="Mr")
    assert styled_name(person, style) == expected


@pytest.mark.parametrize("style", NameStyle.values)
@pytest.mark.parametrize("full", ["Suharto", "H.H Tamrin", "Ludwig van der Berg", "王忠仁"])
def test_person_whose_name_nobody_split_is_printed_as_it_stands(style, full):
    assert styled_name(named(full), style) == full


def test_person_whose_family_name_comes_first_keeps_it_there():
    person = named("Wei Zhongren", "Zhongren", "Wei")
    assert styled_name(person, NameStyle.GIVEN_SURNAME_CAPS) == "WEI Zhongren"
    assert styled_name(person, NameStyle.GIVEN_SURNAME) == "Wei Zhongren"
