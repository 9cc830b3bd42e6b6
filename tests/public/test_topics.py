"""Topics, and one topic across editions."""

import datetime as dt

import pytest

from conferences.enums import Distribution, Publication
from conferences.reports.topics import topic_entries, topic_record
from tests.factories import (
    DayFactory,
    DocumentFactory,
    EditionFactory,
    EditionTopicFactory,
    SessionFactory,
    TopicFactory,
    keep_released,
)

pytestmark = pytest.mark.django_db


def names(text: str = "") -> list[str]:
    return [entry.name.text for entry in topic_entries(text)]


def test_topics_come_by_name():
    for name in ("Youth", "Borders", "Internet"):
        EditionTopicFactory(topic__name=name)

    assert names() == ["Borders", "Internet", "Youth"]


def test_topics_list_their_editions_oldest_first():
    topic = TopicFactory()
    for year in (2021, 2019):
        EditionTopicFactory(
            topic=topic, edition__starts_on=dt.date(year, 1, 1), edition__ends_on=dt.date(year, 1, 1)
        )

    [entry] = topic_entries()

    assert [edition.starts_on.year for edition in entry.editions] == [2019, 2021]


def test_list_names_the_latest_editions_of_a_topic_and_counts_the_earlier(client):
    topic = TopicFactory()
    for year in range(2010, 2018):
        day = dt.date(year, 1, 1)
        EditionTopicFactory(topic=topic, edition__starts_on=day, edition__ends_on=day)

    [entry] = topic_entries()
    text = client.get("/topics/").text

    assert [edition.starts_on.year for edition in entry.shown] == [2012, 2013, 2014, 2015, 2016, 2017]
    assert "2 earlier editions" in text


def test_topic_of_a_draft_is_not_listed():
    EditionTopicFactory(edition__publication=Publication.DRAFT)

    assert names() == []


def test_topic_carried_by_a_session_alone_is_listed_with_its_edition():
    topic = TopicFactory()
    session = SessionFactory()
    session.topics.add(topic)
    assert topic_entries() == []
    keep_released(session.day.edition)

    [entry] = topic_entries()

    assert entry.editions == (session.day.edition,)


def test_topics_are_found_in_any_language_and_case():
    EditionTopicFactory(topic__name="Borders", topic__name_ru="Охрана границ")
    EditionTopicFactory(topic__name="Youth")

    assert names("ГРАНИЦ") == ["Borders"]


def test_topic_record_holds_every_published_edition_with_its_wording():
    topic = TopicFactory()
    EditionTopicFactory(topic=topic, wording="Borders first")
    EditionTopicFactory(topic=topic, edition__publication=Publication.DRAFT, wording="Canary")

    record = topic_record(topic)

    assert [entry.wording.text for entry in record.editions] == ["Borders first"]


def test_topic_record_holds_sessions_of_published_editions_alone():
    topic = TopicFactory()
    shown = SessionFactory()
    hidden = SessionFactory(day=DayFactory(edition__publication=Publication.DRAFT))
    for session in (shown, hidden):
        session.topics.add(topic)
        keep_released(session.day.edition)

    entries = topic_record(topic).editions
    assert [[session.pk for session in entry.sessions] for entry in entries] == [[shown.pk]]


def test_topic_record_holds_public_documents_once_each():
    topic = TopicFactory()
    edition = EditionFactory()
    day = DayFactory(edition=edition)
    shown = DocumentFactory(edition=edition)
    hidden = DocumentFactory(edition=edition, distribution=Distribution.RESTRICTED)
    for _number in range(2):
        session = SessionFactory(day=day)
        session.topics.add(topic)
        session.documents.add(shown, hidden)
    keep_released(edition)

    assert [entry.document for entry in topic_record(topic).documents] == [shown]


def test_topic_page_shows_times_of_the_edition_s_zone(client):
    topic = EditionTopicFactory().topic
    session = SessionFactory(title="Ridge session")
    session.topics.add(topic)
    keep_released(session.day.edition)

    text = client.get(topic.get_absolute_url()).text

    assert "Ridge session" in text
    assert "09:00–10:00" in text


def test_topic_of_drafts_alone_is_404(client):
    topic = EditionTopicFactory(edition__publication=Publication.DRAFT).topic

    assert client.get(topic.get_absolute_url()).status_code == 404


def test_topic_page_has_one_h1(client):
    topic = EditionTopicFactory(topic__name="Borders").topic

    text = client.get(topic.get_absolute_url()).text

    assert text.count("<h1") == 1
    assert "<h1>Borders</h1>" in text


def test_topic_list_without_a_match_says_what_to_loosen(client):
    EditionTopicFactory()

    assert (
        "Without “Words in the topic: nothing-like-it”: 1 topic"
        in client.get("/topics/?q=nothing-like-it").text
    )


@pytest.mark.parametrize("rows", [1, 3])
def test_topic_list_takes_constant_queries(client, django_assert_num_queries, rows):
    for item in EditionTopicFactory.create_batch(rows):
        session = SessionFactory()
        session.topics.add(item.topic)
        keep_released(session.day.edition)

    with django_assert_num_queries(4):
        client.get("/topics/")


@pytest.mark.parametrize("rows", [1, 3])
def test_topic_page_takes_constant_queries(client, django_assert_num_queries, rows):
    topic = TopicFactory(slug="borders")
    beside = TopicFactory()
    for item in EditionTopicFactory.create_batch(rows, topic=topic):
        EditionTopicFactory(edition=item.edition, topic=beside)
        session = SessionFactory(day__edition=item.edition)
        session.topics.add(topic)
        session.documents.add(DocumentFactory(edition=item.edition))
        keep_released(item.edition)

    with django_assert_num_queries(11):
        client.get("/topics/borders/")
