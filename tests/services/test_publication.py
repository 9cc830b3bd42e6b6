import pytest

from conferences.services.publication import publish_edition, unpublish_edition
from delegations.models import Delegate
from delegations.services.publication import hide_delegates, publish_delegates
from tests.factories import DelegateFactory, EditionFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_published_edition_says_who_published_it():
    edition, user = EditionFactory(publication="draft"), UserFactory()
    assert publish_edition(edition=edition, by=user) is True
    entry = edition.history.latest()
    assert (entry.publication, entry.history_user, entry.history_change_reason) == (
        "published",
        user,
        "published",
    )


def test_publishing_twice_is_no_news():
    edition = EditionFactory(publication="published")
    assert publish_edition(edition=edition, by=None) is False
    assert edition.history.count() == 1


def test_edition_taken_back_is_a_draft():
    edition = EditionFactory(publication="published")
    assert unpublish_edition(edition=edition, by=None) is True
    edition.refresh_from_db()
    assert edition.publication == "draft"


def test_names_become_public_with_a_trace():
    delegate, user = DelegateFactory(), UserFactory()
    assert publish_delegates(delegates=[delegate], by=user) == 1
    entry = delegate.history.latest()
    assert (entry.is_public, entry.history_user, entry.history_change_reason) == (
        True,
        user,
        "named in public",
    )


def test_names_are_taken_back_with_a_trace():
    delegate = DelegateFactory(is_public=True)
    DelegateFactory(is_public=False)
    assert hide_delegates(delegates=Delegate.objects.order_by("id"), by=None) == 1
    assert delegate.history.latest().history_change_reason == "taken back from the public"
