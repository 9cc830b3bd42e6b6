"""Copies on the disk: what nginx may send without asking, and when they go."""

import re
from pathlib import Path

import pytest
from django.test import Client

from eventsite.public.cache.disk import HEADERS, Disk
from eventsite.public.cache.front import Front
from tests.cache.frame import Clock, Site
from tests.factories import EditionFactory

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]
ADDRESS = "/conferences/forum/6/"
#: 2025-06-04, 09:00:30 UTC.
NOW, MINUTE = 1_749_027_630.0, "04-Jun-2025 09:00"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "copies"


@pytest.fixture
def keeping(site: Site, folder: Path) -> Site:
    """The process of the test, which keeps copies on the disk too."""
    EditionFactory(series__slug="forum", number=6, city="Before")
    site.clock.now = NOW
    disk = Disk(folder, clock=site.clock)
    site.front = Front(site.front._application, site.store, known=site.marks, clock=site.clock, disk=disk)
    site.marks.tell(disk.clear)
    yield site
    site.marks._told.clear()


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_page_is_written_where_nginx_looks_for_it(keeping: Site, folder: Path) -> None:
    said = keeping.get(ADDRESS, HTTP_HOST="localhost")

    where = f"{MINUTE}/http/localhost{ADDRESS}page.html"
    assert files(folder) == [where, f"{where}.gz"]
    assert (folder / where).read_bytes() == said.body


def test_page_is_written_anew_in_the_next_minute(keeping: Site, folder: Path, clock: Clock) -> None:
    keeping.get(ADDRESS)
    stamp = next(folder.rglob("page.html")).stat().st_mtime
    clock.forward(60)
    keeping.get(ADDRESS)

    assert {file.split("/")[0] for file in files(folder)} == {"04-Jun-2025 09:01"}
    # The same page keeps the time of its file, from which nginx makes its tag.
    assert next(folder.rglob("page.html")).stat().st_mtime == stamp


def test_change_takes_every_copy_away(keeping: Site, folder: Path) -> None:
    keeping.get(ADDRESS)
    edition = EditionFactory(series__slug="other", number=1)
    after = files(folder)
    keeping.get(ADDRESS)
    edition.delete()

    assert (after, files(folder)) == ([], [])


def test_change_elsewhere_takes_every_copy_away_at_the_next_look(
    elsewhere: Site, folder: Path, clock: Clock
) -> None:
    edition = EditionFactory(series__slug="forum", number=6)
    disk = Disk(folder, clock=clock)
    elsewhere.marks.tell(disk.clear)
    front = Front(
        elsewhere.front._application, elsewhere.store, known=elsewhere.marks, clock=clock, disk=disk
    )
    elsewhere.front = front
    elsewhere.get(ADDRESS)
    before = len(files(folder))
    # In a transaction of its own on PostgreSQL, where a mark tells transactions apart; here a row does.
    elsewhere.marks._known = elsewhere.marks._known._replace(mark=-1)  # type: ignore[union-attr]
    elsewhere.marks.look()

    assert (before, files(folder), edition.number) == (2, [], 6)


def test_copy_that_another_process_took_away_is_written_again(keeping: Site, folder: Path) -> None:
    keeping.get(ADDRESS)
    Disk(folder, clock=keeping.clock).clear()
    keeping.get(ADDRESS)

    assert (len(files(folder)), len(keeping.built)) == (2, 1)


def test_copy_that_is_out_of_date_is_not_written(keeping: Site, folder: Path) -> None:
    keeping.get(ADDRESS)
    keeping.marks.forget()
    (key,) = keeping.store._copies
    disk = Disk(folder, clock=keeping.clock)

    disk.write(key, keeping.store._copies[key], still_holds=lambda: False)

    assert files(folder) == []


@pytest.mark.parametrize(
    "address",
    ["/robots.txt", f"{ADDRESS}?x=1", "/emblems/6.svg", "/conferences/none/1/", "/editions/?year=2025"],
)
def test_only_plain_pages_are_written(keeping: Site, folder: Path, address: str) -> None:
    keeping.get(address)

    written = [file for file in files(folder) if not file.startswith(f"{MINUTE}/http/testserver{ADDRESS}")]
    assert written == []


def test_person_leaves_no_copy_on_the_disk(keeping: Site, folder: Path) -> None:
    keeping.get(ADDRESS, HTTP_COOKIE="sessionid=abc")

    assert files(folder) == []


def test_proxy_gives_copies_the_headers_of_the_pages(client: Client) -> None:
    page = {name.lower(): parts(value) for name, value in client.get("/").headers.items()}
    configuration = (ROOT / "deploy" / "nginx-copies.conf").read_text()
    given = {
        name.lower(): parts(said) for name, said in re.findall(r'add_header (\S+) "(.*)";', configuration)
    }
    wanted = {name: parts(value) for name, value in HEADERS.items()}

    assert {name: page.get(name, ["no-cache"]) for name in HEADERS} == wanted
    assert page.keys() - HEADERS.keys() <= {"vary", "content-length", "content-language"}
    assert given | {"content-type": wanted["content-type"]} == wanted | {
        "strict-transport-security": ["includeSubDomains", "max-age=31536000", "preload"]
    }


def parts(value: str) -> list[str]:
    """Return the parts of a header in one order: that of a policy differs from process to process."""
    return sorted(value.split("; "))
