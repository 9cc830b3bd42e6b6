"""What the machine forms of a programme share: when they are there, and when they are sent again."""

import datetime as dt

import pytest

from conferences.enums import Publication
from tests.factories import (
    DayFactory,
    DocumentFactory,
    EditionFactory,
    RoomFactory,
    SessionFactory,
    SpeakingRoleFactory,
    TopicFactory,
    keep_released,
    release,
)
from tests.public.programme_pages import public_delegate

pytestmark = pytest.mark.django_db
BASE = "/conferences/forum/6"


@pytest.fixture
def day():
    return DayFactory(edition=EditionFactory(series__slug="forum", number=6))


@pytest.fixture
def three(day):
    """Three released sessions on two days."""
    later = DayFactory(edition=day.edition, on=dt.date(2025, 6, 4))
    made = [SessionFactory(day=each) for each in (day, day, later)]
    release(day.edition)
    return made


@pytest.mark.parametrize("rest", ["/programme.ics", "/schedule.json", "/schedule.xml"])
def test_form_of_a_programme_not_released_is_404(client, day, rest):
    SessionFactory(day=day)
    assert client.get(f"{BASE}{rest}").status_code == 404


@pytest.mark.parametrize("rest", ["/programme.ics", "/schedule.json", "/schedule.xml"])
def test_form_of_a_draft_edition_is_404(client, three, rest):
    edition = three[0].day.edition
    edition.publication = Publication.DRAFT
    edition.save()
    assert client.get(f"{BASE}{rest}").status_code == 404


FORMS = ("/programme.ics", "/programme/2025-06-03.ics", "/schedule.json", "/schedule.xml")


@pytest.mark.parametrize("rest", FORMS)
def test_form_is_the_same_bytes_until_something_changes(client, three, rest):
    first = client.get(f"{BASE}{rest}")
    again = client.get(f"{BASE}{rest}", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]

    three[0].title = "Another"
    three[0].save()
    assert client.get(f"{BASE}{rest}").content == first.content
    keep_released(three[0].day.edition)

    changed = client.get(f"{BASE}{rest}", headers={"if-none-match": first["ETag"]})
    assert (changed.status_code, changed["ETag"] == first["ETag"]) == (200, False)


@pytest.mark.parametrize("rest", FORMS)
def test_form_is_known_by_its_bytes_and_by_no_date(client, three, rest):
    # A speaker may withdraw after the release: a date would keep the name with whoever asks by it.
    response = client.get(f"{BASE}{rest}", headers={"if-modified-since": "Fri, 01 Jan 2999 00:00:00 GMT"})
    assert response.status_code == 200
    assert "Last-Modified" not in response


@pytest.mark.parametrize("rest", FORMS)
def test_form_may_be_read_from_any_site_and_is_asked_for_anew(client, three, rest):
    response = client.get(f"{BASE}{rest}")
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    "rest",
    [
        "/programme.ics",
        "/programme.ics?session={first}&session={last}",
        "/programme/2025-06-03.ics",
        "/programme/topics/radar.ics",
        "/sessions/{first}.ics",
        "/schedule.json",
        "/schedule.xml",
    ],
)
@pytest.mark.parametrize("sessions", [5, 50])
def test_form_takes_eight_queries(client, day, rest, sessions, django_assert_num_queries):
    topic = TopicFactory(slug="radar")
    made = [SessionFactory(day=day, room=RoomFactory(edition=day.edition)) for _ in range(sessions)]
    for session in made:
        session.topics.add(topic)
        session.documents.add(DocumentFactory(edition=day.edition))
        SpeakingRoleFactory(session=session)
        SpeakingRoleFactory(session=session, delegate=public_delegate(day.edition), guest_name="")
    release(day.edition)
    address = f"{BASE}{rest}".format(first=made[0].pk, last=made[-1].pk)
    with django_assert_num_queries(8):
        assert client.get(address).status_code == 200
