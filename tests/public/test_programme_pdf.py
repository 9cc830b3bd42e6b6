"""The programme on paper."""

import pytest
from django.core.cache import cache
from django.utils import translation

from conferences.enums import SessionStatus
from conferences.reports.programme import released_timetable
from eventsite.lib.typesetting import typeset_strictly
from eventsite.public.exporting import programme_pdf
from eventsite.public.exporting.programme import released_programme
from tests.factories import (
    AgendaItemFactory,
    DayFactory,
    DelegateFactory,
    EditionFactory,
    RoomFactory,
    SessionFactory,
    SpeakingRoleFactory,
    release,
)

pytestmark = pytest.mark.django_db
ADDRESS = "/conferences/forum/6/programme.pdf"
LONG = "О дальнейшем укреплении сотрудничества государств-членов в противодействии терроризму " * 3


@pytest.fixture(autouse=True)
def _nothing_kept():
    cache.clear()


@pytest.fixture
def session():
    edition = EditionFactory(
        series__slug="forum",
        number=6,
        theme="Shared ridges",
        theme_ru="Общие хребты",
        publishes_delegates=True,
    )
    hall = RoomFactory(edition=edition, name="Hall", name_ru="Зал")
    return SessionFactory(day=DayFactory(edition=edition), title="Radar", title_ru=LONG[:200], room=hall)


def data_of(session, language="en"):
    with translation.override(language):
        timetable = released_timetable(session.day.edition)
        programme = released_programme(timetable, timetable.sessions, lambda url: f"https://example.org{url}")
        return programme_pdf.pdf_data(programme)


@pytest.fixture
def typeset(monkeypatch):
    """Return the data of each PDF that is typeset, in the place of typesetting it."""
    done = []

    def note(template, data, *, at):
        done.append(data)
        return b"%PDF of a test"

    monkeypatch.setattr(programme_pdf, "typeset", note)
    return done


def test_pdf_is_a_file_of_the_edition(client, session):
    release(session.day.edition)
    response = client.get(ADDRESS)
    assert response.content.startswith(b"%PDF-1.7")
    assert (response["Content-Type"], response["Content-Disposition"]) == (
        "application/pdf",
        'inline; filename="forum-6-programme.pdf"',
    )


def test_pdf_known_to_the_reader_is_not_sent_again(client, session, typeset):
    release(session.day.edition)
    tag = client.get(ADDRESS)["ETag"]
    assert client.get(ADDRESS, headers={"if-none-match": tag}).status_code == 304


@pytest.mark.parametrize("language", ["en", "ru", "zh-hans", "ar"])
@pytest.mark.parametrize("sessions", [1, 60])
def test_pdf_can_be_read_aloud_in_every_language(session, language, sessions):
    SpeakingRoleFactory(session=session, guest_name="عبد الله, 王伟, Łukasz", kind="chair")
    SessionFactory.create_batch(sessions, day=session.day, title_zh_hans="开幕式", title_ar="الافتتاح")
    made = release(session.day.edition)

    pdf = typeset_strictly(programme_pdf.TEMPLATE, data_of(session, language), at=made.released_at)

    assert f"/Lang({language[:2]})".encode() in pdf.replace(b" ", b"")


def test_pdf_tells_what_the_page_tells(session):
    session.agenda_item = AgendaItemFactory(edition=session.day.edition, number="4 (a)")
    session.interpretation = ["en", "zh-hans"]
    session.status = SessionStatus.CANCELLED
    session.save()
    SpeakingRoleFactory(session=session, guest_name="Odile M", guest_function="Historian", kind="chair")
    release(session.day.edition)

    data = data_of(session)

    assert (data["heading"], data["place"]) == ("Shared ridges", "3–5 June 2025, Tashkent")
    assert data["times"] == "Times of Tashkent (UTC+5)."
    assert data["days"][0]["sessions"] == [
        {
            "time": "09:00–10:00",
            "date": "",
            "room": "Hall",
            "title": "Radar",
            "lang": "en",
            "state": "cancelled",
            "tag": "Cancelled",
            "meta": "Plenary · item 4 (a) · EN ZH",
            "people": [{"role": "Chair", "name": "Odile M", "about": "Historian"}],
        }
    ]


def test_pdf_comes_in_the_language_of_its_address(client, session, typeset):
    release(session.day.edition)
    client.get(f"/ru{ADDRESS}")
    (data,) = typeset
    assert (data["language"], data["heading"]) == ("ru", "Общие хребты")
    assert data["days"][0]["sessions"][0]["title"] == LONG[:200]


def test_pdf_is_typeset_once_a_release(client, session, typeset):
    release(session.day.edition)
    for _ in range(2):
        client.get(ADDRESS)
    assert len(typeset) == 1

    session.title = "Sonar"
    session.save()
    client.get(ADDRESS)
    assert len(typeset) == 1

    release(session.day.edition)
    client.get(ADDRESS)
    assert len(typeset) == 2


def test_pdf_forgets_who_withdraws_at_once(client, session, typeset):
    edition = session.day.edition
    delegate = DelegateFactory(delegation__edition=edition, full_name="Aigul Bekova", is_public=True)
    SpeakingRoleFactory(session=session, delegate=delegate, guest_name="")
    release(edition)
    client.get(ADDRESS)
    delegate.is_public = False
    delegate.save()

    client.get(ADDRESS)

    assert ["Aigul Bekova" in str(data) for data in typeset] == [True, False]


def test_pdf_of_a_programme_not_released_is_404(client, session):
    assert client.get(ADDRESS).status_code == 404


@pytest.mark.parametrize("sessions", [5, 50])
def test_pdf_takes_five_queries(client, session, typeset, sessions, django_assert_num_queries):
    for _ in range(sessions):
        each = SessionFactory(day=session.day, room=session.room)
        SpeakingRoleFactory(session=each)
        public = {"delegation__edition": session.day.edition, "is_public": True}
        SpeakingRoleFactory(session=each, delegate=DelegateFactory(**public), guest_name="")
    release(session.day.edition)
    with django_assert_num_queries(5):
        client.get(ADDRESS)
    assert str(typeset[0]).count("Guest ") == sessions
