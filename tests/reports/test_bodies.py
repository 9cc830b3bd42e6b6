"""The directory of bodies: who stands in it, how it is searched and ordered."""

import datetime as dt

import pytest

from conferences.enums import Publication
from delegations.enums import BodyKind, BodyNameForm
from delegations.models import BodyAlias, EditionHost
from delegations.reports.bodies import (
    body_entries,
    categories_on_record,
    directory,
    in_alphabetical_order,
)
from delegations.reports.body_directory import body_directory
from tests.factories import (
    BodyFactory,
    BodyNameFactory,
    CategoryFactory,
    DelegationFactory,
    EditionFactory,
)

pytestmark = pytest.mark.django_db
DAY = dt.date(2025, 6, 3)


def body(*names, label="body", **fields):
    """Make a body that took part in a published edition; `names` are (text, language)."""
    made = BodyFactory(label=label, **fields)
    for text, language in names:
        BodyNameFactory(body=made, text=text, language=language)
    DelegationFactory(body=made)
    return made


def labels(**filters):
    return sorted(directory(**filters).order_by("pk").values_list("label", flat=True))


def alphabetical(language):
    ids = in_alphabetical_order(directory(), language=language, on=DAY)
    return [entry.name.text for entry in body_entries(ids, language=language, on=DAY)]


def test_directory_holds_bodies_of_published_editions_and_their_hosts():
    body(label="named")
    EditionHost.objects.create(edition=EditionFactory(), body=BodyFactory(label="host"))
    DelegationFactory(body__label="draft", edition__publication=Publication.DRAFT)
    BodyFactory(label="nowhere")

    assert labels() == ["host", "named"]


@pytest.mark.parametrize("text", ["кыргыз", "КЫРГЫЗСТАН", "kyrgyz", "Kirgis", "kgz", "KG", "kirghizia"])
def test_directory_finds_any_name_of_any_time_alias_or_code(text):
    wanted = body(
        ("Kyrgyzstan", "en"), ("Кыргызстан", "ru"), label="wanted", iso_alpha2="KG", iso_alpha3="KGZ"
    )
    BodyNameFactory(body=wanted, text="Kirghizia", valid_to=dt.date(1993, 1, 1))
    BodyAlias.objects.create(body=wanted, text="Kirgisistan")
    body(("India", "en"), label="other")

    assert labels(text=text) == ["wanted"]


def test_directory_filters_by_kind():
    body(label="state", kind=BodyKind.STATE)
    body(label="company", kind=BodyKind.COMPANY)
    assert labels(kind="state") == ["state"]
    assert [kind for kind, _label in body_directory().kinds] == [BodyKind.STATE, BodyKind.COMPANY]


def test_directory_filters_by_the_category_at_a_published_edition():
    edition = EditionFactory(series__slug="forum", series__name="Forum")
    draft = EditionFactory(series=edition.series, publication=Publication.DRAFT)
    members = CategoryFactory(series=edition.series, slug="members", heading="Members")
    guests = CategoryFactory(series=edition.series, slug="guests")
    DelegationFactory(edition=edition, body__label="member", category=members)
    not_yet = DelegationFactory(edition=draft, category=members).body
    DelegationFactory(body=not_yet)
    DelegationFactory(edition=draft, category=guests)

    assert labels(category="forum:members") == ["member"]
    assert [value for value, _heading, _series in categories_on_record()][:1] == ["forum:members"]
    assert "forum:guests" not in [value for value, _heading, _series in categories_on_record()]


def test_directory_is_in_the_alphabetical_order_of_the_page():
    body(("India", "en"), ("Индия", "ru"))
    body(("China", "en"), ("Китай", "ru"))
    body(("Afghanistan", "en"), ("Афганистан", "ru"))

    assert alphabetical("en") == ["Afghanistan", "China", "India"]
    assert alphabetical("ru") == ["Афганистан", "Индия", "Китай"]


def test_directory_sets_names_of_other_scripts_after_those_of_the_page():
    body(("Agency", "en"))
    body(("Юниор", "ru"))
    body(label="Zebra")

    assert alphabetical("ru") == ["Юниор", "Agency", "Zebra"]


def test_directory_goes_by_the_name_to_sort_under():
    gambia = body(("The Gambia", "en"))
    BodyNameFactory(body=gambia, text="Gambia", form=BodyNameForm.SORT)
    body(("Haiti", "en"))
    assert alphabetical("en") == ["The Gambia", "Haiti"]


def test_directory_counts_the_published_editions_of_a_body_once_each():
    edition = EditionFactory()
    made = BodyFactory()
    DelegationFactory(body=made, edition=edition)
    EditionHost.objects.create(edition=edition, body=made)
    EditionHost.objects.create(edition=EditionFactory(), body=made)
    DelegationFactory(body=made, edition__publication=Publication.DRAFT)

    (entry,) = body_entries([made.pk], language="en", on=DAY)

    assert entry.editions == 2


@pytest.mark.parametrize("number", [1, 3])
def test_directory_takes_seven_queries(number, django_assert_num_queries):
    for _ in range(number):
        body(("Name", "en"))
    with django_assert_num_queries(7):
        assert len(alphabetical("ru")) == number
