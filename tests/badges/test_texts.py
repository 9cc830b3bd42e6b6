"""What a badge says of its bearer."""

import pytest

from delegations.enums import BadgeNames, DelegateRole
from delegations.models import Delegate
from delegations.reports.badges import template_for
from tests.badges import scene
from tests.factories import BadgeTemplateFactory, BodyNameFactory, CategoryFactory, DelegateFactory

pytestmark = pytest.mark.django_db


def said(of):
    (text,) = scene.everybody(of)
    return text


def test_name_stands_in_the_style_of_the_edition_without_its_honorific():
    edition = scene.edition()
    scene.delegate(edition, honorific="Ms", given_name="Aigul", family_name="Bekova")

    text = said(edition)

    assert (str(text.honorific), str(text.name)) == ("Ms", "Aigul BEKOVA")


def test_name_wished_for_the_badge_stands_as_it_is():
    edition = scene.edition()
    scene.delegate(
        edition, honorific="Ms", given_name="Aigul", family_name="Bekova", badge_name="Prof. Aigul"
    )

    text = said(edition)

    assert (str(text.honorific), str(text.name)) == ("", "Prof. Aigul")


def test_name_wished_by_the_person_counts_where_the_delegate_says_nothing():
    edition = scene.edition()
    scene.delegate(edition, person__badge_name="Aigul B.")

    assert str(said(edition).name) == "Aigul B."


@pytest.mark.parametrize(
    ("names", "wanted"),
    [
        (BadgeNames.BOTH, ("Lin Xuemei", "林雪梅")),
        (BadgeNames.PRINTED, ("Lin Xuemei", "")),
        (BadgeNames.ORIGINAL_FIRST, ("林雪梅", "Lin Xuemei")),
    ],
)
def test_template_says_which_names_stand_on_the_badge(names, wanted):
    edition = scene.edition()
    scene.delegate(edition, "Lin Xuemei", original_name="林雪梅")
    BadgeTemplateFactory(series=edition.series, names=names)

    text = said(edition)

    assert (str(text.name), str(text.other_name)) == wanted


def test_names_carry_the_language_of_their_letters():
    edition = scene.edition(list_language="ru")
    scene.delegate(edition, "Darius Amani", original_name="داريوس أماني", function="Министр")

    text = said(edition)

    assert [part.language for part in (text.name, text.other_name, text.function)] == ["en", "ar", "ru"]


def test_first_line_of_the_function_stands_on_the_badge():
    edition = scene.edition()
    scene.delegate(edition, function="Director\nDivision of Rivers")

    assert str(said(edition).function) == "Director"


def test_printed_name_of_the_body_wins():
    edition = scene.edition()
    row = scene.delegate(edition)
    row.delegation.printed_name = "Republic of Lumeria"
    row.delegation.save()

    assert str(said(edition).body) == "Republic of Lumeria"


def test_body_has_its_name_in_the_second_language_below():
    edition = scene.edition()
    body = scene.delegate(edition).delegation.body
    BodyNameFactory(body=body, language="en", text="Lumeria")
    BodyNameFactory(body=body, language="ru", text="Лумерия")
    BadgeTemplateFactory(series=edition.series, second_language="ru")

    text = said(edition)

    assert (str(text.body), str(text.second_body)) == ("Lumeria", "Лумерия")


def test_band_names_the_category_in_words_unless_the_template_says_other_words():
    edition = scene.edition()
    scene.delegate(edition)
    before = said(edition).band.text
    BadgeTemplateFactory(series=edition.series, heading_en="Guest of honour")

    assert (before, said(edition).band.text) == ("Member state", "Guest of honour")


def test_colour_is_that_of_the_category_unless_the_template_has_one():
    edition = scene.edition()
    category = CategoryFactory(series=edition.series, colour=3)
    row = scene.delegate(edition)
    row.delegation.category = category
    row.delegation.save()
    before = said(edition).colour
    BadgeTemplateFactory(series=edition.series, colour=7)

    assert (before, said(edition).colour) == (3, 7)


def test_photo_stands_only_on_a_badge_whose_template_shows_it():
    edition = scene.edition()
    scene.delegate(edition, person__photo="photos/2025/a.jpg")
    before = said(edition).photo
    BadgeTemplateFactory(series=edition.series, shows_photo=True)

    assert (before, said(edition).photo) == ("", "photos/2025/a.jpg")


def test_closest_template_is_taken():
    edition = scene.edition()
    row: Delegate = scene.delegate(edition, badge_type="Press", role=DelegateRole.PRESS)
    anybody = BadgeTemplateFactory(series=edition.series)
    of_category = BadgeTemplateFactory(series=edition.series, category=row.delegation.category)
    of_role = BadgeTemplateFactory(series=edition.series, role=DelegateRole.PRESS)
    of_type = BadgeTemplateFactory(series=edition.series, badge_type="press")
    of_edition = BadgeTemplateFactory(series=edition.series, edition=edition)
    other = BadgeTemplateFactory(series=edition.series, badge_type="Staff")
    ladder = [anybody, of_category, of_role, of_type, of_edition]

    taken = [template_for(row, [*ladder[: step + 1], other]) for step in range(len(ladder))]

    assert taken == ladder


@pytest.mark.parametrize("values", [{"is_active": False}, {"series__name": "Another"}])
def test_template_out_of_use_or_of_another_series_is_not_taken(values):
    edition = scene.edition()
    scene.delegate(edition)
    BadgeTemplateFactory(**({"series": edition.series} if "is_active" in values else {}), **values)

    assert said(edition).template is None


def test_template_of_another_edition_is_not_taken():
    edition, other = scene.edition(), scene.edition(series__slug="other")
    scene.delegate(edition)
    BadgeTemplateFactory(series=edition.series, edition=other)

    assert said(edition).template is None


@pytest.mark.parametrize("count", [1, 3])
def test_badges_take_the_same_number_of_statements(count, django_assert_num_queries):
    edition = scene.edition()
    for number in range(count):
        DelegateFactory(delegation=scene.delegate(edition, f"Head {number}").delegation, status="accredited")

    with django_assert_num_queries(7):
        scene.everybody(edition, wanted="new")
