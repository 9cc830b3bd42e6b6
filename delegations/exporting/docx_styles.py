"""The styles of a list of participants in a DOCX: whoever edits it changes a style, not a thousand lines."""

from dataclasses import dataclass
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

#: Fonts that every office program has or replaces: Latin and Cyrillic, Chinese, Arabic.
_LATIN, _CHINESE, _ARABIC = "Calibri", "Microsoft YaHei", "Arial"
#: The languages of a document as Word and LibreOffice call them.
_REGIONS = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES", "ru": "ru-RU", "zh-hans": "zh-CN", "ar": "ar-SA"}


@dataclass(frozen=True, slots=True)
class _Style:
    """A paragraph style: size, spaces before and after in points, indents of the start in millimetres."""

    size: float
    bold: bool = False
    before: float = 0
    after: float = 0
    indent: float = 0
    hanging: float = 0
    with_next: bool = False
    at_end: bool = False
    based_on: str = "Normal"


_OWN = {
    "List series": _Style(14, bold=True),
    "List symbol": _Style(10),
    "List session": _Style(12, bold=True, before=8),
    "List note": _Style(8.5, after=1, with_next=True),
    "List role": _Style(8.5, before=4, with_next=True),
    "List delegate": _Style(10, bold=True, before=3, with_next=True),
    "List delegate alone": _Style(10, bold=True, before=3),
    "List function": _Style(10, indent=8, hanging=4, with_next=True),
    "List function last": _Style(10, indent=8, hanging=4),
    "List index": _Style(8.5, indent=3, hanging=3),
    "List table head": _Style(8.5, bold=True, before=2, after=2),
    "List table row": _Style(9.5, before=1.5, after=1.5),
    "List table body": _Style(9.5, before=1, after=1, indent=4),
    "List table figure": _Style(9.5, before=1.5, after=1.5, at_end=True),
    "List table head figure": _Style(8.5, bold=True, before=2, after=2, at_end=True),
    "List table total": _Style(9.5, bold=True, before=1.5, after=1.5),
    "List table total figure": _Style(9.5, bold=True, before=1.5, after=1.5, at_end=True),
}
_KNOWN = {
    "Normal": _Style(10, after=3),
    "Title": _Style(20, bold=True, before=16, after=8),
    "Caption": _Style(10, bold=True, before=10, after=4, with_next=True),
    "Heading 1": _Style(13, bold=True, before=16, after=4, with_next=True),
    "Heading 2": _Style(11.5, bold=True, before=12, after=2, with_next=True),
    "List Bullet": _Style(10, after=1),
    "Header": _Style(8.5),
    "Footer": _Style(8.5),
}


def define_styles(document: Any, *, language: str, rtl: bool) -> None:
    """Set the language and direction of the whole document, and its styles."""
    _set_defaults(document, language, rtl=rtl)
    for name, style in _KNOWN.items():
        _apply(document.styles[name], style, rtl=rtl)
    for name, style in _OWN.items():
        made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = document.styles[style.based_on]
        _apply(made, style, rtl=rtl)
    table = document.styles.add_style("List summary", WD_STYLE_TYPE.TABLE)
    table.base_style = document.styles["Normal Table"]
    _rule_rows(table)
    _tab_at_the_end(document.styles["Footer"])


def _set_defaults(document: Any, language: str, *, rtl: bool) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults"))
    run = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    spoken = run.find(qn("w:lang"))
    region = _REGIONS[language]
    spoken.set(qn("w:val"), region if language not in {"zh-hans", "ar"} else "en-GB")
    spoken.set(qn("w:eastAsia"), "zh-CN")
    spoken.set(qn("w:bidi"), "ar-SA")
    if rtl:
        paragraph = defaults.find(qn("w:pPrDefault")).find(qn("w:pPr"))
        # Its place is before the spacing; an office program calls a file damaged that has it elsewhere.
        paragraph.insert(0, OxmlElement("w:bidi"))


def _apply(style: Any, wanted: _Style, *, rtl: bool) -> None:
    font, form = style.font, style.paragraph_format
    font.size, font.bold, font.italic = Pt(wanted.size), wanted.bold, False
    font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for name, value in (("ascii", _LATIN), ("hAnsi", _LATIN), ("eastAsia", _CHINESE), ("cs", _ARABIC)):
        fonts.set(qn(f"w:{name}"), value)
    font.cs_bold = wanted.bold
    _complex_size(style, wanted.size)
    form.space_before, form.space_after = Pt(wanted.before), Pt(wanted.after)
    form.line_spacing = 1.05
    form.keep_with_next = wanted.with_next
    form.keep_together = True
    if wanted.indent:
        form.left_indent, form.first_line_indent = Mm(wanted.indent), Mm(-wanted.hanging)
    if wanted.at_end:
        # In a paragraph from right to left "right" is its start.
        form.alignment = WD_ALIGN_PARAGRAPH.LEFT if rtl else WD_ALIGN_PARAGRAPH.RIGHT
    if rtl:
        _from_right_to_left(style)


def _complex_size(style: Any, size: float) -> None:
    """Set the size of Arabic letters, which Word keeps apart."""
    properties = style.element.get_or_add_rPr()
    for known in properties.findall(qn("w:szCs")):
        properties.remove(known)
    element = OxmlElement("w:szCs")
    element.set(qn("w:val"), str(round(size * 2)))
    properties.find(qn("w:sz")).addnext(element)


def _from_right_to_left(style: Any) -> None:
    properties = style.element.get_or_add_pPr()
    if properties.find(qn("w:bidi")) is None:
        mark = OxmlElement("w:bidi")
        spacing = properties.find(qn("w:spacing"))
        if spacing is None:
            properties.append(mark)
        else:
            spacing.addprevious(mark)


def _rule_rows(table: Any) -> None:
    properties = OxmlElement("w:tblPr")
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "C3CBD4")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    properties.append(borders)
    table.element.append(properties)


def _tab_at_the_end(style: Any) -> None:
    stops = style.paragraph_format.tab_stops
    stops.clear_all()
    stops.add_tab_stop(Mm(170), alignment=2)
