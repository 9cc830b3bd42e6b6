"""A topic over the editions of its series, and the topics beside it."""

import datetime as dt

import pytest

from conferences.enums import DatesBasis, Publication
from conferences.reports.topics import topic_record
from conferences.views.topic_line import topic_line
from tests.factories import (
    DayFactory,
    EditionFactory,
    EditionTopicFactory,
    SeriesFactory,
    SessionFactory,
    TopicFactory,
    keep_released,
)

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 6, 4)


@pytest.fixture
def series():
    return SeriesFactory(slug="forum")


@pytest.fixture
def topic():
    return TopicFactory(slug="borders", name="Borders")


def held(series, number, *topics, **fields):
    day = dt.date(2000 + number, 6, 3)
    edition = EditionFactory(series=series, number=number, starts_on=day, ends_on=day, **fields)
    for topic in topics:
        EditionTopicFactory(edition=edition, topic=topic)
    return edition


def released(edition, *carried):
    """Release a programme with one session for each set of topics."""
    day = DayFactory(edition=edition)
    for topics in carried:
        SessionFactory(day=day).topics.add(*topics)
    keep_released(edition)


def test_life_tells_editions_with_the_topic_from_those_whose_topics_do_not_name_it(series, topic):
    other = TopicFactory()
    held(series, 1, topic)
    held(series, 2, other)
    held(series, 3, topic, other)

    [life] = topic_record(topic).lives

    assert [(row.number, row.has_topic) for row in life.editions] == [(1, True), (2, False), (3, True)]
    assert life.unknown == 0


def test_life_says_nothing_of_editions_without_any_topic(series, topic):
    held(series, 1, topic)
    held(series, 2)

    [life] = topic_record(topic).lives

    assert ([row.number for row in life.editions], life.unknown) == ([1], 1)


def test_life_knows_a_topic_by_the_released_programme_too(series, topic):
    released(held(series, 1), [topic])
    released(held(series, 2), [TopicFactory()])

    [life] = topic_record(topic).lives

    assert [(row.number, row.has_topic) for row in life.editions] == [(1, True), (2, False)]


def test_life_leaves_out_drafts(series, topic):
    held(series, 1, topic)
    held(series, 2, topic, publication=Publication.DRAFT)

    [life] = topic_record(topic).lives

    assert [row.number for row in life.editions] == [1]


def test_topic_of_two_series_has_two_lives(series, topic):
    held(series, 1, topic)
    held(SeriesFactory(slug="another"), 1, topic)

    assert [life.series.slug for life in topic_record(topic).lives] == ["another", "forum"]


def test_line_joins_editions_in_a_row_and_says_where_the_topic_is_missing(series, topic):
    for number in (1, 2, 5):
        held(series, number, topic)
    held(series, 3, TopicFactory())

    [life] = topic_record(topic).lives
    line = topic_line(life, TODAY)

    assert [(span.label, span.period) for span in line.spans] == [
        ("5th edition", "2005"),
        ("1st to 2nd edition", "2001–2002"),
    ]
    assert line.without == "Not among the topics recorded of: 3rd."
    assert line.timeline is not None
    assert [dot.named for dot in line.timeline.dots] == [True, True, False, True]


def test_line_puts_an_inferred_year_in_brackets(series, topic):
    held(series, 18, topic)
    held(series, 19, topic, dates_basis=DatesBasis.YEAR_INFERRED)

    [life] = topic_record(topic).lives

    assert [span.period for span in topic_line(life, TODAY).spans] == ["2018–[2019]"]


def test_single_edition_is_listed_and_not_drawn(series, topic):
    held(series, 1, topic)

    [life] = topic_record(topic).lives
    line = topic_line(life, TODAY)

    assert (line.timeline, [span.label for span in line.spans]) == (None, ["1st edition"])


def test_related_topics_share_sessions_first_then_editions(series, topic):
    near, often, once = (TopicFactory(name=name) for name in ("Near", "Often", "Once"))
    released(held(series, 1, topic, often), [topic, near], [topic, near], [near])
    held(series, 2, topic, often, once)

    related = topic_record(topic).related

    assert [(row.name.text, row.sessions, row.editions) for row in related] == [
        ("Near", 2, 1),
        ("Often", 0, 2),
        ("Once", 0, 1),
    ]


def test_related_topics_come_from_nothing_that_the_public_does_not_see(series, topic):
    canary = TopicFactory(name="Canary")
    held(series, 1, topic)
    held(series, 2, topic, canary, publication=Publication.DRAFT)
    unreleased = DayFactory(edition=held(series, 3, topic))
    SessionFactory(day=unreleased).topics.add(topic, canary)

    assert topic_record(topic).related == ()


def test_topic_page_says_how_topics_are_related(client, series, topic):
    near = TopicFactory(name="Near")
    released(held(series, 1), [topic, near])

    text = client.get("/topics/borders/").text

    assert "1 session together" in text
    assert "1 edition together" in text


def test_topic_page_says_kindly_what_is_not_on_record(client, series, topic):
    held(series, 1, topic)

    text = client.get("/topics/borders/").text

    assert "No session of a released programme carries this topic." in text
    assert "No document is on record for these sessions." in text
    assert "No other topic is recorded of the same sessions or editions." in text
