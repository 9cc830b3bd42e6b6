"""The bodies and topics of an edition beside those of the one before."""

import datetime as dt

import pytest

from conferences.enums import Completeness, Publication
from delegations.models import CategoryPresence
from eventsite.public.reports.edition import edition_overview
from tests.factories import (
    BodyFactory,
    BodyNameFactory,
    BodyStatusFactory,
    CategoryFactory,
    DelegateFactory,
    DelegationFactory,
    EditionFactory,
    EditionTopicFactory,
    SeriesFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def series():
    return SeriesFactory(slug="forum")


@pytest.fixture
def held(series):
    """Return a function that makes an edition of a number, held in the year 2000 plus that number."""

    def hold(number, **values):
        day = dt.date(2000 + number, 6, 3)
        return EditionFactory(series=series, number=number, starts_on=day, ends_on=day, **values)

    return hold


@pytest.fixture
def member(series):
    return CategoryFactory(series=series, name="member", order=1)


@pytest.fixture
def observer(series):
    return CategoryFactory(series=series, name="observer", order=2)


def attend(edition, category, *labels):
    for label in labels:
        body = BodyFactory._meta.model.objects.filter(label=label).first() or BodyFactory(label=label)
        DelegationFactory(edition=edition, category=category, body=body)


def compared(edition):
    return edition_overview(edition).bodies_compared


def names(found):
    return [row.name.text for row in found.bodies]


def test_bodies_are_new_not_recorded_or_of_another_status(held, member, observer):
    before, edition = held(5), held(6)
    attend(before, member, "Stays", "Leaves")
    attend(before, observer, "Rises")
    attend(edition, member, "Stays", "Rises", "Comes")

    found = compared(edition)

    assert (found.before, found.stayed) == (before, 1)
    assert (names(found.new), names(found.not_recorded)) == (["Comes"], ["Leaves"])
    assert [(row.before.text, row.now.text, names(row.found)) for row in found.changed] == [
        ("observer", "member", ["Rises"])
    ]


def test_bodies_stand_in_protocol_order(held, member, observer):
    before, edition = held(5), held(6)
    attend(before, member, "Any")
    attend(edition, observer, "Alpha")
    attend(edition, member, "Gamma", "Beta")

    assert names(compared(edition).new) == ["Beta", "Gamma", "Alpha"]


def test_edition_before_is_the_nearest_published_one_that_names_bodies(held, member):
    for number, values in (
        (2, {}),
        (3, {"list_completeness": Completeness.CATEGORIES_ONLY}),
        (4, {"publication": Publication.DRAFT}),
    ):
        attend(held(number, **values), member, f"Body {number}")
    held(5)
    edition = held(6)
    attend(edition, member, "Body 6")

    assert compared(edition).before.number == 2


def test_nobody_is_missed_where_the_source_names_categories(held, member):
    attend(held(5), member, "Leaves")
    edition = held(6, list_completeness=Completeness.CATEGORIES_ONLY)
    attend(edition, member, "Comes")

    found = compared(edition)

    assert (found.not_recorded, names(found.new)) == (None, ["Comes"])


def test_nothing_is_said_of_bodies_whose_category_the_other_edition_represents_unnamed(
    held, member, observer
):
    before, edition = held(5), held(6)
    attend(before, member, "Leaves", "Stays")
    attend(before, observer, "Perhaps there again")
    attend(edition, member, "Perhaps there before", "Stays")
    CategoryPresence.objects.create(edition=before, category=member)
    CategoryPresence.objects.create(edition=edition, category=observer)

    found = compared(edition)

    assert (names(found.new), found.unclear_new) == ([], 1)
    assert (names(found.not_recorded), found.unclear_not_recorded) == (["Leaves"], 1)


def test_new_body_says_when_it_was_named_before(held, member):
    attend(held(3), member, "Back")
    attend(held(5), member, "Other")
    edition = held(6)
    attend(edition, member, "Back", "First time")

    assert [(row.name.text, row.earlier) for row in compared(edition).new.bodies] == [
        ("Back", 3),
        ("First time", None),
    ]


def test_category_that_only_got_another_row_is_no_change_of_status(held, member, series):
    renewed = CategoryFactory(series=series, name="member", order=3)
    before, edition = held(5), held(6)
    attend(before, member, "Stays")
    attend(edition, renewed, "Stays")

    assert (compared(edition).changed, compared(edition).stayed) == ((), 1)


def test_names_are_those_of_each_edition_s_date_and_old_editions_do_not_change_later(held, member, observer):
    before, edition = held(5), held(6)
    gone, come = BodyFactory(label="gone"), BodyFactory(label="come")
    for body in (gone, come):
        BodyNameFactory(body=body, text=f"{body.label} of 2005", valid_to=dt.date(2005, 12, 31))
        BodyNameFactory(body=body, text=f"{body.label} of 2006", valid_from=dt.date(2006, 1, 1))
    DelegationFactory(edition=before, category=member, body=gone)
    DelegationFactory(edition=edition, category=member, body=come)
    first = compared(edition)

    later = held(7)
    for body in (gone, come):
        DelegationFactory(edition=later, category=observer, body=body)
        BodyStatusFactory(body=body, category=observer, valid_from=dt.date(2007, 1, 1))
        BodyNameFactory(body=body, text="Renamed", valid_from=dt.date(2007, 1, 1), form="formal")

    assert (names(first.new), names(first.not_recorded)) == (["come of 2006"], ["gone of 2005"])
    assert compared(edition) == first


def test_printed_name_wins_on_both_sides(held, member):
    DelegationFactory(edition=held(5), category=member, printed_name="AS PRINTED THEN")
    edition = held(6)
    DelegationFactory(edition=edition, category=member, printed_name="AS PRINTED NOW")

    found = compared(edition)

    assert (names(found.new), names(found.not_recorded)) == (["AS PRINTED NOW"], ["AS PRINTED THEN"])


def test_long_lists_are_cut_and_the_rest_is_counted(held, member, monkeypatch):
    monkeypatch.setattr("delegations.reports.comparison.LONGEST", 2)
    attend(held(5), member, "Old")
    edition = held(6)
    attend(edition, member, "A", "B", "C")

    new = compared(edition).new

    assert (len(new.bodies), new.hidden, len(new)) == (2, 1, 3)


def test_topics_come_and_go(held):
    before, edition = held(5), held(6)
    both, gone, come = (TopicFactory(name=name) for name in ("Both", "Gone", "Come"))
    for topic in (both, gone):
        EditionTopicFactory(edition=before, topic=topic)
    for topic in (both, come):
        EditionTopicFactory(edition=edition, topic=topic)

    found = edition_overview(edition).topics_compared

    assert found.before == before
    assert [[row.wording.text for row in rows] for rows in (found.new, found.not_again)] == [
        ["Come"],
        ["Gone"],
    ]


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ((True, None), "No earlier edition of this series is on record: there is nothing to compare with."),
        ((True, False), "Bodies are not compared: no earlier edition has a list of bodies on record."),
        ((False, True), "Bodies are not compared: none is named at this edition."),
    ],
)
def test_page_says_why_nothing_is_compared(client, held, member, state, sentence):
    here, earlier = state
    edition = held(6)
    if earlier is not None:
        before = held(5)
        if earlier:
            attend(before, member, "Old")
    if here:
        attend(edition, member, "New")

    assert sentence in client.get(edition.get_absolute_url()).text


