"""One body on record: names, status over time, relations, editions."""

import datetime as dt

import pytest

from conferences.enums import Publication
from delegations.enums import BodyNameForm
from delegations.models import BodyStatus, CategoryPresence, EditionHost
from delegations.reports.body_record import body_record
from tests.factories import (
    BodyFactory,
    BodyNameFactory,
    CategoryFactory,
    DelegationFactory,
    EditionFactory,
    SeriesFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 1, 1)


def read(body, language="en"):
    return body_record(body, language=language, today=TODAY)


def edition_of(series, year, **fields):
    days = {"starts_on": dt.date(year, 6, 3), "ends_on": dt.date(year, 6, 5)}
    return EditionFactory(series=series, number=year - 2000, **days | fields)


@pytest.fixture
def series():
    return SeriesFactory()


def test_record_gives_names_valid_today_in_the_order_of_the_united_nations():
    body = BodyFactory()
    for language, text in (("ru", "Индия"), ("en", "India"), ("ar", "الهند")):
        BodyNameFactory(body=body, language=language, text=text)
    BodyNameFactory(body=body, text="Republic of India", form=BodyNameForm.FORMAL)

    record = read(body)

    assert [(row.language, row.short, row.formal) for row in record.names] == [
        ("ar", "الهند", ""),
        ("en", "India", "Republic of India"),
        ("ru", "Индия", ""),
    ]
    assert (record.name.text, record.formal and record.formal.text) == ("India", "Republic of India")


def test_record_keeps_earlier_names_apart():
    body = BodyFactory()
    old = BodyNameFactory(body=body, text="Old", valid_to=dt.date(2019, 2, 11))
    BodyNameFactory(body=body, text="New", valid_from=dt.date(2019, 2, 12))

    record = read(body)

    assert (record.name.text, record.earlier) == ("New", (old,))


def test_record_names_the_sources_of_its_names_once():
    source = SourceFactory()
    body = BodyFactory()
    for language in ("en", "ru"):
        BodyNameFactory(body=body, language=language, source=source)
    assert read(body).sources == (source,)


def test_record_keeps_the_category_and_the_name_of_each_edition(series):
    body = BodyFactory()
    BodyNameFactory(body=body, text="Old", valid_to=dt.date(2019, 12, 31))
    BodyNameFactory(body=body, text="New", valid_from=dt.date(2020, 1, 1))
    observer = CategoryFactory(series=series, heading="Observers")
    member = CategoryFactory(series=series, heading="Members")
    DelegationFactory(body=body, edition=edition_of(series, 2018), category=observer)
    DelegationFactory(body=body, edition=edition_of(series, 2024), category=member)

    (part,) = read(body).series

    assert [
        (row.edition.number, row.heading.text, row.printed_as and row.printed_as.text)
        for row in part.editions
    ] == [(24, "Members", "New"), (18, "Observers", "Old")]


def test_record_tells_named_represented_hosted_and_not_recorded_apart(series):
    body, member = BodyFactory(), CategoryFactory(series=series)
    BodyStatus.objects.create(body=body, category=member, valid_from=dt.date(2017, 6, 9))
    DelegationFactory(body=body, edition=edition_of(series, 2018), category=member)
    CategoryPresence.objects.create(edition=edition_of(series, 2019), category=member)
    EditionHost.objects.create(edition=edition_of(series, 2020), body=body)
    edition_of(series, 2021)

    record = read(body)

    assert [(row.edition.number, row.presence) for row in record.series[0].editions] == [
        (21, "not-recorded"),
        (20, "hosted"),
        (19, "represented"),
        (18, "named"),
    ]
    assert (record.named, record.represented) == (1, 1)


def test_record_takes_no_category_as_represented_before_the_body_had_it(series):
    body, member = BodyFactory(), CategoryFactory(series=series)
    BodyStatus.objects.create(body=body, category=member, valid_from=dt.date(2023, 7, 4))
    CategoryPresence.objects.create(edition=edition_of(series, 2019), category=member)
    DelegationFactory(body=body, edition=edition_of(series, 2024), category=member)

    (part,) = read(body).series

    assert [row.presence for row in part.editions] == ["named", "not-recorded"]


def test_record_leaves_out_editions_and_series_that_are_not_published(series):
    body = BodyFactory()
    DelegationFactory(body=body, edition=edition_of(series, 2024, publication=Publication.DRAFT))
    BodyStatus.objects.create(body=body, category=CategoryFactory(series=series))
    assert read(body).series == ()


def test_record_tells_the_gaps_in_the_run_of_a_series(series):
    body = BodyFactory()
    for number in (3, 7):
        DelegationFactory(body=body, edition=EditionFactory(series=series, number=number))
    assert read(body).series[0].gaps == ((4, 6), (1, 2))


def test_record_names_related_bodies_and_links_the_public_ones():
    parent, successor = BodyFactory(label="Parent"), BodyFactory(label="Successor")
    body = BodyFactory(parent=parent, successor=successor)
    predecessor = BodyFactory(label="Predecessor", successor=body)
    organ = BodyFactory(label="Organ", parent=body)
    BodyFactory(label="Hidden organ", parent=body)
    DelegationFactory(body=organ)

    record = read(body)

    assert record.parent
    assert record.successor
    assert [(row.body, row.is_public) for row in (record.parent, record.successor, *record.predecessors)] == [
        (parent, False),
        (successor, False),
        (predecessor, False),
    ]
    assert [(row.body, row.is_public) for row in record.organs] == [(organ, True)]


@pytest.mark.parametrize("number", [1, 3])
def test_record_takes_ten_queries(series, number, django_assert_num_queries):
    body, category = BodyFactory(), CategoryFactory(series=series)
    for year in range(number):
        DelegationFactory(body=body, edition=edition_of(series, 2018 + year), category=category)
        BodyNameFactory(body=body, language=["en", "ru", "fr"][year])
        BodyFactory(parent=body)
    with django_assert_num_queries(10):
        assert read(body).named == number
