"""Setting the protocol order: what is written, what the history keeps, what is refused."""

import pytest
from django.core.exceptions import ValidationError

from conferences.enums import HostPlace
from delegations.models import Delegation
from delegations.reports.protocol_draft import OrderDraft, ordered_list
from delegations.reports.protocol_order import protocol_places
from delegations.services.protocol_order import OrderedMeanwhile, set_protocol_order
from tests.factories import CategoryFactory, DelegationFactory, EditionFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    edition = EditionFactory()
    for order, labels in enumerate((("Alpha", "Beta", "Gamma", "Omega"), ("Delta", "Zeta")), 1):
        category = CategoryFactory(series=edition.series, order=order)
        for label in labels:
            DelegationFactory(edition=edition, category=category, body__label=label)
    return edition


def labels(edition):
    places = protocol_places(edition)
    rows = Delegation.objects.of_edition(edition).select_related("body")
    return [row.body.label for row in sorted(rows, key=lambda row: places[row.pk])]


def of(edition, label):
    return Delegation.objects.get(edition=edition, body__label=label)


def draft_of(edition):
    listed = ordered_list(edition)
    return OrderDraft.of(listed, listed.saved)


def save(edition, draft, why="note verbale 12", looked_at="", by=None):
    looked_at = looked_at or draft.listed.digest
    return set_protocol_order(edition=edition, draft=draft, by=by, why=why, looked_at=looked_at)


def test_body_takes_its_place_in_its_category_and_the_others_make_room(edition):
    save(edition, draft_of(edition).moved(of(edition, "Omega").pk, 2))

    assert labels(edition) == ["Alpha", "Omega", "Beta", "Gamma", "Delta", "Zeta"]
    positions = Delegation.objects.filter(position__isnull=False).values_list("body__label", "position")
    assert list(positions) == [("Omega", 2)]


def test_place_out_of_range_is_the_end_of_the_category(edition):
    save(edition, draft_of(edition).moved(of(edition, "Alpha").pk, 99))

    assert labels(edition)[:4] == ["Beta", "Gamma", "Omega", "Alpha"]
    assert of(edition, "Alpha").position == 4


def test_body_that_comes_later_falls_into_the_order_around_those_placed_by_hand(edition):
    save(edition, draft_of(edition).moved(of(edition, "Omega").pk, 1))
    DelegationFactory(edition=edition, category=of(edition, "Alpha").category, body__label="Azania")

    assert labels(edition)[:5] == ["Omega", "Alpha", "Azania", "Beta", "Gamma"]


def test_place_given_back_is_that_of_the_list_language_again(edition):
    moved = draft_of(edition).moved(of(edition, "Omega").pk, 1).moved(of(edition, "Gamma").pk, 2)
    save(edition, moved)
    save(edition, draft_of(edition).reset([of(edition, "Omega").pk]))

    assert labels(edition)[:4] == ["Alpha", "Gamma", "Beta", "Omega"]
    assert of(edition, "Omega").position is None


def test_history_keeps_who_why_and_from_where_to_where(edition):
    user = UserFactory()
    save(edition, draft_of(edition).moved(of(edition, "Omega").pk, 2), by=user)

    entry = of(edition, "Omega").history.first()
    assert (entry.history_user, entry.history_change_reason) == (user, "note verbale 12 (4 → 2)")
    assert of(edition, "Beta").history.count() == 1


@pytest.mark.parametrize(("why", "code"), [("  ", "no_reason"), ("a" * 81, "long")])
def test_reason_is_asked_for(edition, why, code):
    with pytest.raises(ValidationError) as refused:
        save(edition, draft_of(edition).moved(of(edition, "Omega").pk, 2), why=why)

    assert refused.value.code == code
    assert of(edition, "Omega").position is None


def test_order_as_on_record_is_no_change(edition):
    with pytest.raises(ValidationError) as refused:
        save(edition, draft_of(edition))

    assert refused.value.code == "same"


def test_order_that_somebody_changed_meanwhile_is_not_written_over(edition):
    mine = draft_of(edition).moved(of(edition, "Omega").pk, 1)
    other = UserFactory(username="colleague")
    save(edition, draft_of(edition).moved(of(edition, "Gamma").pk, 1), by=other)
    Delegation.objects.get(body__label="Beta").save()  # touched since, but not its place

    with pytest.raises(OrderedMeanwhile, match="colleague changed the order meanwhile"):
        save(edition, mine)
    assert labels(edition)[0] == "Gamma"


def test_another_place_of_the_host_counts_as_another_order(edition):
    mine = draft_of(edition).moved(of(edition, "Omega").pk, 1)
    looked_at = mine.listed.digest
    edition.host_place = HostPlace.FIRST
    edition.save()

    with pytest.raises(OrderedMeanwhile):
        save(edition, mine, looked_at=looked_at)


def test_order_written_by_hand_keeps_to_the_delegations_there_are(edition):
    listed = ordered_list(edition)
    beta, alpha = of(edition, "Beta").pk, of(edition, "Alpha").pk
    draft = OrderDraft.written(listed, [999, beta, beta, alpha], [999, beta])

    assert [listed.rows[pk].body.label for pk in draft.order] == [
        "Beta",
        "Alpha",
        "Gamma",
        "Omega",
        "Delta",
        "Zeta",
    ]
    assert draft.by_hand == {beta}


def test_saving_takes_as_many_queries_for_one_as_for_three(edition, django_assert_num_queries):
    for labels_ in (("Omega",), ("Alpha", "Gamma", "Zeta")):
        draft = draft_of(edition)
        for label in labels_:
            draft = draft.moved(of(edition, label).pk, 2)
        with django_assert_num_queries(7):
            save(edition, draft)
