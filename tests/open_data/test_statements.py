"""An answer takes as many statements for one row as for many."""

import pytest
from django.test import Client

from eventsite.public.api.operations import OPERATIONS
from tests.factories import (
    BodyFactory,
    BodyNameFactory,
    BodyStatusFactory,
    CategoryFactory,
    DayFactory,
    DelegateFactory,
    DelegationFactory,
    DocumentFactory,
    DocumentVersionFactory,
    EditionFactory,
    EditionHostFactory,
    EditionSourceFactory,
    EditionTopicFactory,
    OutcomePointFactory,
    SessionFactory,
    SpeakingRoleFactory,
    TopicFactory,
    release,
)

pytestmark = pytest.mark.django_db
#: Statements of each list of the interface, of each directory as a file, of each feed and of the site map.
STATEMENTS = {
    "/api/v1/series/": 3,
    "/api/v1/editions/": 11,
    "/api/v1/editions/forum/6/participants/": 6,
    "/api/v1/editions/forum/6/sessions/": 8,
    "/api/v1/bodies/": 8,
    "/api/v1/topics/": 4,
    "/api/v1/documents/": 5,
    "/series.csv": 1,
    "/editions.csv": 3,
    "/bodies.json": 10,
    "/topics.csv": 4,
    "/documents.csv": 8,
    "/conferences/forum/6/participants.csv": 5,
    "/feed.atom": 3,
    "/conferences/forum/6/feed.atom": 3,
    "/sitemap.xml": 4,
}


def rows(count: int) -> None:
    """Make so many of everything at one edition, and as many editions."""
    edition = EditionFactory(series__slug="forum", number=6, publishes_delegates=True)
    day = DayFactory(edition=edition)
    for number in range(1, count + 1):
        other = EditionFactory(number=number)
        body = BodyFactory(parent=BodyFactory())
        delegation = DelegationFactory(edition=edition, body=body)
        BodyNameFactory(body=body)
        BodyStatusFactory(body=body, category=CategoryFactory(series=edition.series))
        delegate = DelegateFactory(delegation=delegation, is_public=True)
        for each in (edition, other):
            EditionHostFactory(edition=each, body=body)
            EditionTopicFactory(edition=each)
            EditionSourceFactory(edition=each)
            OutcomePointFactory(edition=each)
        document = DocumentFactory(edition=edition, supersedes=DocumentFactory())
        DocumentVersionFactory(document=document)
        session = SessionFactory(day=day)
        session.topics.add(TopicFactory())
        session.documents.add(document)
        SpeakingRoleFactory(session=session)
        SpeakingRoleFactory(session=session, delegate=delegate, guest_name="")
    release(edition)


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("address", STATEMENTS)
def test_statements_do_not_grow(address: str, count: int, client: Client, django_assert_num_queries) -> None:
    rows(count)

    with django_assert_num_queries(STATEMENTS[address]):
        answer = client.get(address).getvalue()
    assert answer


def test_every_list_is_counted() -> None:
    lists = {each.path.format(series="forum", number=6) for each in OPERATIONS if each.is_list}

    assert {f"/api/v1/{path}" for path in lists} == {key for key in STATEMENTS if key.startswith("/api/")}
