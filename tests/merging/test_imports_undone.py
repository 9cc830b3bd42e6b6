"""An import that is undone takes what it added out of the queue of likely duplicates."""

import pytest

from conferences.importing.confirming import confirm_import, preview_import
from conferences.services.imports import stage_import
from delegations.enums import RecordKind
from delegations.models import LikelyDuplicate, Person
from delegations.services.duplicates import find_duplicates
from delegations.services.undoing import undo_import
from tests.factories import BodyFactory, CategoryFactory, EditionFactory, PersonFactory, UserFactory
from tests.importing.attendees import as_file


@pytest.mark.django_db
def test_queue_of_likely_duplicates_holds_no_import_back():
    edition, user = EditionFactory(), UserFactory()
    CategoryFactory(series=edition.series, slug="members")
    BodyFactory(label="Arvania")
    PersonFactory(full_name="Grigory Pustovitov")
    data = as_file("body,category,full_name", "Arvania,members,Grigory Pustovitov", "Arvania,members,Ana")
    batch = stage_import(edition=edition, data=data, file_name="list.csv", options={}, by=user)
    confirm_import(token=batch.token, by=user, expected=preview_import(batch).fingerprint)
    batch.refresh_from_db()
    find_duplicates(kind=RecordKind.PERSON)
    assert LikelyDuplicate.objects.count() == 1

    undone = undo_import(batch=batch, by=user)

    assert undone.kept == ()
    assert list(Person.objects.values_list("full_name", flat=True)) == ["Grigory Pustovitov"]
    assert not LikelyDuplicate.objects.exists()
