"""The order of a file, kept as the order by hand: categories, bodies, persons, and the way back."""

from io import StringIO

import pytest
from django.core.management import call_command

from conferences.importing.confirming import confirm_import, preview_import
from conferences.services.imports import stage_import
from delegations.models import Category, Delegate, Delegation
from delegations.reports.participants import list_of_participants
from delegations.services.undoing import undo_import
from tests.factories import (
    BodyFactory,
    CategoryFactory,
    CategoryPresenceFactory,
    DelegationFactory,
    EditionFactory,
    UserFactory,
)
from tests.importing.admin_door import RIGHTS, confirm, messages_of, officer_with, open_preview
from tests.importing.attendees import as_file

pytestmark = pytest.mark.django_db
HEAD = "category,body,full_name"
FILE = (
    "Press,Zubrovka,Zed",
    "Press,Arvania,Yan",
    "Members,Mirovia,Bob",
    "Members,Belmora,Cid",
    "Members,Mirovia,Ana",
)
AS_IN_FILE = [("Press", ["Zubrovka", "Arvania"]), ("Members", ["Mirovia", "Belmora"])]


@pytest.fixture
def edition():
    return EditionFactory()


@pytest.fixture
def user():
    return UserFactory(is_superuser=True)


def run(edition, user, *lines, head=HEAD, **options):
    options = {"file_order": True, "create_missing": True, **options}
    batch = stage_import(
        edition=edition, data=as_file(head, *lines), file_name="geneva.csv", options=options, by=user
    )
    confirm_import(token=batch.token, by=user, expected=preview_import(batch).fingerprint)
    batch.refresh_from_db()
    return batch


def listed(edition):
    whole = list_of_participants(edition, language="en", public=False)
    return [(str(row.heading.text), [str(body.name) for body in row.delegations]) for row in whole.categories]


def test_list_stands_in_the_order_of_the_file(edition, user):
    run(edition, user, *FILE)

    assert listed(edition) == AS_IN_FILE
    whole = list_of_participants(edition, language="en", public=False)
    assert [one.name for one in whole.categories[1].delegations[0].delegates] == ["Bob", "Ana"]


def test_list_on_record_takes_the_order_of_the_file(edition, user):
    run(edition, user, *sorted(FILE), file_order=False)
    assert listed(edition) != AS_IN_FILE

    run(edition, user, *FILE)

    assert listed(edition) == AS_IN_FILE
    places = Delegation.objects.order_by("position", "body__label").values_list("body__label", "position")
    assert list(places) == [("Mirovia", 1), ("Zubrovka", 1), ("Arvania", 2), ("Belmora", 2)]


def test_persons_on_record_are_ranked_as_in_the_file(edition, user):
    run(edition, user, "Members,Mirovia,Ana", "Members,Mirovia,Bob", file_order=False)
    run(edition, user, "Members,Mirovia,Bob", "Members,Mirovia,Ana")

    ranks = Delegate.objects.order_by("rank").values_list("full_name", "rank")
    assert list(ranks) == [("Bob", 1), ("Ana", 2)]


def test_rank_in_the_file_goes_before_its_order(edition, user):
    run(edition, user, "Members,Mirovia,Bob,2", "Members,Mirovia,Ana,1", head=f"{HEAD},rank")

    assert list(Delegate.objects.order_by("rank").values_list("full_name", flat=True)) == ["Ana", "Bob"]


def test_history_names_the_file(edition, user):
    BodyFactory(label="Arvania")
    batch = run(edition, user, "Press,Zubrovka,Zed", "Press,Arvania,Yan")

    entries = Delegation.history.values_list("history_change_reason", "history_user")
    assert set(entries) == {(f"import {batch.token}: order of the file geneva.csv", user.pk)}


def test_undoing_gives_the_former_order_back(edition, user):
    run(edition, user, *sorted(FILE), file_order=False)
    before = listed(edition)
    batch = run(edition, user, *FILE)

    undone = undo_import(batch=batch, by=user)

    assert undone.kept == ()
    assert listed(edition) == before
    assert not Delegation.objects.filter(position__isnull=False).exists()


def test_undoing_names_whose_place_was_changed_since(edition, user):
    run(edition, user, *sorted(FILE), file_order=False)
    batch = run(edition, user, *FILE)
    moved = Delegation.objects.get(body__label="Belmora")
    moved.position = 1
    moved.save()

    undone = undo_import(batch=batch, by=user)

    assert undone.kept == (str(moved),)
    assert Delegation.objects.get(body__label="Belmora").position == 1
    assert Delegation.objects.get(body__label="Mirovia").position is None


