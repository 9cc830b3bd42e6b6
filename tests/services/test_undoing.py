"""Undoing an import."""

import uuid

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conferences.importing.confirming import confirm_import, preview_import
from conferences.models import Edition, ImportBatch
from conferences.services.imports import stage_import
from delegations.enums import DelegateStatus, RowDecision
from delegations.models import Body, Category, Delegate, Delegation, ImportDecision, Person
from delegations.services.undoing import undo_import
from eventsite.lib.audit import save_with_reason
from tests.factories import (
    BodyFactory,
    BodyStatusFactory,
    CategoryFactory,
    EditionFactory,
    SourceFactory,
    SpeakingRoleFactory,
    UserFactory,
)
from tests.importing.attendees import as_file

pytestmark = pytest.mark.django_db

HEAD = "body,category,full_name,role,function"


@pytest.fixture
def edition() -> Edition:
    edition = EditionFactory()
    CategoryFactory(series=edition.series, slug="members")
    BodyFactory(label="Arvania")
    return edition


@pytest.fixture
def user() -> User:
    return UserFactory()


def _import(edition: Edition, user: User, *lines: str, **options) -> ImportBatch:
    batch = stage_import(
        edition=edition, data=as_file(HEAD, *lines), file_name="list.csv", options=options, by=user
    )
    confirm_import(token=batch.token, by=user, expected=preview_import(batch).fingerprint)
    batch.refresh_from_db()
    return batch


def _counts() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Body, Category, Delegation, Person, Delegate))


def test_all_that_an_import_created_goes(edition, user):
    before = _counts()
    batch = _import(edition, user, "Belmora,partners,Ana,,", "Arvania,members,Bob,,", create_missing=True)

    undone = undo_import(batch=batch, by=user)

    assert (_counts(), undone.restored, undone.kept) == (before, 0, ())
    assert undone.removed == 9


def test_all_that_an_import_changed_gets_its_old_values(edition, user):
    _import(edition, user, "Arvania,members,Ana,head,Minister", "Arvania,members,Bob,,Adviser")
    batch = _import(edition, user, "Arvania,members,Ana,delegate,Judge", "Arvania,members,Bob,head,")

    undone = undo_import(batch=batch, by=user)

    assert (undone.removed, undone.restored) == (0, 2)
    assert list(Delegate.objects.order_by("full_name").values_list("full_name", "role", "function")) == [
        ("Ana", "head", "Minister"),
        ("Bob", "delegate", "Adviser"),
    ]


def test_places_in_the_list_are_restored(edition, user):
    BodyFactory(label="Belmora")
    _import(edition, user, "Arvania,members,Ana,,", "Belmora,members,Bob,,", file_order=True)
    batch = _import(edition, user, "Belmora,members,Bob,,", "Arvania,members,Ana,,", file_order=True)

    undo_import(batch=batch, by=user)

    placed = Delegation.objects.order_by("position").values_list("body__label", flat=True)
    assert list(placed) == ["Arvania", "Belmora"]


def test_what_was_touched_since_is_listed_and_kept(edition, user):
    batch = _import(edition, user, "Arvania,members,Ana,,", "Arvania,members,Bob,,")
    ana = Delegate.objects.get(full_name="Ana")
    ana.function = "Minister"
    ana.save()

    undone = undo_import(batch=batch, by=user)

    assert [delegate.full_name for delegate in Delegate.objects.all()] == ["Ana"]
    assert undone.kept == ("Ana", str(Delegation.objects.get()))


def test_delegate_who_speaks_at_a_session_is_kept(edition, user):
    batch = _import(edition, user, "Arvania,members,Ana,,")
    SpeakingRoleFactory(delegate=Delegate.objects.get(), guest_name="", session__day__edition=edition)

    undone = undo_import(batch=batch, by=user)

    assert (Delegate.objects.count(), undone.kept[0]) == (1, "Ana")


def test_later_import_of_the_same_rows_is_kept(edition, user):
    first = _import(edition, user, "Arvania,members,Ana,,Adviser")
    _import(edition, user, "Arvania,members,Ana,,Minister")

    undo_import(batch=first, by=user)

    assert Delegate.objects.get().function == "Minister"


def test_old_head_stays_without_the_head_if_another_leads_since(edition, user):
    _import(edition, user, "Arvania,members,Ana,head,")
    batch = _import(edition, user, "Arvania,members,Ana,delegate,")
    _import(edition, user, "Arvania,members,Bob,head,")

    undone = undo_import(batch=batch, by=user)

    assert (undone.restored, undone.kept) == (0, ("Ana",))
    assert Delegate.objects.get(role="head").full_name == "Bob"


def test_history_keeps_the_trace_of_both(edition, user):
    batch = _import(edition, user, "Arvania,members,Ana,,")
    undo_import(batch=batch, by=user)

    entries = Delegate.history.order_by("history_id")
    assert list(entries.values_list("history_type", "history_change_reason", "history_user")) == [
        ("+", f"import {batch.token}", user.pk),
        ("-", f"undo import {batch.token}", user.pk),
    ]


def test_import_is_undone_once(edition, user):
    batch = _import(edition, user, "Arvania,members,Ana,,")
    undo_import(batch=batch, by=user)

    with pytest.raises(ValidationError, match="only once"):
        undo_import(batch=batch, by=user)

    batch.refresh_from_db()
    assert batch.state == "undone"


