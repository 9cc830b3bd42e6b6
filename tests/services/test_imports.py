"""The life of an uploaded file."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone

from conferences.models import ImportBatch
from conferences.services.imports import (
    change_options,
    claim_import,
    discard_import,
    purge_imports,
    stage_import,
    waiting_file,
)
from eventsite.lib import sealing
from eventsite.lib.sealing import BrokenSeal, seal, unseal
from tests.factories import EditionFactory, UserFactory

pytestmark = pytest.mark.django_db

SECRET = b"full_name\nAna Bel\n"


@pytest.fixture
def batch() -> ImportBatch:
    return stage_import(
        edition=EditionFactory(), data=SECRET, file_name="list.csv", options={}, by=UserFactory()
    )


def _age(batch: ImportBatch, hours: int) -> None:
    ImportBatch.objects.filter(pk=batch.pk).update(created_at=timezone.now() - dt.timedelta(hours=hours))


def test_waiting_file_is_stored_unreadable(batch):
    batch.refresh_from_db()

    assert b"Ana Bel" not in bytes(batch.payload)
    assert waiting_file(batch) == SECRET


def test_history_holds_no_copy_of_the_file(batch):
    assert not hasattr(batch.history.get(), "payload")


def test_file_sealed_under_a_lost_key_is_told_as_such(batch, settings):
    settings.SECRET_KEY = "another key, another key, another key, another key"

    with pytest.raises(ValidationError, match="Upload it again"):
        waiting_file(batch)


def test_former_secret_key_still_opens_a_file(batch, settings):
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another key, another key, another key, another key"

    assert waiting_file(batch) == SECRET


@pytest.mark.parametrize("data", [b"", b"a", b"\x00\xff" * 70_000, "林海,Ёлкин\n".encode() * 9_000])
def test_seal_gives_back_what_it_was_given(data):
    assert unseal(seal(data, purpose="one"), purpose="one") == data


def test_sealed_list_is_smaller_than_the_list():
    assert len(seal(SECRET * 1_000, purpose="one")) < len(SECRET) * 100


def test_bytes_that_no_seal_of_ours_packed_do_not_open():
    box = sealing._box("one")

    with pytest.raises(BrokenSeal):
        unseal(box.encrypt(SECRET), purpose="one")


def test_seal_of_another_purpose_does_not_open():
    with pytest.raises(BrokenSeal):
        unseal(seal(SECRET, purpose="one"), purpose="other")


def test_discarding_erases_the_file(batch):
    assert discard_import(token=batch.token, by=batch.uploaded_by)

    batch.refresh_from_db()
    assert (batch.state, batch.payload) == ("discarded", None)
    assert not discard_import(token=batch.token, by=batch.uploaded_by)


def test_nobody_discards_the_file_of_another(batch):
    assert not discard_import(token=batch.token, by=UserFactory())


def test_file_of_a_day_ago_is_erased_and_a_younger_one_kept(batch):
    _age(batch, 25)
    young = stage_import(
        edition=batch.edition, data=SECRET, file_name="b.csv", options={}, by=batch.uploaded_by
    )

    assert purge_imports(now=timezone.now()) == 1

    batch.refresh_from_db()
    young.refresh_from_db()
    assert (batch.state, batch.payload, young.state) == ("expired", None, "previewed")


def test_file_of_a_day_ago_cannot_be_claimed(batch):
    _age(batch, 25)

    assert claim_import(token=batch.token, by=batch.uploaded_by) is None


def test_claim_succeeds_once(batch):
    first = claim_import(token=batch.token, by=batch.uploaded_by)

    assert (first, claim_import(token=batch.token, by=batch.uploaded_by)) == (batch, None)


def test_options_of_a_file_that_is_gone_cannot_change(batch):
    discard_import(token=batch.token, by=batch.uploaded_by)

    with pytest.raises(ValidationError):
        change_options(batch=batch, options={})


def test_command_erases_old_files(batch, capsys):
    _age(batch, 25)

    call_command("purge_imports")

    assert capsys.readouterr().out == "Erased: 1\n"
