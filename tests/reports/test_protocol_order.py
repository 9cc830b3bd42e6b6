"""The order of protocol: list language, places by hand, the place of the host."""

import datetime as dt

import pytest

from conferences.enums import HostPlace
from delegations.enums import BodyNameForm, HostRole
from delegations.models import Delegation
from delegations.reports.names import names_of
from delegations.reports.protocol_order import in_protocol_order, protocol_places
from tests.factories import (
    BodyFactory,
    BodyNameFactory,
    CategoryFactory,
    DelegationFactory,
    EditionFactory,
    EditionHostFactory,
)

DAY = dt.date(2024, 6, 1)
pytestmark = pytest.mark.django_db


def _order(edition, language="en", **options):
    rows = (
        Delegation.objects.of_edition(edition).with_host().select_related("body", "category").order_by("-id")
    )
    names = names_of([row.body_id for row in rows], on=DAY)
    ordered = in_protocol_order(rows, edition, names, language=language, **options)
    return [row.body.label for row in ordered]


def _listed(edition, **places):
    category = CategoryFactory(series=edition.series)
    for label, place in places.items():
        DelegationFactory(edition=edition, category=category, body__label=label, position=place)


def _host(edition, label, role=HostRole.HOST):
    delegation = Delegation.objects.get(edition=edition, body__label=label)
    EditionHostFactory(edition=edition, body=delegation.body, role=role)


def test_order_is_that_of_the_list_language():
    edition = EditionFactory()
    rows = [("India", "Индия"), ("China", "Китай"), ("Kyrgyzstan", "Кыргызстан"), ("Kazakhstan", "Казахстан")]
    category = CategoryFactory(series=edition.series)
    for english, russian in rows:
        body = BodyFactory(label=english)
        BodyNameFactory(body=body, text=english)
        BodyNameFactory(body=body, text=russian, language="ru")
        DelegationFactory(edition=edition, body=body, category=category)

    assert _order(edition, "ru") == ["India", "Kazakhstan", "China", "Kyrgyzstan"]
    assert _order(edition, "en") == ["China", "India", "Kazakhstan", "Kyrgyzstan"]


def test_order_goes_by_the_name_to_sort_under():
    edition = EditionFactory()
    first, second = BodyFactory(label="The Gambia"), BodyFactory(label="Haiti")
    for body in (first, second):
        BodyNameFactory(body=body, text=body.label)
    BodyNameFactory(body=first, text="Gambia", form=BodyNameForm.SORT)
    category = CategoryFactory(series=edition.series)
    for body in (second, first):
        DelegationFactory(edition=edition, body=body, category=category)

    assert _order(edition, "en") == ["The Gambia", "Haiti"]


def test_body_placed_by_hand_stands_at_its_place_and_the_others_around_it():
    edition = EditionFactory()
    _listed(edition, Alpha=None, Beta=None, Gamma=None, Omega=2, Delta=5)

    assert _order(edition) == ["Alpha", "Omega", "Beta", "Gamma", "Delta"]
    assert _order(edition, places={}) == ["Alpha", "Beta", "Delta", "Gamma", "Omega"]


def test_equal_places_follow_each_other_and_a_place_beyond_the_end_is_the_end():
    edition = EditionFactory()
    _listed(edition, Zeta=1, Eta=1, Alpha=900, Beta=None)

    assert _order(edition) == ["Eta", "Zeta", "Beta", "Alpha"]


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (HostPlace.IN_ORDER, ["Alpha", "Host", "Omega"]),
        (HostPlace.FIRST, ["Host", "Alpha", "Omega"]),
        (HostPlace.LAST, ["Alpha", "Omega", "Host"]),
    ],
)
def test_host_stands_where_the_edition_says(place, expected):
    edition = EditionFactory(host_place=place)
    _listed(edition, Alpha=None, Host=None, Omega=None)
    _host(edition, "Host")

    assert _order(edition) == expected


def test_host_stays_in_its_category():
    edition = EditionFactory(host_place=HostPlace.FIRST)
    for order, label in enumerate(("Alpha", "Beta", "Host"), 1):
        category = CategoryFactory(series=edition.series, order=max(order, 2))
        DelegationFactory(edition=edition, body__label=label, category=category)
    beside = Delegation.objects.get(body__label="Beta").category
    Delegation.objects.filter(body__label="Host").update(category=beside)
    _host(edition, "Host")

    assert _order(edition) == ["Alpha", "Host", "Beta"]


def test_host_placed_by_hand_stands_at_that_place():
    edition = EditionFactory(host_place=HostPlace.FIRST)
    _listed(edition, Alpha=None, Host=2, Omega=None)
    _host(edition, "Host")

    assert _order(edition) == ["Alpha", "Host", "Omega"]


def test_organizer_and_host_of_another_edition_have_no_place_of_their_own():
    edition = EditionFactory(host_place=HostPlace.FIRST)
    _listed(edition, Alpha=None, Omega=None, Zeta=None)
    _host(edition, "Zeta", role=HostRole.ORGANIZER)
    other = EditionFactory()
    EditionHostFactory(edition=other, body=Delegation.objects.get(body__label="Omega").body)

    assert _order(edition) == ["Alpha", "Omega", "Zeta"]


def test_places_of_a_list_take_three_queries_at_most(django_assert_num_queries):
    for labels in (("Alpha",), ("Beta", "Gamma", "Delta")):
        edition = EditionFactory()
        _listed(edition, **dict.fromkeys(labels))
        with django_assert_num_queries(3):
            assert sorted(protocol_places(edition).values()) == list(range(1, len(labels) + 1))
