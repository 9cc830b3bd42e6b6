"""Name plates: what they say, in which order, and how they are folded."""

import io

import pytest
from django.core.exceptions import ValidationError
from pypdf import PdfReader

from delegations.enums import DelegateRole, Invitation, PlateKind, PlateSides
from delegations.exporting.mail_merge import plates_csv
from delegations.exporting.name_plates_pdf import plates_pdf
from delegations.reports.name_plates import PlateChoice, name_plates
from tests.badges import scene
from tests.factories import (
    BodyNameFactory,
    CategoryFactory,
    DayFactory,
    DelegateFactory,
    DelegationFactory,
    SessionFactory,
    SpeakingRoleFactory,
)

pytestmark = pytest.mark.django_db


def body(edition, order=1, **names):
    category = CategoryFactory(series=edition.series, order=order)
    delegation = DelegationFactory(edition=edition, category=category)
    for language, text in names.items():
        BodyNameFactory(body=delegation.body, language=language, text=text)
    return delegation


def plates(edition, **choice):
    return name_plates(edition, PlateChoice(**choice))


def sides(edition, **choice):
    """Return front and back of each plate, each as the large name and what stands below."""
    return [
        [(str(side.name), *map(str, side.below)) for side in (plate.front, plate.back)]
        for plate in plates(edition, **choice)
    ]


def test_plates_come_in_protocol_order_with_the_name_of_the_list_on_both_sides():
    edition = scene.edition(list_language="ru")
    category = CategoryFactory(series=edition.series, order=1)
    for english, russian in (("India", "Индия"), ("China", "Китай")):
        delegation = DelegationFactory(edition=edition, category=category)
        BodyNameFactory(body=delegation.body, language="en", text=english)
        BodyNameFactory(body=delegation.body, language="ru", text=russian)

    assert sides(edition) == [[("Индия",), ("Индия",)], [("Китай",), ("Китай",)]]


def test_second_language_stands_on_the_other_side():
    edition = scene.edition()
    body(edition, en="Lumeria", ru="Лумерия")

    assert sides(edition, languages=("ru", "en")) == [[("Лумерия",), ("Lumeria",)]]


def test_second_language_may_stand_below_on_both_sides():
    edition = scene.edition()
    body(edition, en="Lumeria", ru="Лумерия")

    both = ("Lumeria", "Лумерия")

    assert sides(edition, languages=("en", "ru"), sides=PlateSides.BELOW) == [[both, both]]


def test_name_that_is_not_on_record_in_the_second_language_leaves_the_first_on_both_sides():
    edition = scene.edition()
    body(edition, en="Lumeria")

    assert sides(edition, languages=("en", "ar")) == [[("Lumeria",), ("Lumeria",)]]


def test_printed_name_wins_in_its_own_language():
    edition = scene.edition()
    delegation = body(edition, en="Lumeria", ru="Лумерия")
    delegation.printed_name, delegation.printed_language = "Republic of Lumeria", "en"
    delegation.save()

    assert sides(edition, languages=("en", "ru")) == [[("Republic of Lumeria",), ("Лумерия",)]]


def test_who_declined_gets_no_plate_and_absence_may_count():
    edition = scene.edition()
    body(edition, en="Declined")
    edition.delegations.update(invitation=Invitation.DECLINED)
    body(edition, order=2, en="Absent")
    DelegateFactory(delegation=body(edition, order=3, en="Present"))

    found = [[name for ((name,), _back) in sides(edition, only_present=only)] for only in (False, True)]

    assert found == [["Absent", "Present"], ["Present"]]


def test_heads_have_their_body_below_their_name():
    edition = scene.edition()
    delegation = body(edition, en="Lumeria")
    for name, role in (("Aigul Bekova", DelegateRole.HEAD), ("Bolat Temir", DelegateRole.DELEGATE)):
        DelegateFactory(delegation=delegation, full_name=name, role=role, honorific="Ms")

    side = ("Ms Aigul Bekova", "Lumeria")

    assert sides(edition, kind=PlateKind.HEADS) == [[side, side]]


