"""What the public, programs, imports and copies of pages see of a merge, and of its undoing."""

from datetime import date

import pytest
from django.urls import reverse

from delegations.importing.body_states import Bodies
from delegations.importing.known_bodies import load_spellings
from delegations.models import Body
from delegations.services.merge_undoing import undo_merge
from delegations.services.merging import merge_records
from eventsite.public.models import PageMark
from tests.factories import (
    BodyFactory,
    BodyNameFactory,
    DelegateFactory,
    DelegationFactory,
    EditionFactory,
    PersonFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def merge():
    kept = BodyFactory(slug="kept", label="Kept Body", code="KB")
    going = BodyFactory(slug="going", label="Going Body", code="GB")
    BodyNameFactory(body=kept, text="Kept Body")
    BodyNameFactory(body=going, text="Going Body")
    for body in (kept, going):
        DelegationFactory(body=body)
    return merge_records(survivor=kept, merged=going, by=None, reason="twice")


def undone(merge) -> None:
    undo_merge(merge=merge, by=None, reason="two")


@pytest.mark.parametrize("address", ["/bodies/{}/", "/ru/bodies/{}/", "/api/v1/bodies/{}/"])
def test_address_of_the_merged_body_leads_to_the_kept_one_and_after_undoing_to_its_own(
    address, merge, client
):
    answer = client.get(address.format("going"))
    assert (answer.status_code, answer.headers["Location"].removeprefix("http://testserver")) == (
        301,
        address.format("kept"),
    )
    undone(merge)
    assert client.get(address.format("going")).status_code == 200


def test_redirect_is_asked_about_each_time(merge, client):
    assert client.get("/bodies/going/").headers["Cache-Control"] == "no-cache"


def test_address_of_a_body_merged_into_one_that_is_not_public_is_not_found(client):
    merge_records(survivor=BodyFactory(), merged=BodyFactory(slug="going"), by=None, reason="twice")

    assert client.get("/bodies/going/").status_code == 404
    assert client.get("/api/v1/bodies/going/").status_code == 404


def test_lists_hold_the_kept_body_alone_and_both_after_undoing(merge, client):
    def slugs() -> list[str]:
        return [row["slug"] for row in client.get("/api/v1/bodies/").json()["results"]]

    assert slugs() == ["kept"]
    undone(merge)
    assert slugs() == ["going", "kept"]


def test_search_finds_the_kept_body_by_the_name_of_the_merged_one(merge, client):
    page = client.get(reverse("public:search"), {"q": "Going Body"}).content.decode()

    assert "/bodies/kept/" in page
    assert "/bodies/going/" not in page


@pytest.mark.parametrize("spelling", ["Going Body", "GB", "Kept Body", "KB"])
def test_imports_find_the_kept_body_by_what_either_was_called(spelling, merge):
    known = load_spellings(date(2025, 6, 3))

    assert known.by_name(spelling) | known.by_code(spelling) == {Body.objects.get(slug="kept").pk}


@pytest.mark.parametrize("spelling", ["Going Body", "GB", "going", "Kept Body"])
def test_lists_of_bodies_mean_the_kept_one_by_what_either_was_called(spelling, merge):
    assert [state.record.slug for state in Bodies().meant(spelling)] == ["kept"]


def test_undoing_gives_each_its_spellings_back(merge):
    undone(merge)
    known = load_spellings(date(2025, 6, 3))

    assert known.by_name("Going Body") == {Body.objects.get(slug="going").pk}


@pytest.mark.django_db(transaction=True)
def test_merging_and_undoing_let_no_copy_of_a_page_stand():
    kept, going = PersonFactory(), PersonFactory()
    DelegateFactory(person=going, delegation__edition=EditionFactory())

    def mark() -> int:
        return sum(PageMark.objects.order_by("pk").values_list("mark", flat=True))

    before = mark()
    merge = merge_records(survivor=kept, merged=going, by=None, reason="twice")
    between = mark()
    undone(merge)

    assert before != between != mark()


def test_public_pages_name_nobody_who_was_merged(client):
    edition = EditionFactory(publishes_delegates=True)
    kept, going = PersonFactory(full_name="Canary Kept"), PersonFactory(full_name="Canary Going")
    DelegateFactory(person=going, delegation__edition=edition, is_public=False)
    merge_records(survivor=kept, merged=going, by=None, reason="Canary reason")

    page = client.get(edition.url_of("participants")).content.decode()
    assert "Canary" not in page
