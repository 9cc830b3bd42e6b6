"""What the door before Django gives out, to whom, and what it lets through."""

import gzip
import threading

import brotli
import pytest
from django.contrib.auth.models import Permission
from django.test import Client, RequestFactory
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from eventsite.public.cache.front import Front
from eventsite.public.cache.marks import Moment
from eventsite.public.cache.store import Store
from tests.cache.frame import MEGABYTE, Site
from tests.factories import DayFactory, EditionFactory, RoomFactory, SessionFactory, UserFactory

pytestmark = pytest.mark.django_db
PROGRAMME = "/conferences/forum/6/programme/"


@pytest.fixture
def session():
    edition = EditionFactory(series__slug="forum", number=6, city="Tashkent")
    return SessionFactory(day=DayFactory(edition=edition), room=RoomFactory(edition=edition), title="Opening")


@pytest.fixture
def staff(client: Client) -> Client:
    user = UserFactory()
    user.user_permissions.add(Permission.objects.get(codename="view_edition"))
    client.force_login(user)
    return client


def test_repeat_view_builds_nothing_and_asks_nothing(
    site: Site, session, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    first = site.get(PROGRAMME)

    with django_assert_num_queries(0):
        second = site.get(PROGRAMME)

    assert (second, len(site.built)) == (first, 1)


def test_page_is_sent_compressed_as_the_reader_accepts(site: Site, session) -> None:
    plain = site.get(PROGRAMME).body

    by_gzip = site.get(PROGRAMME, HTTP_ACCEPT_ENCODING="gzip, deflate")
    by_brotli = site.get(PROGRAMME, HTTP_ACCEPT_ENCODING="gzip;q=0.8, br")
    refused = site.get(PROGRAMME, HTTP_ACCEPT_ENCODING="br;q=0, gzip;q=0")

    assert gzip.decompress(by_gzip.body) == plain
    assert brotli.decompress(by_brotli.body) == plain
    assert refused.body == plain
    assert [said.headers.get("Content-Encoding") for said in (by_gzip, by_brotli, refused)] == [
        "gzip",
        "br",
        None,
    ]
    assert len({said.headers["ETag"] for said in (by_gzip, by_brotli, refused)}) == 3
    assert by_gzip.headers["Vary"] == "Accept-Encoding"
    assert len(site.built) == 1


def test_page_carries_the_headers_that_django_gave_it(site: Site, client: Client, session) -> None:
    wanted = {name: value for name, value in client.get(PROGRAMME).headers.items() if name != "Vary"}

    site.get(PROGRAMME)
    given = site.get(PROGRAMME).headers

    assert {name: given[name] for name in wanted} == wanted
    assert given["Cache-Control"] == "no-cache"


def test_conditional_request_is_answered_without_a_body(
    site: Site, session, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    etag = site.get(PROGRAMME, HTTP_ACCEPT_ENCODING="br").headers["ETag"]

    with django_assert_num_queries(0):
        said = site.get(PROGRAMME, HTTP_ACCEPT_ENCODING="br", HTTP_IF_NONE_MATCH=f'"other", W/{etag}')

    assert (said.status, said.body, said.headers["ETag"], len(site.built)) == (304, b"", etag, 1)


def test_conditional_request_gets_the_page_when_it_changed(site: Site, session) -> None:
    etag = site.get(PROGRAMME).headers["ETag"]
    session.title = "Closing"
    session.save()

    assert site.get("/conferences/forum/6/", HTTP_IF_NONE_MATCH=etag).status == 200


def test_head_is_answered_like_get_without_the_body(site: Site, session) -> None:
    got = site.get(PROGRAMME)
    said = site.get(PROGRAMME, method="HEAD")

    assert (said.status, said.headers, said.body) == (200, got.headers, b"")


def test_post_passes_the_copy_by(site: Site, session) -> None:
    site.get(PROGRAMME)

    assert site.get(PROGRAMME, method="POST").status == 403


def test_range_gets_the_whole_page(site: Site, session) -> None:
    whole = site.get(PROGRAMME)

    assert site.get(PROGRAMME, HTTP_RANGE="bytes=0-9") == whole


@pytest.mark.parametrize(
    "extra",
    [
        {"HTTP_COOKIE": "sessionid=0123456789abcdef"},
        {"HTTP_COOKIE": "theme=dark; csrftoken=abc"},
        {"HTTP_COOKIE": "messages=abc"},
        {"HTTP_AUTHORIZATION": "Basic YTpi"},
    ],
    ids=["session", "form", "messages", "authorization"],
)
def test_person_neither_gets_nor_feeds_a_copy(site: Site, session, extra) -> None:
    site.get(PROGRAMME)

    said = [site.get(PROGRAMME, **extra) for _time in range(2)]

    assert [(each.status, each.headers["Cache-Control"]) for each in said] == [(200, "private, no-cache")] * 2
    assert len(site.built) == 3
    assert len(site.store._copies) == 1


def test_staff_see_an_unpublished_edition_and_leave_no_copy_of_it(site: Site, staff: Client) -> None:
    EditionFactory(series__slug="forum", number=6, publication="draft")
    cookie = f"sessionid={staff.cookies['sessionid'].value}"

    assert site.get("/conferences/forum/6/", HTTP_COOKIE=cookie).status == 200
    assert site.get("/conferences/forum/6/").status == 404
    assert site.store.size == 0


def test_page_that_is_not_found_is_not_kept(site: Site, db: None) -> None:
    assert [site.get("/conferences/none/1/").status for _time in range(2)] == [404, 404]
    assert (len(site.built), site.store.size) == (2, 0)


def test_edition_with_deadlines_is_kept_too(site: Site, session) -> None:
    edition = session.day.edition
    edition.nominations_close_at = session.starts_at
    edition.save()

    assert [site.get("/conferences/forum/6/").status for _time in range(2)] == [200, 200]
    assert len(site.built) == 1


@pytest.mark.parametrize(
    "extra",
    [
        {"HTTP_ACCEPT_LANGUAGE": "ru"},
        {"HTTP_COOKIE": "django_language=ru"},
        {"HTTP_X_FORWARDED_HOST": "evil.example"},
        {"HTTP_X_FORWARDED_PROTO": "https"},
        {"HTTP_X_ORIGINAL_URL": "/admin/"},
        {"HTTP_X_FORWARDED_PREFIX": "/evil"},
        {"HTTP_USER_AGENT": "<script>"},
        {"HTTP_REFERER": "https://evil.example/"},
        {"HTTP_RANGE": "bytes=0-1"},
        {"HTTP_IF_NONE_MATCH": '"0"'},
        {"HTTP_HX_REQUEST": "true"},
    ],
    ids=lambda extra: next(iter(extra)),
)
def test_page_depends_on_nothing_that_the_key_leaves_out(site: Site, session, extra) -> None:
    clean = site.get(PROGRAMME)
    site.store.clear()

    poisoned = site.get(PROGRAMME, **extra)

    assert (poisoned.status, poisoned.body) == (200, clean.body)
    assert site.get(PROGRAMME) == clean
    assert [environ.keys() & extra.keys() for environ in site.built] == [set(), set()]


def test_unknown_host_is_refused_and_leaves_no_copy(site: Site, session) -> None:
    assert site.get(PROGRAMME, HTTP_HOST="evil.example").status == 400
    assert site.store.size == 0


def test_copies_of_two_hosts_are_apart(site: Site, session) -> None:
    pages = [site.get(PROGRAMME, HTTP_HOST=host).text for host in ("testserver", "localhost", "LOCALHOST")]

    assert ["http://localhost/ru" in page for page in pages] == [False, True, True]
    assert len(site.built) == 2


def test_copy_for_tls_is_apart_where_a_proxy_is_trusted(
    settings: Settings, marks_of_process, clock, session
) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    site = Site(marks_of_process, clock)

    pages = [site.get(PROGRAMME, HTTP_X_FORWARDED_PROTO=said).text for said in ("http", "https")]

    assert ["https://testserver/ru" in page for page in pages] == [False, True]


def test_parameters_that_the_page_does_not_read_make_no_copy(site: Site, session) -> None:
    pages = {site.get(f"{PROGRAMME}{query}").body for query in ("", "?utm_source=a", "?x=1&x=2", "?tz=")}

    assert (len(pages), len(site.built)) == (1, 1)


def test_parameters_in_another_order_make_no_other_copy(site: Site, session) -> None:
    pages = {site.get(f"{PROGRAMME}{q}").body for q in ("?tz=UTC&language=ru", "?language=ru&a=b&tz=UTC")}

    assert (len(pages), len(site.built)) == (1, 1)


@pytest.mark.parametrize("query", ["?q=opening", "?session=1&session=2", "?tz=" + "x" * 1000])
def test_search_and_endless_query_are_not_kept(site: Site, session, query) -> None:
    assert [site.get(f"{PROGRAMME}{query}").status for _time in range(2)] == [200, 200]
    assert (len(site.built), site.store.size) == (2, 0)


@pytest.mark.parametrize(
    "path",
    ["//conferences/forum/6/programme/", "/conferences/forum/6/programme", "/conferences/../", "/\xff"],
)
def test_other_spelling_of_a_path_makes_no_copy(site: Site, session, path) -> None:
    assert site.get("/", PATH_INFO=path).status in (301, 404)
    assert site.store.size == 0


def test_memory_is_bounded_and_the_least_used_goes_first(marks_of_process, clock, session) -> None:
    page = Site(marks_of_process, clock).get(PROGRAMME).body
    site = Site(marks_of_process, clock, limit=len(page) * 20)
    for zone in range(30):
        site.get(f"{PROGRAMME}?tz=Etc/GMT-{zone}")
        site.get(PROGRAMME)

    assert site.store.size <= site.store.limit
    assert sum(copy.size() for copy in site.store._copies.values()) == site.store.size
    assert len([environ for environ in site.built if not environ["QUERY_STRING"]]) == 1


def test_page_beyond_its_part_of_the_memory_is_sent_and_not_kept(marks_of_process, clock, session) -> None:
    site = Site(marks_of_process, clock, limit=1000)

    assert [site.get(PROGRAMME).status for _time in range(2)] == [200, 200]
    assert (len(site.built), site.store.size) == (2, 0)


def test_rush_on_a_cold_copy_builds_it_once() -> None:
    class Still:
        def current(self) -> Moment:
            return Moment(1, 2e9)

        def is_still(self, mark: int) -> bool:
            return mark == 1

    built: list[int] = []
    everybody_waits = threading.Barrier(20)

    def slow(environ, start_response):
        built.append(1)
        threading.Event().wait(0.05)
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [b"page"]

    front = Front(slow, Store(MEGABYTE), known=Still())  # type: ignore[arg-type]
    said: list[bytes] = []

    def ask() -> None:
        everybody_waits.wait()
        environ = RequestFactory().get("/robots.txt").environ | {"HTTP_HOST": "testserver"}
        environ.pop("HTTP_COOKIE")
        said.append(b"".join(front(environ, lambda *_said: None)))

    threads = [threading.Thread(target=ask) for _reader in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (said, built) == ([b"page"] * 20, [1])