def test_page_says_that_a_list_with_gaps_makes_nobody_new(client, held, member):
    attend(held(5, list_completeness=Completeness.PARTIAL), member, "Old")
    edition = held(6)
    attend(edition, member, "Comes")

    text = client.get(edition.get_absolute_url()).text

    assert "The list of the 5th edition has gaps: who is new here may have been there." in text
    assert "absent" not in text


def test_figures_say_what_they_count(held, member, observer):
    edition = held(6)
    DelegationFactory(edition=edition, category=observer, presence="named")
    seat = DelegationFactory(edition=edition, category=member)
    for status, listed in (
        ("confirmed", True),
        ("accredited", True),
        ("nominated", False),
        ("withdrawn", True),
    ):
        DelegateFactory(delegation=seat, status=status, is_listed=listed)

    table = edition_overview(edition).worded_table

    assert table.columns == (
        "Category",
        "Bodies on the list",
        "Delegations registered",
        "Delegates on the list",
        "of them confirmed",
        "of them accredited",
    )
    assert [cells for _label, cells in table.rows] == [("1", "1", "2", "2", "1"), ("1", "0", "0", "0", "0")]
    assert table.sums == ("Together", "2", "1", "2", "2", "1")


def test_figures_of_a_list_with_gaps_know_no_delegates(held, member):
    edition = held(6, list_completeness=Completeness.PARTIAL)
    DelegateFactory(delegation=DelegationFactory(edition=edition, category=member))

    table = edition_overview(edition).worded_table

    assert table.columns == ("Category", "Bodies named in the sources", "Delegations registered")
    assert table.note.endswith("How many delegates there were is not known: no complete list is on record.")


def test_person_of_two_categories_is_counted_once_in_the_sum(held, member, observer):
    edition = held(6)
    first = DelegateFactory(delegation=DelegationFactory(edition=edition, category=member))
    DelegateFactory(delegation=DelegationFactory(edition=edition, category=observer), person=first.person)

    table = edition_overview(edition).worded_table

    assert [cells[2] for _label, cells in table.rows] == ["1", "1"]
    assert table.sums[3] == "1"
    assert "Who stands under two categories is counted in both" in table.note
