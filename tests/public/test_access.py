"""Who sees an edition that is not published."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from conferences.enums import Distribution, Publication
from eventsite.public.access import edition_frame
from tests.factories import (
    DelegationFactory,
    DocumentFactory,
    EditionFactory,
    SeriesFactory,
    TopicFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
DRAFT_TITLE = "Zephyrine canary conference"


@pytest.fixture
def draft():
    return EditionFactory(
        series__slug="forum", number=9, title=DRAFT_TITLE, publication=Publication.DRAFT, theme="Canary theme"
    )


def staff(client: Client, *permissions: str) -> Client:
    user = UserFactory()
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client.force_login(user)
    return client


@pytest.mark.parametrize("tail", ["", "documents/"])
def test_draft_edition_is_404_for_the_public(client, draft, tail):
    assert client.get(f"/conferences/forum/9/{tail}").status_code == 404


def test_draft_edition_is_404_for_staff_without_the_permission(client, draft):
    assert staff(client).get("/conferences/forum/9/").status_code == 404


def test_draft_edition_is_404_for_a_user_who_is_no_staff(client, draft):
    user = UserFactory(is_staff=False)
    user.user_permissions.set(Permission.objects.filter(codename="view_edition"))
    client.force_login(user)

    assert client.get("/conferences/forum/9/").status_code == 404


def test_draft_edition_is_a_preview_for_staff(client, draft):
    response = staff(client, "view_edition").get("/conferences/forum/9/")

    assert response.status_code == 200
    assert "This edition is not published: only staff see this page." in response.text


def test_preview_is_neither_stored_nor_indexed(client, draft):
    response = staff(client, "view_edition").get("/conferences/forum/9/")

    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"


def test_published_edition_carries_no_preview_banner(client):
    EditionFactory(series__slug="forum", number=9)

    response = client.get("/conferences/forum/9/")

    assert "only staff see this page" not in response.text
    assert "X-Robots-Tag" not in response


def test_published_edition_does_not_vary_by_reader(client):
    EditionFactory(series__slug="forum", number=9)

    assert "Cookie" not in client.get("/conferences/forum/9/").headers.get("Vary", "")


def test_edition_of_another_series_is_404(client):
    EditionFactory(series__slug="forum", number=9)
    SeriesFactory(slug="other")

    assert client.get("/conferences/other/9/").status_code == 404


@pytest.mark.parametrize(
    "address",
    ["/", "/editions/", "/editions/?q=conference", "/conferences/forum/", "/topics/", "/documents/"],
)
def test_draft_edition_leaves_no_trace_on_public_pages(client, draft, address):
    EditionFactory(series=draft.series, number=1)
    topic = TopicFactory(name="Canary topic")
    draft.edition_topics.create(topic=topic)
    DocumentFactory(edition=draft, title="Canary document")
    DelegationFactory(edition=draft, body__label="Canary body")

    assert "canary" not in client.get(address).text.lower()


def test_frame_counts_bodies_and_documents_of_general_distribution():
    edition = EditionFactory()
    DelegationFactory.create_batch(2, edition=edition)
    DocumentFactory(edition=edition)
    DocumentFactory(edition=edition, distribution=Distribution.RESTRICTED)

    frame = edition_frame(edition, current="edition-detail")

    assert [(tab.label, tab.count) for tab in frame.tabs] == [
        ("Overview", None),
        ("Programme", None),
        ("Bodies", 2),
        ("Documents", 1),
    ]


def test_frame_marks_the_current_tab_and_ends_the_path_there():
    edition = EditionFactory(series__name="Forum", number=3)

    frame = edition_frame(edition, current="programme")

    assert [tab.label for tab in frame.tabs if tab.current] == ["Programme"]
    assert [label for label, _url in frame.crumbs] == ["Conferences", "Forum", "3rd edition", "Programme"]
    assert frame.crumbs[-1][1] == ""
    assert frame.crumbs[-2][1] == edition.get_absolute_url()


def test_frame_takes_two_queries(django_assert_num_queries):
    edition = EditionFactory()

    with django_assert_num_queries(2):
        edition_frame(edition, current="programme", page="One session")
