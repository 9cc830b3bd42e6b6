"""What a later list says has changed since the frozen one before."""

import pytest

from delegations.enums import DelegateStatus
from delegations.exporting.printed_lists import freeze
from delegations.models import Delegate, Delegation
from tests.factories import CategoryFactory, DelegateFactory
from tests.printed_list.scene import LONG, make_edition, paper, seat

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    """An edition whose first provisional list is given out, and whose next tells what changed."""
    edition = make_edition()
    edition.list_settings.prints_changes = True
    edition.list_settings.save()
    freeze(edition=edition, kind="provisional", by=None)
    return edition


def told(edition, **options):
    return {row.name.text: list(row.changes) for row in paper(edition, **options).changes.bodies}


def test_nothing_changed_is_said_so(edition):
    changes = paper(edition).changes
    assert changes.heading.startswith("Changes since the provisional list 1 of ")
    assert (changes.note, changes.bodies) == ("Nothing has changed.", ())


def test_first_list_tells_no_changes():
    edition = make_edition()
    edition.list_settings.prints_changes = True
    edition.list_settings.save()
    assert paper(edition).changes is None


def test_list_that_is_not_asked_to_tells_no_changes(edition):
    edition.list_settings.prints_changes = False
    edition.list_settings.save()
    assert paper(edition).changes is None


def test_delegates_come_and_go(edition):
    belmora = Delegation.objects.get(body__label="Belmora")
    DelegateFactory(delegation=belmora, full_name="Ewa", rank=5)
    Delegate.objects.filter(family_name="Atim").update(status=DelegateStatus.WITHDRAWN)
    assert told(edition) == {"Belmora": ["Added: Ewa.", "Withdrawn: Mr Rosalind ATIM."]}


def test_replacement_is_one_change_even_where_it_was_replaced_in_turn(edition):
    belmora = Delegation.objects.get(body__label="Belmora")
    last = DelegateFactory(delegation=belmora, full_name="Ewa", rank=5)
    middle = DelegateFactory(delegation=belmora, status=DelegateStatus.REPLACED, replaced_by=last)
    Delegate.objects.filter(family_name="Atim").update(status=DelegateStatus.REPLACED, replaced_by=middle)
    assert told(edition) == {"Belmora": ["Ewa, in the place of Mr Rosalind ATIM."]}


def test_names_and_functions_change(edition):
    Delegate.objects.filter(family_name="Atim").update(family_name="Atim-Ro", function="Minister")
    assert told(edition) == {
        "Belmora": [
            "Mr Rosalind ATIM-RO, formerly printed as Mr Rosalind ATIM.",
            "Mr Rosalind ATIM-RO: now Minister, formerly Counsellor.",
        ]
    }


def test_head_of_delegation_changes(edition):
    Delegate.objects.filter(family_name="Tello").update(role="delegate")
    assert told(edition) == {
        "Belmora": ["Mr Marius TELLO: now Ambassador, formerly Head of delegation, Ambassador."]
    }


def test_role_that_is_not_printed_is_no_change(edition):
    Delegate.objects.filter(family_name="Atim").update(role="adviser")
    assert told(edition) == {}


def test_bodies_come_and_go_and_are_renamed(edition):
    seat(edition, "Cassidia", CategoryFactory(series=edition.series), ("Rastov", "Emil", ""))
    Delegation.objects.filter(body__label="Arvania").update(printed_name="Republic of Arvania")
    Delegate.objects.filter(delegation__body__label=LONG).update(status=DelegateStatus.WITHDRAWN)
    assert told(edition) == {
        "Cassidia": ["New in this list."],
        "Republic of Arvania": ["Formerly under the name Arvania."],
        LONG: ["No longer in this list."],
    }


def test_body_that_moved_to_another_category_is_told(edition):
    institutes = Delegation.objects.get(body__label=LONG).category
    Delegation.objects.filter(body__label="Arvania").update(category=institutes)
    assert told(edition) == {"Arvania": ["Formerly under Member states."]}


def test_changes_are_those_since_the_list_in_the_same_language(edition):
    Delegate.objects.filter(family_name="Atim").update(function="Minister")
    freeze(edition=edition, kind="provisional", language="ru", by=None)
    assert "Belmora" in told(edition)
    assert told(edition, language="ru") == {}