def test_import_that_waits_cannot_be_undone(edition, user):
    batch = ImportBatch.objects.create(edition=edition, token=uuid.uuid4(), file_name="list.csv")

    with pytest.raises(ValidationError):
        undo_import(batch=batch, by=user)


def test_undone_import_can_be_imported_again(edition, user):
    undo_import(batch=_import(edition, user, "Arvania,members,Ana,head,"), by=user)

    _import(edition, user, "Arvania,members,Ana,head,")

    assert Delegate.objects.count() == 1


def _lines(count: int, *, role: str = "", function: str = "") -> list[str]:
    return [f"Arvania,members,Person {number},{role},{function}" for number in range(count)]


def _statements_to_undo(batch: ImportBatch, user: User) -> int:
    with CaptureQueriesContext(connection) as captured:
        undo_import(batch=batch, by=user)
    return len(captured)


@pytest.mark.parametrize("count", [3, 30])
def test_undoing_new_rows_takes_the_same_statements_for_many_as_for_few(edition, user, count):
    batch = _import(edition, user, *_lines(count))

    assert (_statements_to_undo(batch, user), Delegate.objects.count()) == (42, 0)


@pytest.mark.parametrize("count", [3, 30])
def test_undoing_changes_takes_the_same_statements_for_many_as_for_few(edition, user, count):
    _import(edition, user, *_lines(count, function="Adviser"))
    batch = _import(edition, user, *_lines(count, function="Judge"))

    assert _statements_to_undo(batch, user) == 29
    assert set(Delegate.objects.values_list("function")) == {("Adviser",)}


@pytest.mark.parametrize("count", [3, 30])
def test_naming_what_is_kept_takes_the_same_statements_for_many_as_for_few(edition, user, count):
    batch = _import(edition, user, *_lines(count))
    for delegate in Delegate.objects.all():
        delegate.save()

    assert (_statements_to_undo(batch, user), Delegate.objects.count()) == (43, count)


def test_body_that_got_a_status_since_is_kept(edition, user):
    batch = _import(edition, user, "Belmora,members,Ana,,", create_missing=True)
    BodyStatusFactory(body=Body.objects.get(label="Belmora"), category=edition.series.categories.get())

    undone = undo_import(batch=batch, by=user)

    assert (undone.kept, Body.objects.filter(label="Belmora").count()) == (("Belmora",), 1)


def test_delegate_who_replaced_one_on_record_is_kept(edition, user):
    _import(edition, user, "Arvania,members,Ana,,")
    batch = _import(edition, user, "Arvania,members,Bob,,")
    ana, bob = Delegate.objects.order_by("full_name")
    ana.status, ana.replaced_by = DelegateStatus.REPLACED, bob
    ana.save()

    undone = undo_import(batch=batch, by=user)

    assert (undone.removed, undone.kept) == (0, ("Bob",))


def test_old_value_that_names_a_lost_record_is_not_put_back(edition, user):
    _import(edition, user, "Arvania,members,Ana,,Adviser")
    source = SourceFactory()
    Delegate.history.update(source_id=source.pk)
    source.delete()
    batch = _import(edition, user, "Arvania,members,Ana,,Judge")

    undone = undo_import(batch=batch, by=user)

    assert (undone.restored, undone.kept) == (0, ("Ana",))
    assert Delegate.objects.get().function == "Judge"


def test_old_values_that_clash_stay_away_and_the_others_come_back(edition, user):
    _import(edition, user, *_lines(5, function="Adviser"))
    batch = _import(edition, user, *_lines(5, function="Judge"))
    third = Delegate.objects.get(full_name="Person 3")
    Delegate.history.filter(id=third.pk, history_type="+").update(
        arrives_on="2026-06-03", departs_on="2026-06-01"
    )

    undone = undo_import(batch=batch, by=user)

    assert (undone.restored, undone.kept) == (4, ("Person 3",))
    assert list(Delegate.objects.filter(function="Judge")) == [third]


def test_undoing_tells_how_far_it_has_come(edition, user):
    told: list[tuple[int, int]] = []
    batch = _import(edition, user, *_lines(3))

    undo_import(batch=batch, by=user, progress=lambda done, total: told.append((done, total)))

    assert told == [(3, 7), (6, 7), (7, 7)]


def test_history_of_values_put_back_says_why(edition, user):
    _import(edition, user, "Arvania,members,Ana,,Adviser")
    batch = _import(edition, user, "Arvania,members,Ana,,Judge")

    undo_import(batch=batch, by=user)

    last = Delegate.history.latest("history_id")
    assert (last.function, last.history_type, last.history_user, last.history_change_reason) == (
        "Adviser",
        "~",
        user,
        f"undo import {batch.token}",
    )


def test_decision_of_the_import_goes_and_one_made_before_comes_back(edition, user):
    batch = _import(edition, user, "Arvania,members,Ana,,")
    older = ImportDecision.objects.create(edition=edition, row_key="older", choice=RowDecision.SKIP)
    older.choice = RowDecision.OTHER
    newer = ImportDecision(edition=edition, row_key="newer", choice=RowDecision.SKIP)
    for decision in (older, newer):
        save_with_reason(decision, by=user, reason=f"import {batch.token}")

    undo_import(batch=batch, by=user)

    assert list(ImportDecision.objects.values_list("row_key", "choice")) == [("older", "skip")]