def test_name_in_the_original_script_stands_on_the_side_in_its_language():
    edition = scene.edition()
    delegation = body(edition, en="Lumeria", ru="Лумерия")
    DelegateFactory(
        delegation=delegation, full_name="Aigul Bekova", original_name="Айгуль Бекова", role="head"
    )

    assert sides(edition, kind=PlateKind.HEADS, languages=("en", "ru")) == [
        [("Aigul Bekova", "Lumeria"), ("Айгуль Бекова", "Лумерия")]
    ]


def test_speakers_are_delegates_and_guests_each_once():
    edition = scene.edition()
    speaker = DelegateFactory(delegation=body(edition, en="Lumeria"), full_name="Aigul Bekova")
    DelegateFactory(delegation=speaker.delegation, full_name="Silent")
    for session in (SessionFactory(day=DayFactory(edition=edition)) for _ in range(1)):
        SpeakingRoleFactory(session=session, delegate=speaker, guest_name="")
        for order in (1, 2):
            SpeakingRoleFactory(
                session=session, guest_name="Zoe Guest", guest_affiliation="Institute", order=order
            )

    fronts = [side for side, _back in sides(edition, kind=PlateKind.SPEAKERS)]

    assert fronts == [("Aigul Bekova", "Lumeria"), ("Zoe Guest", "Institute")]


def test_rows_chosen_by_hand_are_the_only_ones():
    edition = scene.edition()
    body(edition, en="Other")
    chosen = body(edition, order=2, en="Chosen")

    assert sides(edition, ids=(chosen.pk,)) == [[("Chosen",), ("Chosen",)]]


@pytest.mark.parametrize("count", [1, 3])
def test_plates_take_the_same_number_of_statements(count, django_assert_num_queries):
    edition = scene.edition()
    for order in range(count):
        DelegateFactory(delegation=body(edition, order=order, en=f"Body {order}"), role="head")

    with django_assert_num_queries(4):
        plates(edition, kind=PlateKind.HEADS)


def test_pdf_has_a_sheet_for_each_plate_with_the_back_upside_down():
    edition = scene.edition()
    body(edition, en="Lumeria", ru="Лумерия")
    body(edition, order=2, en="Mirovia")
    pdf = plates_pdf(edition, plates(edition, languages=("en", "ru")), at=scene.AT)
    pages = PdfReader(io.BytesIO(pdf)).pages
    placed = []
    pages[0].extract_text(
        visitor_text=lambda text, cm, tm, *_font: placed.append((text.strip(), cm[3] * tm[3] > 0))
    )
    turned = {text: upright for text, upright in placed if text in ("Lumeria", "Лумерия")}

    assert (len(pages), turned["Lumeria"] != turned["Лумерия"]) == (2, True)


def test_pdf_says_what_the_plates_say():
    edition = scene.edition()
    long = "Committee of the Interregional Hydrological Bureau for the Standards of Warnings " * 3
    body(edition, en=long.strip())
    text = scene.text_of(plates_pdf(edition, plates(edition), at=scene.AT))

    assert text.count("Standards of Warnings") == 6
    assert "Tashkent" in text


def test_nobody_is_no_file():
    with pytest.raises(ValidationError, match="There is nobody to print a name plate for"):
        plates_pdf(scene.edition(), (), at=scene.AT)


def test_name_that_no_font_can_draw_is_named():
    edition = scene.edition()
    body(edition, en="भूमि")

    with pytest.raises(ValidationError, match="1 text has letters that no font"):
        plates_pdf(edition, plates(edition), at=scene.AT)


def test_csv_for_a_mail_merge_has_a_row_for_each_plate():
    edition = scene.edition()
    body(edition, en="=Lumeria", ru="Лумерия")

    written = plates_csv(edition, plates(edition, languages=("en", "ru")), at=scene.AT).decode("utf-8-sig")

    assert written.splitlines() == ["front,front_below,back,back_below", "'=Lumeria,,Лумерия,"]