def test_undoing_removes_what_came_with_its_order(edition, user):
    batch = run(edition, user, *FILE)

    undone = undo_import(batch=batch, by=user)

    assert undone.kept == ()
    assert (Delegation.objects.count(), Category.objects.count()) == (0, 0)


def _series_of_two(edition, *, used):
    members = CategoryFactory(series=edition.series, heading="Members", name="member", order=10)
    press = CategoryFactory(series=edition.series, heading="Press", name="press", order=20)
    other = EditionFactory(series=edition.series)
    for category in (members, press)[:used]:
        DelegationFactory(edition=other, category=category)
    return members, press, other


@pytest.mark.parametrize("used", [0, 1])
def test_categories_of_the_series_take_the_order_of_the_file(edition, user, used):
    members, press, _other = _series_of_two(edition, used=used)
    run(edition, user, *FILE)

    members.refresh_from_db()
    press.refresh_from_db()
    assert (press.order, members.order) == (10, 20)
    assert listed(edition) == AS_IN_FILE


def test_order_on_which_another_edition_rests_stays_and_the_preview_says_so(edition, user):
    members, press, _other = _series_of_two(edition, used=2)
    data = as_file(HEAD, *FILE)
    batch = stage_import(
        edition=edition,
        data=data,
        file_name="geneva.csv",
        options={"file_order": True, "create_missing": True},
        by=user,
    )
    [note] = preview_import(batch).table.notes

    run(edition, user, *FILE)

    assert "The categories keep the order of the series" in note
    assert [heading for heading, _bodies in listed(edition)] == ["Members", "Press"]
    assert (members.order, press.order) == (10, 20)


def test_category_represented_at_another_edition_counts_as_used(edition, user):
    members, press, other = _series_of_two(edition, used=1)
    CategoryPresenceFactory(edition=other, category=press)
    run(edition, user, *FILE)

    assert [heading for heading, _bodies in listed(edition)] == ["Members", "Press"]
    assert Category.objects.get(pk=members.pk).order == 10


def test_categories_with_one_order_are_told_apart(edition, user):
    for slug in ("members", "press"):
        CategoryFactory(series=edition.series, heading=slug.title(), name=slug, slug=slug, order=0)
    run(edition, user, *FILE)

    assert listed(edition) == AS_IN_FILE


def test_other_categories_of_the_series_keep_their_place(edition, user):
    for order, heading in enumerate(("Members", "Observers", "Press"), 1):
        CategoryFactory(series=edition.series, heading=heading, name=heading, order=order)
    run(edition, user, *FILE)

    assert list(Category.objects.order_by("order").values_list("heading", flat=True)) == [
        "Press",
        "Observers",
        "Members",
    ]


def test_new_category_may_go_before_one_that_another_edition_uses(edition, user):
    CategoryFactory(series=edition.series, heading="Members", name="member", order=1)
    DelegationFactory(
        edition=EditionFactory(series=edition.series), category=Category.objects.get(name="member")
    )
    run(edition, user, *FILE)

    assert listed(edition) == AS_IN_FILE


@pytest.mark.parametrize("may", [False, True])
def test_order_of_a_file_is_for_those_who_set_the_order(edition, may):
    CategoryFactory(series=edition.series, slug="members")
    BodyFactory(label="Arvania")
    client = officer_with(*RIGHTS, *(("order_delegation",) if may else ()))
    preview = open_preview(client, edition, HEAD, "members,Arvania,Ana", file_order="on")

    answer = confirm(client, preview)

    refused = ["Nothing was written: you may not set the protocol order."]
    assert (messages_of(answer) == refused, Delegation.objects.count()) == (not may, int(may))


def test_command_takes_the_order_and_says_why_categories_stay(edition, tmp_path):
    _series_of_two(edition, used=2)
    (tmp_path / "geneva.csv").write_bytes(as_file(HEAD, *FILE))
    said = StringIO()
    name = f"{edition.series.slug}/{edition.number}"
    options = ("--create-missing", "--file-order")
    call_command("import_attendees", str(tmp_path / "geneva.csv"), "--edition", name, *options, stdout=said)

    assert "The categories keep the order of the series" in said.getvalue()
    assert [bodies for _heading, bodies in listed(edition)] == [
        ["Mirovia", "Belmora"],
        ["Zubrovka", "Arvania"],
    ]


@pytest.mark.parametrize(("asked", "printed"), [(True, "ARVANIA"), (False, "Arvania")])
def test_bodies_print_under_the_names_of_the_file_where_asked(edition, user, asked, printed):
    body = BodyFactory(label="Arvania")

    run(edition, user, "Members,ARVANIA,Ana", file_names=asked)

    assert listed(edition) == [("Members", [printed])]
    assert Delegation.objects.get().body == body
