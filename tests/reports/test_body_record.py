"""One body on record: names, status over time, relations, editions."""

import datetime as dt

import pytest

from conferences.enums import Completeness, Publication
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


def test_record_tells_a_list_that_nobody_has_from_one_that_does_not_name_the_body(series):
    body = BodyFactory()
    DelegationFactory(body=body, edition=edition_of(series, 2018))
    edition_of(series, 2019, list_completeness=Completeness.PARTIAL)
    edition_of(series, 2020, list_completeness=Completeness.CATEGORIES_ONLY)

    assert [row.presence for row in read(body).series[0].editions] == ["unknown", "not-recorded", "named"]


def test_record_tells_editions_of_which_nothing_is_known_in_one_line_each_stretch(series):
    body = BodyFactory()
    for year in (2003, 2004, 2005, 2007, 2009, 2010):
        edition_of(series, year)
    DelegationFactory(body=body, edition=edition_of(series, 2008))
    DelegationFactory(body=body, edition=edition_of(series, 2012))

    (part,) = read(body).series

    assert [(row.first, row.last, row.is_on_record, bool(row.row)) for row in part.stretches] == [
        (12, 12, True, True),
        (11, 11, False, False),
        (9, 10, True, False),
        (8, 8, True, True),
        (7, 7, True, True),
        (6, 6, False, False),
        (3, 5, True, False),
        (1, 2, False, False),
    ]


def test_record_gives_dates_and_the_number_of_the_source_with_each_name():
    register, press = SourceFactory(), SourceFactory()
    body = BodyFactory()
    BodyNameFactory(body=body, text="New", valid_from=dt.date(2019, 2, 12), source=register)
    BodyNameFactory(body=body, text="Новый", language="ru", source=press)
    BodyNameFactory(body=body, text="N", form=BodyNameForm.ACRONYM)

    record = read(body)

    found = {name.text: (name.valid_from, name.source) for row in record.names for name in row.dated.values()}
    numbers = {source: number for number, source in enumerate(record.sources, 1)}
    assert found == {
        "New": (dt.date(2019, 2, 12), numbers[register]),
        "Новый": (None, numbers[press]),
        "N": (None, 0),
    }
    assert (record.is_dated, record.tells_sources_apart) == (True, True)


def test_record_of_one_source_has_no_need_of_numbers():
    body, source = BodyFactory(), SourceFactory()
    for language in ("en", "ru"):
        BodyNameFactory(body=body, language=language, source=source)

    record = read(body)

    assert (record.is_dated, record.tells_sources_apart) == (False, False)


def test_record_keeps_names_to_come_apart():
    body = BodyFactory()
    BodyNameFactory(body=body, text="Now", valid_to=dt.date(2026, 12, 31))
    coming = BodyNameFactory(body=body, text="Then", valid_from=dt.date(2027, 1, 1))

    record = read(body)

    assert (record.name.text, record.coming, record.earlier) == ("Now", (coming,), ())


@pytest.mark.parametrize("number", [1, 3])
def test_record_takes_thirteen_queries(series, number, django_assert_num_queries):
    body, category = BodyFactory(), CategoryFactory(series=series)
    for year in range(number):
        DelegationFactory(body=body, edition=edition_of(series, 2018 + year), category=category)
        BodyNameFactory(body=body, language=["en", "ru", "fr"][year])
        BodyFactory(parent=body)
    with django_assert_num_queries(13):
        assert read(body).named == number
