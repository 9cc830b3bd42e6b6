"""Which pages are kept is said for each address, and what each reads of it is what the table says."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, get_resolver, reverse

from conferences.services.emblems import emblem_file
from eventsite.public.cache.pages import NEVER_KEPT, NOT_KEPT, PAGES
from eventsite.public.cache.triggers import FOR_STAFF
from tests.cache.tables import own_models
from tests.factories import (
    BodyFactory,
    DayFactory,
    DelegationFactory,
    DocumentFactory,
    EditionFactory,
    EditionTopicFactory,
    RoomFactory,
    SessionFactory,
    TopicFactory,
    release,
)

pytestmark = pytest.mark.django_db
EMBLEM = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'
OF_EDITION = {"slug": "forum", "number": 6}
IN_API = {"series": "forum", "number": 6}
DIRECTORIES = ("series", "editions", "bodies", "topics", "documents")


@pytest.fixture
def addresses() -> dict[str, str]:
    """Make a published edition, and return the address of each page that is kept."""
    look = {"series__accent": "#17633f", "series__emblem": emblem_file(EMBLEM)}
    edition = EditionFactory(series__slug="forum", number=6, **look)
    session = SessionFactory(day=DayFactory(edition=edition), room=RoomFactory(edition=edition))
    topic, body = TopicFactory(slug="water"), BodyFactory(slug="arvania")
    EditionTopicFactory(edition=edition, topic=topic)
    session.topics.add(topic)
    DelegationFactory(edition=edition, body=body)
    document = DocumentFactory(edition=edition)
    release(edition)
    given = {
        "public:emblem": {"number": 6},
        "public:series-detail": {"slug": "forum"},
        "public:series-bodies": {"slug": "forum"},
        "public:series-look": {"slug": "forum"},
        "public:series-emblem": {"slug": "forum"},
        "public:edition-detail": OF_EDITION,
        "public:edition-sheet": OF_EDITION,
        "public:sheet-pdf": OF_EDITION,
        "public:programme": OF_EDITION,
        "public:programme-changes": OF_EDITION,
        "public:programme-calendar": OF_EDITION,
        "public:day-calendar": {**OF_EDITION, "on": session.day.on},
        "public:topic-calendar": {**OF_EDITION, "topic": "water"},
        "public:session-calendar": {**OF_EDITION, "pk": session.pk},
        "public:programme-pdf": OF_EDITION,
        "public:schedule-json": OF_EDITION,
        "public:schedule-xml": OF_EDITION,
        "public:session-detail": {**OF_EDITION, "pk": session.pk},
        "public:participants": OF_EDITION,
        "public:edition-documents": OF_EDITION,
        "conferences:topic-detail": {"slug": "water"},
        "delegations:body-detail": {"slug": "arvania"},
        "sitemap-part": {"section": "pages"},
        "public:edition-feed": OF_EDITION,
        "public:participants-file": {**OF_EDITION, "form": "csv"},
        **{f"public:{name}-file": {"form": "csv"} for name in DIRECTORIES},
        "api:series": {"series": "forum"},
        "api:edition": IN_API,
        "api:participants": IN_API,
        "api:sessions": IN_API,
        "api:session": {**IN_API, "session": session.pk},
        "api:body": {"body": "arvania"},
        "api:topic": {"topic": "water"},
        "api:document": {"document": document.pk},
    }
    return {name: reverse(name, kwargs=given.get(name)) for name in PAGES}


@pytest.fixture
def names_read(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Collect the names of parameters that are looked up."""
    found: set[str] = set()

    def noting(method: str) -> None:
        plain = getattr(QueryDict, method)

        def note(self: QueryDict, name: str, *more: object) -> object:
            found.add(name)
            return plain(self, name, *more)

        monkeypatch.setattr(QueryDict, method, note)

    for method in ("get", "getlist", "__getitem__", "__contains__"):
        noting(method)
    return found


def names_of_views(patterns: list, space: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name}"
        elif pattern.namespace != "admin":
            yield from names_of_views(
                pattern.url_patterns, f"{pattern.namespace}:" if pattern.namespace else space
            )


def test_every_address_is_kept_or_said_not_to_be() -> None:
    assert set(names_of_views(get_resolver().url_patterns)) == PAGES.keys() | NOT_KEPT


@pytest.mark.parametrize("name", PAGES)
def test_page_reads_the_parameters_that_tell_its_copies_apart(
    name: str, addresses: dict[str, str], client: Client, names_read: set[str]
) -> None:
    assert client.get(addresses[name]).status_code == 200

    assert names_read - NEVER_KEPT == PAGES[name]


@pytest.mark.parametrize("name", PAGES)
def test_page_is_the_same_whatever_language_the_reader_prefers(
    name: str, addresses: dict[str, str], client: Client
) -> None:
    pages = [
        client.get(addresses[name], headers={"Accept-Language": language}).getvalue()
        for language in ("en", "ru")
    ]
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "ru"

    assert {*pages, client.get(addresses[name]).getvalue()} == {pages[0]}


@pytest.mark.parametrize("name", PAGES)
def test_page_names_no_reader_and_sets_no_cookie(
    name: str, addresses: dict[str, str], client: Client
) -> None:
    said = client.get(addresses[name])

    assert (said.cookies, "Cookie" in said.get("Vary", ""), "no-store" in said.get("Cache-Control", "")) == (
        {},
        False,
        False,
    )


@pytest.mark.parametrize("name", PAGES)
def test_page_reads_no_table_that_tells_of_no_change(
    name: str, addresses: dict[str, str], client: Client
) -> None:
    unseen = {m._meta.db_table for m in own_models() if m._meta.label in FOR_STAFF}
    unseen |= {f"{m._meta.app_label}_historical" for m in own_models()}

    with CaptureQueriesContext(
        connection,
    ) as captured:
        client.get(addresses[name])

    statements = " ".join(query["sql"] for query in captured)
    assert {table for table in unseen if table in statements} == set()
