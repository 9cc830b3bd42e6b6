"""Frozen lists: kept with their hashes, never changed, superseded with a reason, given back unchanged."""

import hashlib
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from delegations.exporting.printed_lists import UnprintableList, freeze
from delegations.models import Delegate, PrintedList
from delegations.reports.frozen_lists import AlteredFile, frozen_file, frozen_lists
from delegations.reports.printed_list.building import paper_list
from delegations.services import printed_lists
from tests.factories import UserFactory
from tests.printed_list.scene import make_edition

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    return make_edition()


def stored() -> list[Path]:
    return sorted(path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file())


def test_freezing_keeps_both_files_with_their_hashes_and_who_did_it(edition):
    user = UserFactory()
    row = freeze(edition=edition, kind="provisional", by=user, note="Given out at the desk")
    assert (row.number, row.language, row.symbol, row.frozen_by, row.note) == (
        1,
        "en",
        "MEW/CONF.4/INF.1",
        user,
        "Given out at the desk",
    )
    assert (row.body_count, row.person_count) == (3, 4)
    for form, digest in (("pdf", row.pdf_sha256), ("docx", row.docx_sha256)):
        assert hashlib.sha256(frozen_file(row, form).content).hexdigest() == digest
    assert row.history.get().history_change_reason == "provisional list 1 (en) frozen"


def test_names_of_files_say_nothing_and_the_owner_alone_may_read_them(edition):
    freeze(edition=edition, kind="final", by=None)
    assert [(len(path.stem), path.stat().st_mode & 0o777) for path in stored()] == [(32, 0o600), (32, 0o600)]


def test_frozen_list_stays_when_the_delegates_change(edition):
    row = freeze(edition=edition, kind="final", by=None)
    before = frozen_file(row, "pdf").content
    Delegate.objects.update(full_name="Changed", family_name="Changed")
    again = PrintedList.objects.get(pk=row.pk)
    assert frozen_file(again, "pdf").content == before
    assert "TELLO" in str(again.content)
    assert frozen_file(again, "pdf").name == "forum-4-final-list-en-1.pdf"


def test_content_is_what_the_report_says(edition):
    row = freeze(edition=edition, kind="provisional", by=None)
    made = paper_list(edition, kind="provisional", number=1, at=row.frozen_at)
    names = [
        person["name"]
        for each in row.content["categories"]
        for b in each["bodies"]
        for person in b["delegates"]
    ]
    assert names == [person.name for each in made.categories for b in each.bodies for person in b.delegates]


def test_numbers_count_by_kind_and_language(edition):
    wanted = (("provisional", "en"), ("provisional", "en"), ("provisional", "ru"), ("final", "en"))
    rows = [freeze(edition=edition, kind=kind, language=language, by=None) for kind, language in wanted]
    assert [row.number for row in rows] == [1, 2, 1, 1]


def test_second_final_list_needs_a_reason_and_leaves_nothing_behind_without(edition):
    freeze(edition=edition, kind="final", by=None)
    with pytest.raises(ValidationError, match="Say why another supersedes it"):
        freeze(edition=edition, kind="final", by=None, supersedes_because="  ")
    assert (PrintedList.objects.count(), len(stored())) == (1, 2)


def test_second_final_list_supersedes_the_first_which_is_kept(edition):
    first = freeze(edition=edition, kind="final", by=None)
    second = freeze(edition=edition, kind="final", by=None, supersedes_because="A name was wrong")
    first.refresh_from_db()
    assert (first.is_superseded, first.superseded_reason, second.number) == (True, "A name was wrong", 2)
    assert frozen_file(first, "pdf").content.startswith(b"%PDF")


def test_final_list_in_another_language_stands_beside(edition):
    freeze(edition=edition, kind="final", by=None)
    assert freeze(edition=edition, kind="final", language="ru", by=None).is_superseded is False


@pytest.mark.parametrize(
    "values",
    [
        {"kind": "final"},
        {"kind": "final", "is_superseded": True},
        {"kind": "provisional", "superseded_reason": "none"},
    ],
)
def test_database_refuses_what_the_service_never_writes(edition, values):
    row = freeze(edition=edition, kind="final", by=None)
    row.pk = None
    row.number = 9
    for name, value in values.items():
        setattr(row, name, value)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_two_who_freeze_at_once_do_not_take_one_number(edition, monkeypatch):
    freeze(edition=edition, kind="provisional", by=None)
    real = printed_lists.next_number
    monkeypatch.setattr("delegations.exporting.printed_lists.next_number", lambda *_, **__: 1)
    with pytest.raises(ValidationError, match="Somebody has frozen a list meanwhile"):
        freeze(edition=edition, kind="provisional", by=None)
    assert (real(edition, kind="provisional", language="en"), len(stored())) == (2, 2)


def test_altered_file_is_not_given_back(edition):
    row = freeze(edition=edition, kind="final", by=None)
    path = Path(row.pdf.path)
    path.write_bytes(path.read_bytes() + b" ")
    with pytest.raises(AlteredFile, match=f"and was {row.pdf_sha256}"):
        frozen_file(row, "pdf")
    assert frozen_file(row, "docx").content


def test_missing_file_is_said_so(edition):
    row = freeze(edition=edition, kind="final", by=None)
    Path(row.docx.path).unlink()
    with pytest.raises(AlteredFile, match="missing in the storage"):
        frozen_file(row, "docx")


def test_list_that_cannot_be_printed_is_not_frozen(edition):
    Delegate.objects.filter(family_name="Haug").update(function="Canary 👋")
    with pytest.raises(UnprintableList):
        freeze(edition=edition, kind="final", by=None)
    assert (PrintedList.objects.count(), stored()) == (0, [])


def test_list_of_changes_names_the_list_that_it_goes_by(edition):
    first = freeze(edition=edition, kind="provisional", by=None)
    edition.list_settings.prints_changes = True
    edition.list_settings.save()
    assert freeze(edition=edition, kind="provisional", by=None).since == first


@pytest.mark.parametrize("rows", [1, 3])
def test_frozen_lists_take_one_query_without_the_names_in_them(edition, rows, django_assert_num_queries):
    for _ in range(rows):
        freeze(edition=edition, kind="provisional", by=UserFactory())
    with django_assert_num_queries(1):
        found = frozen_lists(edition)
        assert [str(row.frozen_by) for row in found]
    assert [row.number for row in found] == list(range(rows, 0, -1))
    assert "content" in found[0].get_deferred_fields()
