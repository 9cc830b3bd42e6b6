"""The list of participants as a report: order, names, who may be named, how many are counted."""

import pytest

from conferences.enums import NameStyle, Publication
from delegations.enums import DelegateRole, DelegateStatus, PresenceBasis
from delegations.models import CategoryPresence
from delegations.reports.participants import list_of_participants
from tests.factories import (
    BodyFactory,
    BodyNameFactory,
    CategoryFactory,
    DelegateFactory,
    DelegationFactory,
    EditionFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    return EditionFactory(publishes_delegates=True)


def read(edition, **options):
    return list_of_participants(edition, **{"language": "en", "public": True} | options)


def delegates_of(listed):
    return [
        row.name for category in listed.categories for body in category.delegations for row in body.delegates
    ]


def test_list_gives_categories_in_their_order(edition):
    for order, heading in ((2, "Second"), (1, "First")):
        category = CategoryFactory(series=edition.series, order=order, heading=heading)
        DelegationFactory(edition=edition, category=category)

    assert [category.heading.text for category in read(edition).categories] == ["First", "Second"]


def test_list_leaves_out_categories_without_part_in_the_edition(edition):
    CategoryFactory(series=edition.series)
    assert read(edition).categories == ()


def test_list_shows_a_category_represented_without_names(edition):
    category = CategoryFactory(series=edition.series)
    CategoryPresence.objects.create(edition=edition, category=category, note="Several came.")

    (listed,) = read(edition).categories

    assert (listed.represented, listed.count, listed.note.text) == (True, None, "Several came.")


def test_list_numbers_delegations_within_their_category(edition):
    category = CategoryFactory(series=edition.series)
    for label in ("Beta", "Alpha"):
        DelegationFactory(edition=edition, category=category, body__label=label)

    (listed,) = read(edition).categories

    assert [(row.place, row.name.text) for row in listed.delegations] == [(1, "Alpha"), (2, "Beta")]


def test_list_gives_the_name_in_the_list_language_where_it_differs(edition):
    edition.list_language = "ru"
    edition.save()
    body = BodyFactory()
    BodyNameFactory(body=body, text="India")
    BodyNameFactory(body=body, text="Индия", language="ru")
    DelegationFactory(edition=edition, body=body)

    (english,), (russian,) = (
        read(edition, language=language).categories[0].delegations for language in ("en", "ru")
    )

    assert (english.name.text, english.other and english.other.text) == ("India", "Индия")
    assert (russian.name.text, russian.other) == ("Индия", None)


def test_list_gives_whom_it_names_in_another_language_in_that_of_the_reader_too(edition):
    edition.list_language = "ru"
    edition.save()
    body = BodyFactory()
    for language, text in (("ru", "Индия"), ("ar", "الهند")):
        BodyNameFactory(body=body, text=text, language=language)
    DelegationFactory(edition=edition, body=body, printed_name="Republic of India", printed_language="en")

    (arabic,), (french,) = (
        read(edition, language=language).categories[0].delegations for language in ("ar", "fr")
    )

    assert (arabic.name.text, arabic.other and arabic.other.text) == ("Republic of India", "الهند")
    assert (french.name.text, french.other and french.other.text) == ("Republic of India", "Индия")


def test_list_names_the_parent_of_an_organ(edition):
    DelegationFactory(edition=edition, body__parent=BodyFactory(label="Security Council"))
    (row,) = read(edition).categories[0].delegations
    assert row.organ_of
    assert row.organ_of.text == "Security Council"


def test_list_says_who_is_known_by_their_own_account_only(edition):
    DelegationFactory(edition=edition, presence=PresenceBasis.OWN_ACCOUNT)
    (row,) = read(edition).categories[0].delegations
    assert row.by_own_account


def test_list_puts_the_head_first_then_goes_by_rank(edition):
    delegation = DelegationFactory(edition=edition)
    for name, rank, role in (
        ("Third", 3, DelegateRole.EXPERT),
        ("Second", 2, DelegateRole.DELEGATE),
        ("Head", 9, DelegateRole.HEAD),
    ):
        DelegateFactory(delegation=delegation, full_name=name, rank=rank, role=role, is_public=True)

    assert delegates_of(read(edition)) == ["Head", "Second", "Third"]


def test_list_prints_names_in_the_style_of_the_edition(edition):
    edition.name_style = NameStyle.SURNAME_CAPS_COMMA_GIVEN
    edition.save()
    DelegateFactory(
        delegation__edition=edition,
        full_name="Amara Noroven",
        given_name="Amara",
        family_name="Noroven",
        is_public=True,
    )
    assert delegates_of(read(edition)) == ["NOROVEN, Amara"]


@pytest.mark.parametrize(
    "hidden",
    [
        {"is_public": False},
        {"is_listed": False},
        {"status": DelegateStatus.WITHDRAWN},
        {"status": DelegateStatus.DECLINED},
        {"delegation__edition__publishes_delegates": False},
        {"delegation__edition__publication": Publication.DRAFT},
    ],
)
def test_public_list_names_nobody_who_did_not_opt_in(hidden):
    delegate = DelegateFactory(
        **{"is_public": True, "delegation__edition__publishes_delegates": True} | hidden
    )

    listed = read(delegate.delegation.edition)

    assert delegates_of(listed) == []
    assert (listed.people, listed.seats) == (0, 0)


def test_staff_list_names_every_seated_delegate_on_the_printed_list(edition):
    delegation = DelegationFactory(edition=edition)
    DelegateFactory(delegation=delegation, full_name="Listed")
    DelegateFactory(delegation=delegation, full_name="Unlisted", is_listed=False)
    DelegateFactory(delegation=delegation, full_name="Gone", status=DelegateStatus.WITHDRAWN)

    assert delegates_of(read(edition, public=False)) == ["Listed"]


def test_list_counts_people_and_seats_apart(edition):
    twice = DelegateFactory(delegation__edition=edition, is_public=True)
    DelegateFactory(delegation__edition=edition, person=twice.person, is_public=True)
    DelegateFactory(delegation__edition=edition, is_public=True)

    listed = read(edition)

    assert (listed.people, listed.seats) == (2, 3)


def test_list_names_each_source_once(edition):
    source = SourceFactory()
    for _ in range(2):
        DelegationFactory(edition=edition, source=source)
    assert read(edition).sources == (source,)


def test_list_narrows_to_a_text_in_any_spelling_and_keeps_the_places(edition):
    category = CategoryFactory(series=edition.series)
    for label in ("Alpha", "Beta"):
        body = BodyFactory(label=label)
        BodyNameFactory(body=body, text=label)
        BodyNameFactory(body=body, text={"Alpha": "Альфа", "Beta": "Ёлка"}[label], language="ru")
        DelegationFactory(edition=edition, body=body, category=category)

    (narrowed,) = read(edition).narrowed(text="ЕЛКА").categories

    assert [(row.place, row.name.text) for row in narrowed.delegations] == [(2, "Beta")]


def test_list_narrows_to_a_category(edition):
    for slug in ("one", "two"):
        DelegationFactory(edition=edition, category=CategoryFactory(series=edition.series, slug=slug))
    assert [row.category.slug for row in read(edition).narrowed(category="two").categories] == ["two"]


@pytest.mark.parametrize("delegations", [1, 3])
def test_list_takes_four_queries(edition, delegations, django_assert_num_queries):
    for _ in range(delegations):
        delegation = DelegationFactory(edition=edition)
        DelegateFactory.create_batch(2, delegation=delegation, is_public=True)
    with django_assert_num_queries(4):
        assert read(edition).bodies == delegations
