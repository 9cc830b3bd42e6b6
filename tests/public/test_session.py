"""The page of one session."""

import datetime as dt

import pytest

from conferences.enums import SessionStatus
from tests.factories import (
    AgendaItemFactory,
    DayFactory,
    DelegateFactory,
    DocumentFactory,
    EditionFactory,
    RoomFactory,
    SessionFactory,
    SpeakingRoleFactory,
    TopicFactory,
    keep_released,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def day():
    return DayFactory(edition=EditionFactory(series__slug="forum", number=6, city="Tashkent"))


def page(client, session):
    """Return the page of a session, its programme released as the rows stand."""
    keep_released(session.day.edition)
    return shown(client, session)


def shown(client, session):
    response = client.get(f"/conferences/forum/6/sessions/{session.pk}/")
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_session_tells_when_where_and_what(client, day):
    session = SessionFactory(
        day=day,
        title="Radar data",
        abstract="How data travel.",
        room=RoomFactory(edition=day.edition, name="Summit Room"),
        agenda_item=AgendaItemFactory(edition=day.edition, number="4 (a)", title="Data"),
        interpretation=["en", "ru"],
    )
    session.topics.add(TopicFactory(slug="radar", name="Radar"))

    html = page(client, session)

    assert "<h1>Radar data</h1>" in html
    assert "<p>How data travel.</p>" in html
    assert "<dd>Summit Room</dd>" in html
    assert "<dd>4 (a) Data</dd>" in html
    assert "<dd>English, Russian</dd>" in html
    assert '<a href="/topics/radar/">Radar</a>' in html
    assert '<time datetime="2025-06-03T09:00:00+05:00">09:00</time>' in html


def test_session_names_chair_and_speakers(client, day):
    session = SessionFactory(day=day)
    SpeakingRoleFactory(session=session, guest_name="Odile M", kind="chair")
    html = page(client, session)
    assert '<th scope="row"><bdi>Odile M</bdi></th>' in html
    assert ">Chair</td>" in html


def test_session_lists_its_documents(client, day):
    session = SessionFactory(day=day)
    session.documents.add(DocumentFactory(edition=day.edition, symbol="F/CONF.6/1", title="Report"))
    html = page(client, session)
    assert '<bdi dir="ltr">F/CONF.6/1</bdi>' in html
    assert "no version on record" in html


def test_session_leads_to_its_neighbours_over_the_days(client, day):
    before = SessionFactory(day=day, title="Before it")
    session = SessionFactory(
        day=day, starts_at=before.ends_at, ends_at=before.ends_at + dt.timedelta(hours=1)
    )
    after = SessionFactory(day=DayFactory(edition=day.edition, on=dt.date(2025, 6, 4)), title="After it")

    html = page(client, session)

    assert f'<a rel="prev" href="/conferences/forum/6/sessions/{before.pk}/">' in html
    assert f'<a rel="next" href="/conferences/forum/6/sessions/{after.pk}/">' in html


def test_session_that_is_cancelled_says_so(client, day):
    assert "This session does not take place." in page(
        client, SessionFactory(day=day, status=SessionStatus.CANCELLED)
    )


def test_session_of_another_edition_is_not_found(client, day):
    other = SessionFactory()
    keep_released(other.day.edition)
    SessionFactory(day=day)
    keep_released(day.edition)
    assert client.get(f"/conferences/forum/6/sessions/{other.pk}/").status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_session_takes_ten_queries(client, number, django_assert_num_queries):
    edition = EditionFactory(series__slug="forum", number=6, publishes_delegates=True)
    sessions = SessionFactory.create_batch(number, day=DayFactory(edition=edition))
    for session in sessions:
        delegate = DelegateFactory(delegation__edition=edition, is_public=True)
        SpeakingRoleFactory(session=sessions[0], delegate=delegate, guest_name="")
        session.topics.add(TopicFactory())
        sessions[0].documents.add(DocumentFactory(edition=edition))
    keep_released(edition)
    with django_assert_num_queries(10):
        shown(client, sessions[0])
