"""Whose badges are printed, and in which order."""

import pytest

from delegations.enums import BadgePopulation, BadgesWanted, DelegateRole, DelegateStatus
from tests.badges import scene
from tests.factories import BodyNameFactory, CategoryFactory, DelegateFactory, DelegationFactory

pytestmark = pytest.mark.django_db


def names(texts):
    return [str(text.name) for text in texts]


def test_badges_come_by_category_body_and_rank_with_the_head_first():
    edition = scene.edition(list_language="en")
    first, second = (CategoryFactory(series=edition.series, order=order) for order in (1, 2))
    zeta, alpha, other = (
        DelegationFactory(edition=edition, category=category, body=BodyNameFactory(text=text).body)
        for text, category in (("Zeta", first), ("Alpha", first), ("Aaron", second))
    )
    for delegation, name, rank, role in (
        (other, "O", 1, DelegateRole.HEAD),
        (zeta, "Z", 1, DelegateRole.HEAD),
        (alpha, "A2", 2, DelegateRole.DELEGATE),
        (alpha, "A1", 1, DelegateRole.DELEGATE),
        (alpha, "AH", 9, DelegateRole.HEAD),
    ):
        DelegateFactory(delegation=delegation, full_name=name, rank=rank, role=role, status="accredited")

    assert names(scene.everybody(edition)) == ["AH", "A1", "A2", "Z", "O"]


@pytest.mark.parametrize(
    ("population", "wanted"),
    [
        (BadgePopulation.ACCREDITED, ["accredited"]),
        (BadgePopulation.CONFIRMED, ["accredited", "confirmed"]),
        (BadgePopulation.SEATED, ["accredited", "confirmed", "nominated"]),
    ],
)
def test_population_is_chosen_by_status(population, wanted):
    edition = scene.edition()
    delegation = scene.delegate(edition, "accredited").delegation
    for status in (DelegateStatus.CONFIRMED, DelegateStatus.NOMINATED, DelegateStatus.WITHDRAWN):
        DelegateFactory(delegation=delegation, full_name=status.value, status=status)

    assert sorted(names(scene.everybody(edition, population=population))) == wanted


def test_type_category_and_chosen_rows_narrow_the_choice():
    edition = scene.edition()
    press = scene.delegate(edition, "Press", badge_type="Press")
    staff = scene.delegate(edition, "Staff", badge_type="Staff")

    found = [
        names(scene.everybody(edition, badge_type="press")),
        names(scene.everybody(edition, category=staff.delegation.category_id)),
        names(scene.everybody(edition, ids=(press.pk,))),
    ]

    assert found == [["Press"], ["Staff"], ["Press"]]


def test_printed_badges_are_no_longer_new():
    edition = scene.edition()
    scene.delegate(edition, "Aigul")
    scene.printed(edition)
    scene.delegate(edition, "Bolat")

    assert names(scene.everybody(edition, wanted=BadgesWanted.NEW)) == ["Bolat"]


def test_badge_whose_words_differ_from_the_printed_ones_has_changed():
    edition = scene.edition()
    changed, same = scene.delegate(edition, "Aigul"), scene.delegate(edition, "Bolat")
    scene.printed(edition)
    changed.function = "Minister"
    changed.save()
    same.email = "b@example.org"
    same.save()

    assert names(scene.everybody(edition, wanted=BadgesWanted.CHANGED)) == ["Aigul"]


def test_delegates_of_another_edition_get_no_badge_here():
    edition = scene.edition()
    stranger = scene.delegate(scene.edition(series__slug="other"))

    assert scene.everybody(edition, ids=(stranger.pk,)) == ()
