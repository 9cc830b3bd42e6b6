"""Statistics of an edition, and over the editions of a series."""

import pytest

from conferences.enums import Completeness
from delegations.enums import DelegateRole, DelegateStatus, Gender, ListPopulation
from delegations.models import Delegate
from delegations.reports.populations import counted_in
from delegations.reports.statistics import LONGEST, Figure, edition_statistics, series_statistics
from delegations.reports.statistics_measures import MEASURES
from tests.factories import (
    BodyFactory,
    BodyNameFactory,
    CategoryFactory,
    DelegateFactory,
    DelegationFactory,
    EditionFactory,
    PersonFactory,
    SeriesFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def series():
    return SeriesFactory(slug="forum", acronym="F", list_language="ru")


@pytest.fixture
def members(series):
    return CategoryFactory(series=series, heading="Members", order=1)


@pytest.fixture
def edition(series):
    return held(series, 3)


def held(series, number, **values):
    return EditionFactory(series=series, number=number, **values)


def seat(edition, category, **values):
    """Make a delegate in a delegation of a body of its own, unless one is given."""
    delegation = values.pop("delegation", None) or DelegationFactory(edition=edition, category=category)
    return DelegateFactory(delegation=delegation, **values)


def counted(edition, population=ListPopulation.REGISTERED):
    return edition_statistics(edition, population=population, language="en")


def told(table):
    """Return (label, people, seats) of each row; None where nothing is on record."""
    return [(row.label.text, *numbers(row.figure)) for row in table.rows]


def numbers(figure):
    return (figure.people, figure.seats) if figure else (None,)


def test_populations_differ(edition, members):
    for status in DelegateStatus.values:
        seat(edition, members, status=status)
    seat(edition, members, status=DelegateStatus.CONFIRMED, is_listed=False)

    assert told(counted(edition).populations) == [
        ("Registered", 4, 4),
        ("Confirmed", 3, 3),
        ("Accredited", 1, 1),
        ("On the printed list", 3, 3),
    ]
    assert counted(edition).populations.total == Figure(people=7, seats=7, delegations=7)


@pytest.mark.parametrize(("population", "people"), [("registered", 3), ("confirmed", 2), ("accredited", 1)])
def test_every_table_counts_the_chosen_population(edition, members, population, people):
    for status in ("nominated", "confirmed", "accredited", "withdrawn"):
        seat(edition, members, status=status)

    found = counted(edition, population)

    assert {table.measure.key: table.total.people for table in found.tables} == {
        "category": people, "role": people, "gender": people, "language": people, "attendance": people,
        "body": people, "status": 4,
    }  # fmt: skip
    assert found.table("category").rows[0].figure == Figure(people, people, people)


def test_who_sits_in_two_delegations_is_one_person_with_two_seats(edition, members):
    person = PersonFactory(gender=Gender.FEMALE)
    seat(edition, members, person=person, role=DelegateRole.HEAD)
    seat(edition, members, person=person, role=DelegateRole.ADVISER)

    found = counted(edition)

    assert found.table("category").total == Figure(people=1, seats=2, delegations=2)
    assert told(found.table("role")) == [("head of delegation", 1, 1), ("adviser", 1, 1)]
    assert told(found.table("gender")) == [("female", 1, 2), ("male", 0, 0), ("not stated", 0, 0)]
    assert (found.table("role").counts_twice, found.table("gender").counts_twice) == (True, False)


def test_gender_that_nobody_stated_is_a_value_of_its_own(edition, members):
    seat(edition, members)

    assert told(counted(edition).table("gender")) == [("female", 0, 0), ("male", 0, 0), ("not stated", 1, 1)]


def test_language_is_the_delegates_own_before_the_persons(edition, members):
    seat(edition, members, language="fr", person__language="ru")
    seat(edition, members, person__language="ru")
    seat(edition, members)

    assert told(counted(edition).table("language")) == [
        ("French", 1, 1),
        ("Russian", 1, 1),
        ("not stated", 1, 1),
    ]


def test_returning_is_who_held_a_seat_at_an_earlier_edition_of_the_series(series, edition, members):
    first, later = held(series, 1), held(series, 4)
    came, declined, elsewhere, comes_later = PersonFactory.create_batch(4)
    seat(first, members, person=came)
    seat(first, members, person=declined, status=DelegateStatus.DECLINED)
    DelegateFactory(person=elsewhere, delegation__edition__number=1)
    seat(later, members, person=comes_later)
    for person in (came, declined, elsewhere, comes_later):
        seat(edition, members, person=person)

    found = counted(edition)

    assert told(found.table("attendance")) == [
        ("first time on record", 3, 3),
        ("returning", 1, 1),
    ]
    assert found.compared == (first,)


def test_nobody_is_new_where_no_earlier_edition_has_delegates(series, edition, members):
    DelegationFactory(edition=held(series, 2), category=members)
    seat(edition, members)

    assert told(counted(edition).table("attendance")) == [
        ("first time on record", None),
        ("returning", None),
    ]


def test_statuses_count_everybody_on_record(edition, members):
    seat(edition, members, status=DelegateStatus.WITHDRAWN)
    seat(edition, members, status=DelegateStatus.ACCREDITED)

    assert told(counted(edition, "accredited").table("status")) == [
        ("nominated", 0, 0),
        ("confirmed", 0, 0),
        ("accredited", 1, 1),
        ("declined", 0, 0),
        ("withdrawn", 1, 1),
        ("replaced", 0, 0),
    ]


def test_bodies_stand_in_protocol_order_under_their_categories(series, edition, members):
    press = CategoryFactory(series=series, heading="Press", order=0)
    india, china, agency = (BodyFactory(label=label) for label in ("India", "China", "Agency"))
    for body, text in ((india, "Индия"), (china, "Китай"), (agency, "Яяя")):
        BodyNameFactory(body=body, language="ru", text=text)
    for body, category in ((china, members), (india, members), (agency, press)):
        DelegationFactory(edition=edition, body=body, category=category)
    seat(edition, members, delegation=edition.delegations.get(body=china))

    rows = counted(edition).table("body").rows

    assert [(row.group.text, row.label.text, row.figure.people) for row in rows] == [
        ("Press", "Яяя", 0),
        ("Members", "Индия", 0),
        ("Members", "Китай", 1),
    ]
    assert {row.label.language for row in rows} == {"ru"}


def test_incomplete_list_says_nothing_of_who_is_not_on_it(series, members):
    edition = held(series, 3, list_completeness=Completeness.PARTIAL)
    seat(edition, members, delegation__body__label="Seen")
    DelegationFactory(edition=edition, category=members, body__label="Unseen")

    found = counted(edition)

    assert [row.figure for row in found.table("body").rows if row.label.text == "Unseen"] == [None]
    assert told(found.table("gender")) == [("female", None), ("male", None), ("not stated", 1, 1)]
    assert found.incomplete == (edition,)


def test_edition_without_delegates_has_no_figures(edition, members):
    DelegationFactory(edition=edition, category=members)

    found = counted(edition)

    assert found.is_empty
    assert {row.figure for table in found.tables for row in table.rows} == {None}


def test_other_editions_are_not_counted(series, edition, members):
    seat(held(series, 2), members)
    seat(edition, members)

    assert counted(edition).table("category").total.people == 1


def test_list_of_a_value_holds_as_many_delegates_as_the_statistics_count(series, edition, members):
    returning = seat(held(series, 2), members).person
    seat(edition, members, person=returning, language="ru")
    seat(edition, members, person__gender=Gender.MALE, status=DelegateStatus.ACCREDITED)
    seat(edition, members, role=DelegateRole.HEAD, is_listed=False)

    for population in ListPopulation.values:
        found = counted(edition, population)
        for measure in MEASURES:
            table = found.table(measure.key)
            rows = Delegate.objects.of_edition(edition).filter(counted_in(table.population))
            listed = {key: rows.filter(condition).count() for key, condition in measure.conditions.items()}
            figures = {row.key: row.figure.seats for row in table.rows}
            assert {key: number for key, number in listed.items() if number or key in figures} == (
                figures if listed else {}
            )


def test_series_counts_edition_by_edition(series, members):
    first, second, third = (held(series, number) for number in (1, 2, 3))
    person = PersonFactory(gender=Gender.FEMALE)
    for edition in (first, third):
        seat(edition, members, person=person)
    seat(third, members)

    found = series_statistics(series, population="registered", language="en")

    assert found.editions == (first, second, third)
    by_gender = {
        row.key: [each and each.people for each in row.figures] for row in found.table("gender").rows
    }
    assert by_gender == {"female": [1, None, 1], "male": [0, None, 0], "not-stated": [0, None, 1]}
    attendance = [[each and each.people for each in row.figures] for row in found.table("attendance").rows]
    assert attendance == [[None, None, 1], [None, None, 1]]


def test_body_that_was_not_at_an_edition_has_no_figure_there(series, members):
    first, second = (held(series, number) for number in (1, 2))
    body = BodyFactory()
    seat(first, members, delegation=DelegationFactory(edition=first, category=members, body=body))
    seat(second, members)

    rows = series_statistics(series, population="registered", language="en").table("body").rows

    figures = next(row.figures for row in rows if row.key == str(body.pk))
    assert figures == (Figure(1, 1, 1), None)


def test_long_series_shows_its_newest_editions(series):
    for number in range(1, LONGEST + 3):
        held(series, number)

    found = series_statistics(series, population="registered", language="en")

    assert (found.editions[0].number, len(found.editions), found.hidden) == (3, LONGEST, 2)


def test_series_without_editions_has_no_figures(series):
    assert series_statistics(series, population="registered", language="en").is_empty


@pytest.mark.parametrize("rows", [1, 3])
def test_edition_takes_constant_queries(series, members, rows, django_assert_num_queries):
    fill(series, members, rows)
    edition = series.editions.select_related("series").get(number=2)

    with django_assert_num_queries(13):
        counted(edition)


@pytest.mark.parametrize("rows", [1, 3])
def test_series_takes_constant_queries(series, members, rows, django_assert_num_queries):
    fill(series, members, rows)

    with django_assert_num_queries(14):
        series_statistics(series, population="registered", language="en")


def fill(series, members, rows):
    for number in range(1, rows + 2):
        edition = held(series, number)
        for _each in range(rows):
            seat(edition, members)
