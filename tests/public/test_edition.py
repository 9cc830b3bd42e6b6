"""The overview of an edition."""

import datetime as dt

import pytest
from django.contrib.auth.models import Permission

from conferences.enums import Completeness, DatesBasis, Publication
from eventsite.public.reports.edition import edition_overview
from eventsite.public.reports.record import record_of
from tests.factories import (
    BodyFactory,
    CategoryFactory,
    DelegateFactory,
    DelegationFactory,
    EditionFactory,
    EditionTopicFactory,
    SeriesFactory,
    SessionFactory,
    SourceFactory,
    UserFactory,
    keep_released,
)

pytestmark = pytest.mark.django_db


def overview_text(client, edition, prefix: str = "") -> str:
    response = client.get(f"{prefix}{edition.get_absolute_url()}")
    assert response.status_code == 200
    return response.text


def state(edition, label: str) -> tuple[str, str]:
    [entry] = [row for row in record_of(edition_overview(edition), documents=0) if row.label == label]
    return entry.state, entry.note


def test_overview_states_an_inferred_year_in_brackets_and_why(client):
    edition = EditionFactory(
        starts_on=dt.date(2019, 11, 6), ends_on=dt.date(2019, 11, 7), dates_basis=DatesBasis.YEAR_INFERRED
    )

    text = overview_text(client, edition)

    assert "6–7 November [2019]" in text
    assert "Year inferred from the yearly series" in text


def test_overview_says_that_dates_are_those_of_a_visit(client):
    edition = EditionFactory(dates_basis=DatesBasis.PARTICIPANT_VISIT)

    assert "As given for one participant’s visit" in overview_text(client, edition)


def test_overview_says_that_the_venue_is_not_recorded(client):
    assert "Venue not recorded" in overview_text(client, EditionFactory(venue=None))


def test_overview_shows_an_unnamed_category_as_represented_and_never_as_zero(client):
    edition = EditionFactory(list_completeness=Completeness.CATEGORIES_ONLY)
    edition.category_presences.create(
        category=CategoryFactory(series=edition.series, heading="Observer states")
    )

    text = overview_text(client, edition)

    row = text[text.index("Observer states") :]
    assert "represented, number not recorded" in row[: row.index("</tr>")]
    assert "absent" not in text


def test_overview_draws_categories_in_protocol_order():
    edition = EditionFactory()
    for order, heading in ((2, "Observers"), (1, "Members")):
        category = CategoryFactory(series=edition.series, order=order, heading=heading)
        DelegationFactory.create_batch(order, edition=edition, category=category)

    rows = edition_overview(edition).rows

    assert [(row.label, row.value) for row in rows] == [("Members", 1), ("Observers", 2)]


def test_overview_shows_topics_in_the_edition_s_wording_with_other_editions():
    edition = EditionFactory()
    item = EditionTopicFactory(edition=edition, wording="Internet misuse")
    other = EditionTopicFactory(topic=item.topic).edition
    EditionTopicFactory(topic=item.topic, edition__publication=Publication.DRAFT)

    [found] = edition_overview(edition).topics

    assert (found.topic, found.wording.text, found.more) == (item.topic, "Internet misuse", 0)
    assert [row.url for row in found.others] == [other.get_absolute_url()]


def test_overview_names_the_newest_editions_beside_a_topic_and_counts_the_others():
    edition = EditionFactory(number=9)
    item = EditionTopicFactory(edition=edition)
    for number in range(1, 7):
        year = dt.date(2000 + number, 1, 1)
        EditionTopicFactory(
            topic=item.topic,
            edition=EditionFactory(series=edition.series, number=number, starts_on=year, ends_on=year),
        )

    [found] = edition_overview(edition).topics

    assert ([row.label for row in found.others], found.more) == (["3rd", "4th", "5th", "6th"], 2)


def test_overview_names_its_sources_and_what_they_state(client):
    edition = EditionFactory()
    source = SourceFactory(name="Agency", url="https://example.org/item", title="News")
    edition.edition_sources.create(source=source, states="theme and dates")

    text = overview_text(client, edition)

    assert '<a href="https://example.org/item" rel="external">Agency</a>' in text
    assert "theme and dates" in text


def test_overview_marks_text_in_another_language(client):
    edition = EditionFactory(theme="Shared ridges")

    text = overview_text(client, edition, "/ru")

    assert '<span lang="en">Shared ridges</span>' in text


