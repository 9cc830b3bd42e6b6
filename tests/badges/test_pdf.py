"""Badges on paper."""

import io

import pytest
from PIL import Image
from pypdf import PdfReader

from delegations.enums import BadgePaper, PrintReason
from delegations.exporting.badges_pdf import SPECIMEN, badge_picture, badges_pdf, specimen
from delegations.models import Badge
from delegations.services.photos import photo_file
from tests.badges import scene
from tests.factories import BadgeTemplateFactory, BodyNameFactory

pytestmark = pytest.mark.django_db
LONG = (
    "Committee pursuant to resolutions 1267 (1999), 1989 (2011) and 2253 (2015) concerning ISIL (Da’esh), "
    "Al-Qaida, and associated individuals, groups, undertakings and entities of every region of the world"
)


def specimens(edition, paper=BadgePaper.SHEET_OF_CARDS):
    rows = [specimen(text) for text in scene.everybody(edition)]
    return badges_pdf(edition, rows, paper=paper, at=scene.AT)


@pytest.mark.parametrize(
    ("paper", "pages", "millimetres"),
    [
        (BadgePaper.SHEET_OF_CARDS, 2, (210, 297)),
        (BadgePaper.SHEET_OF_LANYARDS, 3, (210, 297)),
        (BadgePaper.CARD, 9, (86, 54)),
        (BadgePaper.LANYARD, 9, (105, 148)),
    ],
)
def test_nine_badges_fill_their_paper(paper, pages, millimetres):
    edition = scene.edition()
    for number in range(9):
        scene.delegate(edition, f"Person {number}")
    reader = PdfReader(io.BytesIO(specimens(edition, paper)))
    box = reader.pages[0].mediabox

    assert (len(reader.pages), tuple(round(float(side) / 72 * 25.4) for side in (box.width, box.height))) == (
        pages,
        millimetres,
    )


def test_badge_says_everything_in_order():
    edition = scene.edition()
    row = scene.delegate(edition, "Lin Xuemei", honorific="Ms", original_name="林雪梅", function="Director")
    for language, name in (("en", "Lumeria"), ("ru", "Лумерия")):
        BodyNameFactory(body=row.delegation.body, language=language, text=name)
    BadgeTemplateFactory(series=edition.series, second_language="ru", access_en="All meetings")
    text = scene.text_of(scene.printed(edition).data)

    wanted = (
        "Water Forum", "4th edition, Tashkent, 3–5 June 2025", "Ms", "Lin Xuemei", "林雪梅", "Director",
        "Lumeria", "Лумерия", "No. 0001", "Member state", "All meetings",
    )  # fmt: skip

    assert sorted(wanted, key=text.index) == list(wanted)


def test_pdf_is_tagged_and_names_itself():
    edition = scene.edition()
    scene.delegate(edition)
    reader = PdfReader(io.BytesIO(specimens(edition)))
    catalogue = reader.trailer["/Root"]

    assert (reader.metadata.title, catalogue["/MarkInfo"]["/Marked"], catalogue["/Lang"]) == (
        "Badges: Water Forum, 4th edition",
        True,
        "en",
    )


def test_pdf_has_a_bookmark_for_each_badge():
    edition = scene.edition()
    scene.delegate(edition, "Aigul")
    scene.delegate(edition, "Bolat")
    outline = PdfReader(io.BytesIO(specimens(edition))).outline

    assert [entry.title for entry in outline] == ["Aigul", "Bolat"]


def test_token_stands_in_the_code_alone():
    edition = scene.edition()
    scene.delegate(edition)
    text = scene.text_of(scene.printed(edition).data)

    assert Badge.objects.get().token not in text


@pytest.mark.parametrize("paper", [BadgePaper.CARD, BadgePaper.LANYARD])
@pytest.mark.parametrize("language", ["en", "ar", "zh-hans"])
def test_long_names_stand_there_whole(paper, language):
    edition = scene.edition(list_language=language)
    row = scene.delegate(
        edition, "Bartholomäus Maximilian von und zu Hohenlohe-Schillingsfürst", function=LONG
    )
    row.delegation.printed_name, row.delegation.printed_language = LONG, "en"
    row.delegation.save()
    text = scene.text_of(specimens(edition, paper)).replace("- ", "-")

    assert text.count("undertakings and entities of every region of the world") == 2
    assert "Hohenlohe-Schillingsfürst" in text


@pytest.mark.parametrize("paper", [BadgePaper.CARD, BadgePaper.LANYARD])
def test_four_scripts_stand_on_one_page(paper):
    edition = scene.edition()
    names = ("Şırnak Đặng", "Ўктам Қосимов Өлжас", "داريوس أماني", "林雪梅")
    for name in names:
        scene.delegate(edition, name)

    text = scene.text_of(specimens(edition, paper))

    assert [name for name in (names[0], names[1], names[3]) if name not in text] == []


def test_same_badges_give_the_same_bytes():
    edition = scene.edition()
    scene.delegate(edition)

    assert specimens(edition) == specimens(edition)


def test_picture_shows_one_badge_with_a_code_that_opens_nothing():
    edition = scene.edition()
    scene.delegate(edition)
    (text,) = scene.everybody(edition)

    with Image.open(io.BytesIO(badge_picture(edition, text))) as picture:
        shape = picture.format, round(picture.width / picture.height, 2)

    assert shape == ("PNG", 1.59)
    assert not Badge.objects.filter(token=SPECIMEN).exists()


def test_photo_is_drawn_on_the_badge():
    edition = scene.edition()
    source = io.BytesIO()
    Image.new("RGB", (300, 400), "navy").save(source, "PNG")
    row = scene.delegate(edition)
    row.person.photo = photo_file(source.getvalue())
    row.person.save()
    BadgeTemplateFactory(series=edition.series, shows_photo=True)

    images = PdfReader(io.BytesIO(specimens(edition))).pages[0].images

    assert [image.image.size for image in images] == [(201, 241)]


def test_photo_that_is_lost_leaves_the_badge_without():
    edition = scene.edition()
    scene.delegate(edition, person__photo="photos/2025/gone.jpg")
    BadgeTemplateFactory(series=edition.series, shows_photo=True)

    assert scene.printed(edition, PrintReason.FIRST).count == 1
