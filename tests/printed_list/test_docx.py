"""The list of participants as a DOCX: styles and not formatting by hand, and what the list says."""

import io
import os
import shutil
import subprocess
import zipfile

import pytest
from docx import Document

from delegations.exporting.printed_list_docx import list_docx
from delegations.models import Delegate
from tests.printed_list.scene import AT, LONG, make_edition, paper, represented

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    return make_edition()


def made(edition, **options):
    return list_docx(paper(edition, **options), at=AT)


def read(content):
    return Document(io.BytesIO(content))


def by_style(document, *styles):
    return [(row.style.name, row.text) for row in document.paragraphs if row.style.name in styles]


def test_docx_holds_the_list_in_named_styles(edition):
    represented(edition)
    document = read(made(edition, kind="provisional"))
    assert by_style(document, "Title", "Heading 1", "Heading 2") == [
        ("Title", "Provisional list of participants"),
        ("Heading 1", "Member states"),
        ("Heading 2", "Arvania"),
        ("Heading 2", "Belmora"),
        ("Heading 1", "Institutes"),
        ("Heading 2", LONG),
        ("Heading 1", "Observer states"),
        ("Heading 1", "Index of persons"),
    ]
    assert by_style(document, "List role", "List delegate", "List function", "List function last")[:7] == [
        ("List role", "Head of delegation"),
        ("List delegate", "Mr Anselm HAUG"),
        ("List function", "Legal Adviser"),
        ("List function last", "Ministry of Foreign Affairs"),
        ("List role", "Head of delegation"),
        ("List delegate", "Mr Marius TELLO"),
        ("List function last", "Ambassador"),
    ]


def test_docx_formats_nothing_by_hand(edition):
    for paragraph in read(made(edition)).paragraphs:
        assert paragraph.alignment is None
        assert [run.bold for run in paragraph.runs] == [None] * len(paragraph.runs)


def test_docx_index_names_the_body_of_each_person(edition):
    rows = by_style(read(made(edition)), "List index")
    assert rows[0] == ("List index", "ATIM, Rosalind\tBelmora")


def test_docx_table_has_a_header_row_that_is_repeated(edition):
    (table,) = read(made(edition)).tables
    cells = [[cell.text for cell in row.cells] for row in table.rows]
    assert (cells[0], cells[-1]) == (
        ["Category", "Bodies", "Registered", "Listed here"],
        ["All categories", "3", "4", "4"],
    )
    assert "w:tblHeader" in table.rows[0]._tr.xml


def test_docx_counts_its_pages_by_fields(edition):
    footer = read(made(edition)).sections[0].footer._element.xml
    assert ('w:instr="PAGE"' in footer, 'w:instr="NUMPAGES"' in footer) == (True, True)
    assert "MEW/CONF.4/INF.1" in footer


@pytest.mark.parametrize(("language", "code"), [("en", "en-GB"), ("ru", "ru-RU"), ("fr", "fr-FR")])
def test_docx_says_its_language(edition, language, code):
    content = made(edition, language=language)
    styles = zipfile.ZipFile(io.BytesIO(content)).read("word/styles.xml").decode()
    assert f'<w:lang w:val="{code}" w:eastAsia="zh-CN" w:bidi="ar-SA"/>' in styles
    assert read(content).core_properties.language == language


def test_docx_of_an_arabic_list_runs_from_right_to_left(edition):
    Delegate.objects.filter(family_name="Haug").update(full_name="داريوس أماني", given_name="", honorific="")
    document = read(made(edition, language="ar"))
    assert "<w:bidi/>" in document.styles["List delegate"].element.xml
    row = next(row for row in document.paragraphs if row.text == "داريوس أماني")
    assert row.runs[0].font.rtl is True
    assert "<w:bidiVisual/>" in document.tables[0]._tbl.xml


def test_docx_survives_what_xml_cannot_hold(edition):
    Delegate.objects.filter(family_name="Haug").update(function="A\x01B & <b>")
    assert ("List function last", "AB & <b>") in by_style(read(made(edition)), "List function last")


# Continuous integration installs it: only a machine without it, and not CI, may leave this out.
@pytest.mark.skipif(
    shutil.which("soffice") is None and not os.environ.get("CI"), reason="needs Debian's libreoffice-writer"
)
def test_docx_opens_in_libreoffice_without_a_warning(edition, tmp_path):
    program = str(shutil.which("soffice"))
    path = tmp_path / "list.docx"
    path.write_bytes(made(edition, language="ar"))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    run = subprocess.run(  # noqa: S603 (our own file)
        [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)],
        capture_output=True,
        check=True,
        timeout=120,
        text=True,
    )
    # That there is no Java is a matter of the machine.
    said = [line for line in run.stderr.splitlines() if "javaldx" not in line]
    assert (said, (tmp_path / "list.pdf").read_bytes()[:5]) == ([], b"%PDF-")