def test_overview_does_not_mark_text_in_the_page_s_language(client):
    edition = EditionFactory(theme_ru="Общие хребты", title_ru="Конференция")

    assert 'lang="ru">Общие хребты' not in overview_text(client, edition, "/ru")


def test_overview_links_the_published_neighbours():
    series = SeriesFactory()
    edition = EditionFactory(series=series, number=4)
    EditionFactory(series=series, number=2)
    EditionFactory(series=series, number=3, publication=Publication.DRAFT)
    EditionFactory(series=series, number=7)

    neighbours = edition_overview(edition).neighbours

    assert [(row.edition.number, row.is_next) for row in neighbours] == [(2, False), (7, True)]


def test_deadlines_are_for_staff_alone(client):
    edition = EditionFactory(nominations_close_at=dt.datetime(2025, 5, 1, 12, tzinfo=dt.UTC))
    user = UserFactory()
    user.user_permissions.set(Permission.objects.filter(codename="view_edition"))

    assert "Deadlines" not in overview_text(client, edition)
    client.force_login(user)
    assert "Deadlines" in overview_text(client, edition)


def test_overview_names_no_delegate(client):
    edition = EditionFactory(publishes_delegates=True)
    DelegateFactory(delegation__edition=edition, full_name="Canary Person", is_public=True)

    assert "Canary" not in overview_text(client, edition)


def test_record_counts_only_delegates_who_are_public():
    edition = EditionFactory(publishes_delegates=True, list_completeness=Completeness.PARTIAL)
    DelegateFactory(delegation__edition=edition, is_public=True)
    DelegateFactory(delegation__edition=edition, is_public=False)

    assert state(edition, "Delegates") == ("part", "1 person named")


def test_record_holds_the_delegates_whole_once_all_of_a_complete_list_are_public():
    edition = EditionFactory(publishes_delegates=True, list_completeness=Completeness.COMPLETE)
    DelegateFactory(delegation__edition=edition, is_public=True)

    assert state(edition, "Delegates") == ("yes", "1 person named")


def test_record_of_a_complete_unpublished_list_says_that_names_are_not_published():
    delegate = DelegateFactory(delegation__edition__list_completeness=Completeness.COMPLETE)

    assert state(delegate.delegation.edition, "Delegates") == ("yes", "Names are not published")


@pytest.mark.parametrize(
    ("completeness", "expected"),
    [
        (Completeness.COMPLETE, ("yes", "")),
        (Completeness.PARTIAL, ("part", "The source names examples, not all")),
        (Completeness.CATEGORIES_ONLY, ("part", "The source names categories, not bodies")),
        (Completeness.UNKNOWN, ("none", "")),
    ],
)
def test_record_tells_how_complete_the_bodies_are(completeness, expected):
    edition = EditionFactory(list_completeness=completeness)
    DelegationFactory(edition=edition)

    assert state(edition, "Bodies") == expected


def test_record_of_an_edition_without_bodies_is_not_recorded_whatever_its_flag():
    assert state(EditionFactory(list_completeness=Completeness.COMPLETE), "Bodies") == ("none", "")


def test_record_holds_a_programme_once_there_is_a_session():
    session = SessionFactory()
    keep_released(session.day.edition)

    assert state(session.day.edition, "Programme") == ("yes", "")
    assert state(EditionFactory(), "Programme") == ("none", "")


@pytest.mark.parametrize("rows", [1, 3])
def test_overview_takes_constant_queries(client, django_assert_num_queries, rows):
    edition = EditionFactory(number=50)
    for row in range(rows):
        item = EditionTopicFactory(edition=edition)
        DelegateFactory(delegation__edition=edition)
        edition.hosts.create(body=BodyFactory())
        edition.edition_sources.create(source=SourceFactory())
        edition.outcome_points.create(text="Point")
        before = EditionFactory(series=edition.series, number=40 + row)
        DelegationFactory(edition=before, category=CategoryFactory(series=edition.series))
        EditionTopicFactory(edition=before, topic=item.topic)
        EditionFactory(series=edition.series, number=100 + row)
    keep_released(SessionFactory(day__edition=edition).day.edition)

    # The copy of the page that is kept costs two more: at most fifteen for a first view.
    with django_assert_num_queries(13):
        assert client.get(edition.get_absolute_url()).status_code == 200
