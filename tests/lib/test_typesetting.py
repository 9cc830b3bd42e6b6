"""PDF by typst."""

import datetime as dt
import subprocess
import sys

import pytest

from eventsite.lib import typesetting
from eventsite.lib.typesetting import UnreadableAloudError, typeset, typeset_strictly, unprintable

AT = dt.datetime(2025, 6, 3, 9, 0, 0, 123, tzinfo=dt.UTC)
TEMPLATE = """
#let data = json(bytes(sys.inputs.data))
#set document(title: "Test")
#set text(font: ("Noto Sans", "Noto Naskh Arabic", "Noto Sans SC"), lang: "en")
= Heading
#data.text
"""
#: One sentence in each official language, and the letters of languages that the names of bodies come in.
TEXTS = [
    "Adopted by consensus: “early warning”, № 4 (a), 10–12 × 3 … •",
    "L’élève a œuvré à Orléans, où naît le cœur",
    "El año próximo, ¿participará España?",
    "Съешь ещё этих мягких французских булок, да выпей чаю",
    "上海合作组织地区反恐怖机构执行委员会，第七届会议：「通过」",
    "منظمة شنغهاي للتعاون، الدورة السابعة",
    "Өзбекстан Қазақстан Тоҷикистон Ўзбекистон Հ".removesuffix("Հ"),
    "Türkiye Şırnak Łódź Đặng Nguyễn Straße",
]


@pytest.fixture
def template(tmp_path):
    path = tmp_path / "test.typ"
    path.write_text(TEMPLATE, encoding="utf-8")
    return path


@pytest.mark.parametrize("text", TEXTS)
def test_pdf_draws_every_language(template, text):
    assert typeset_strictly(template, {"text": text}, at=AT).startswith(b"%PDF-1.7")


def test_pdf_is_tagged_and_says_its_language(template):
    pdf = typeset(template, {"text": "text"}, at=AT)
    assert b"/StructTreeRoot" in pdf
    assert b"/Lang(en)" in pdf.replace(b" ", b"")
    assert b"pdfuaid:part" in pdf


def test_pdf_is_the_same_bytes_for_the_same_data(template):
    assert typeset(template, {"text": "a"}, at=AT) == typeset(template, {"text": "a"}, at=AT)
    assert typeset(template, {"text": "a"}, at=AT) != typeset(template, {"text": "b"}, at=AT)


@pytest.mark.parametrize("text", ["#panic()", '#read("/etc/passwd")', "*bold* = $x$ \\ // @ref <a>"])
def test_text_never_becomes_markup(template, text):
    assert typeset_strictly(template, {"text": text}, at=AT).startswith(b"%PDF")


def test_text_that_no_font_has_is_refused_strictly(template):
    with pytest.raises(UnreadableAloudError, match="👋"):
        typeset_strictly(template, {"text": "canary 👋"}, at=AT)


def test_text_that_no_font_has_is_printed_with_gaps_and_not_logged(template, caplog):
    assert typeset(template, {"text": "canary 👋"}, at=AT).startswith(b"%PDF")
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert "canary" not in caplog.text


def test_unprintable_texts_are_found_each_once():
    texts = ["Aigul Bekova", "नूर A", "林雪梅", "김철수", "नूर A"]

    assert unprintable(texts) == ["नूर A", "김철수"]


def test_no_text_is_unprintable_where_the_fonts_have_all():
    assert unprintable(TEXTS) == []


def test_typst_and_what_it_remembers_stay_out_of_the_server(template):
    typeset_strictly(template, {"text": "text"}, at=AT)

    assert "_typst" not in sys.modules


def test_typesetter_that_breaks_down_is_told_of_without_the_texts(template, tmp_path, monkeypatch):
    broken = tmp_path / "broken.py"
    broken.write_text("import sys; sys.stdin.read(); sys.exit(9)")
    monkeypatch.setattr(typesetting, "_TYPESETTER", broken)

    with pytest.raises(subprocess.CalledProcessError) as told:
        typeset(template, {"text": "canary"}, at=AT)

    assert "canary" not in str(told.value)
