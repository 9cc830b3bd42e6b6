"""What an import left out stays at hand for a day after it was written, encrypted, for its owner alone."""

import datetime as dt

import pytest
from django.utils import timezone

from conferences.importing.leftovers import Leftovers, as_bytes, from_bytes
from conferences.models import ImportBatch
from conferences.services.imports import purge_imports
from tests.factories import BodyFactory, CategoryFactory, EditionFactory
from tests.importing.admin_door import IMPORT, RIGHTS, confirm, officer_with, open_preview
from tests.importing.reading import read_table

pytestmark = pytest.mark.django_db

HEAD = "body,category,full_name,role,phone"
GOOD = "Arvania,members,Ana Bel,head,"
BOSS = "Arvania,members,Bob Cor,boss,'+998 71 1234567"
TWICE = "Arvania,members,Ana Bel,,"


@pytest.fixture
def edition():
    edition = EditionFactory()
    CategoryFactory(series=edition.series, slug="members")
    BodyFactory(label="Arvania")
    return edition


@pytest.fixture
def officer():
    return officer_with(*RIGHTS)


def _written(officer, edition, *lines: str) -> ImportBatch:
    confirm(officer, open_preview(officer, edition, HEAD, *lines), without_rejected="on")
    batch = ImportBatch.objects.get()
    assert batch.state == "done"
    return batch


def _address(batch: ImportBatch, verdict: str) -> str:
    return f"{IMPORT}{batch.token}/rows/{verdict}/"


@pytest.mark.parametrize(("verdict", "line"), [("rejected", BOSS), ("held", TWICE)])
def test_written_import_gives_the_rows_it_left_out(officer, edition, verdict, line):
    batch = _written(officer, edition, GOOD, BOSS, TWICE)

    response = officer.get(_address(batch, verdict))
    table = read_table(b"".join(response.streaming_content))

    assert [row.cells[:5] for row in table.rows] == [tuple(line.replace("'", "").split(","))]
    assert table.header[-1] == "Reason"


def test_bad_cells_are_kept_as_they_came():
    left = Leftovers("xlsx", "", {"rejected": [["body", "Reason"], ["\ud800\0", "Ё"]]})

    assert from_bytes(as_bytes(left)) == left


def test_result_offers_the_rows_that_were_left_out(officer, edition):
    batch = _written(officer, edition, GOOD, BOSS)

    page = officer.get(f"{IMPORT}{batch.token}/").content.decode()

    assert (_address(batch, "rejected") in page, _address(batch, "held") in page) == (True, False)


def test_rows_left_out_are_encrypted_where_they_wait(officer, edition):
    batch = _written(officer, edition, GOOD, BOSS)

    # Long enough not to turn up in the letters of what is encrypted.
    assert b"Arvania" not in bytes(batch.payload)


def test_import_that_left_nothing_out_keeps_nothing(officer, edition):
    batch = _written(officer, edition, GOOD)

    assert (batch.payload, officer.get(_address(batch, "rejected")).status_code) == (None, 404)


def test_rows_left_out_are_erased_after_a_day(officer, edition):
    batch = _written(officer, edition, GOOD, BOSS)

    purge_imports(now=timezone.now() + dt.timedelta(hours=25))
    batch.refresh_from_db()

    assert (batch.payload, batch.state, officer.get(_address(batch, "rejected")).status_code) == (
        None,
        "done",
        404,
    )


def test_rows_left_out_are_not_for_another_officer(officer, edition):
    batch = _written(officer, edition, GOOD, BOSS)

    assert officer_with(*RIGHTS).get(_address(batch, "rejected")).status_code == 404
