"""Imports are taken back from their list, by those who may import, after a question."""

import pytest

from conferences.importing.confirming import confirm_import, preview_import
from conferences.models import ImportBatch
from conferences.services.imports import stage_import
from delegations.models import Delegate
from tests.factories import BodyFactory, CategoryFactory, EditionFactory, UserFactory
from tests.importing.admin_door import officer_with
from tests.importing.attendees import as_file

pytestmark = pytest.mark.django_db

LIST = "/admin/conferences/importbatch/"
RIGHTS = ("import_delegate", "add_delegate", "change_delegate", "add_delegation", "view_importbatch")


@pytest.fixture
def batch() -> ImportBatch:
    edition, user = EditionFactory(), UserFactory()
    CategoryFactory(series=edition.series, slug="members")
    BodyFactory(label="Arvania")
    lines = as_file("body,category,full_name,role,function", "Arvania,members,Ana,,")
    batch = stage_import(edition=edition, data=lines, file_name="list.csv", options={}, by=user)
    confirm_import(token=batch.token, by=user, expected=preview_import(batch).fingerprint)
    batch.refresh_from_db()
    return batch


def _act(client, batch: ImportBatch, **values):
    return client.post(LIST, {"action": "undo", "_selected_action": batch.pk, **values}, follow=True)


def test_list_of_imports_asks_before_it_undoes(batch):
    client = officer_with(*RIGHTS)

    assert "Undo these imports?" in _act(client, batch).content.decode()
    assert Delegate.objects.count() == 1

    done = _act(client, batch, confirmed="yes")
    assert [str(message) for message in done.context["messages"]] == [
        "Undone. Records removed: 3; given their old values back: 0."
    ]
    assert Delegate.objects.count() == 0


def test_undoing_is_closed_to_those_who_may_not_import(batch):
    _act(officer_with("view_importbatch"), batch, confirmed="yes")

    assert Delegate.objects.count() == 1
