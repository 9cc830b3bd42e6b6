"""Requests worded like one before them get the same, as long as it holds, and nobody else's."""

import pytest
from django.test import Client

from tests.cache.frame import Clock, Site
from tests.factories import DayFactory, EditionFactory, RoomFactory, SessionFactory

pytestmark = pytest.mark.django_db
PROGRAMME = "/conferences/forum/6/programme/"


@pytest.fixture
def session():
    edition = EditionFactory(series__slug="forum", number=6, city="Tashkent")
    return SessionFactory(day=DayFactory(edition=edition), room=RoomFactory(edition=edition), title="Opening")


def test_words_answered_before_are_read_anew_for_a_person(site: Site, client: Client, session) -> None:
    shown = [site.get(PROGRAMME).body for _time in range(3)]
    site.get(PROGRAMME, HTTP_COOKIE="sessionid=0123456789abcdef")
    site.get(PROGRAMME, HTTP_AUTHORIZATION="Basic abc")

    assert (len(set(shown)), len(site.built)) == (1, 3)


@pytest.mark.django_db(transaction=True)
def test_words_answered_before_get_what_was_written_since(
    site: Site, elsewhere: Site, clock: Clock, session
) -> None:
    overview = "/conferences/forum/6/"
    for _time in range(3):
        site.get(overview)
        elsewhere.get(overview)
    session.day.edition.title_en = "Renamed conference"
    session.day.edition.save()
    clock.forward(1)

    assert "Renamed conference" in site.get(overview).text
    assert "Renamed conference" in elsewhere.get(overview).text


def test_words_answered_before_bring_back_no_copy_that_was_dropped(site: Site, session) -> None:
    for _time in range(3):
        site.get(PROGRAMME)
    site.store.clear()

    assert (site.get(PROGRAMME).status, len(site.built)) == (200, 2)
