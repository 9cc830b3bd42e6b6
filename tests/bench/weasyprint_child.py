"""The list of participants through WeasyPrint; run by its own Python: CONTENT FONTS TARGET. Prints its cost.

The clock runs from the data to the last byte; the reading of the database is not in it.
"""

import json
import resource
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path
from time import perf_counter
from typing import Any

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

STYLE = Path(__file__).with_name("weasyprint_list.css")
#: Lines of a delegation that stays together, as in the list that it is compared with.
TOGETHER = 30


def page(content: dict[str, Any]) -> str:
    head = content["head"]
    parts = [
        f'<html lang="{head["language"]}"><title>{escape(head["title"])}</title>',
        f'<div class="series"><span>{escape(head["series"])}</span>',
        f'<span class="symbol">{escape(head["symbol"])}</span></div>',
        f'<div class="session"><strong>{_said(head["heading"])}</strong><p>{_said(head["theme"])}</p>',
        f"<p>{escape(head['place'])}</p>{''.join(f'<p>{escape(each)}</p>' for each in head['facts'])}</div>",
        f'<div class="running">{escape(head["running"])}</div><h1>{escape(head["title"])}</h1>',
        *(f"<p>{escape(each)}</p>" for each in head["paragraphs"]),
        *_summary(content["summary"]),
        *(part for category in content["categories"] for part in _category(category)),
        *_index(content["index"]),
    ]
    return "".join(parts)


def _said(part: dict[str, str]) -> str:
    return f'<span lang="{part["language"]}">{escape(part["text"])}</span>'


def _summary(summary: dict[str, Any]) -> Iterator[str]:
    yield f"<h2>{escape(summary['heading'])}</h2><table><thead><tr>"
    yield from (f"<th>{escape(name)}</th>" for name in summary["columns"])
    yield "</tr></thead>"
    for row in summary["rows"]:
        values = "".join(f"<td>{escape(value)}</td>" for value in row["values"])
        yield f'<tr class="{row["level"]}"><td>{_said(row["label"])}</td>{values}</tr>'
    yield f"</table>{''.join(f'<p>{escape(note)}</p>' for note in summary['notes'])}"


def _category(category: dict[str, Any]) -> Iterator[str]:
    yield f'<h2 class="category">{_said(category["heading"])}</h2><div class="bodies">'
    for body in category["bodies"]:
        lines = sum(1 + len(row["lines"]) for row in body["delegates"])
        yield f'<div class="body{" short" if lines <= TOGETHER else ""}"><h3>{_said(body["name"])}</h3>'
        for row in body["delegates"]:
            role = f'<p class="role">{escape(row["role_label"])}</p>' if row["role_label"] else ""
            told = "<br>".join((f"<b>{escape(row['name'])}</b>", *map(escape, row["lines"])))
            yield f'<div class="delegate" id="d{row["id"]}">{role}<div>{told}</div></div>'
        yield "</div>"
    yield "</div>"


def _index(index: dict[str, Any] | None) -> Iterator[str]:
    if index is None:
        return
    yield f'<div class="index"><h2>{escape(index["heading"])}</h2>'
    for entry in index["entries"]:
        pages = ", ".join(f'<a href="#d{pk}"></a>' for pk in entry["delegates"])
        yield f"<p>{escape(entry['name'])} {escape(entry['about'])} {pages}</p>"
    yield "</div>"


def _faces(fonts: Path) -> str:
    families = {"NotoSans": "Noto Sans", "NotoNaskhArabic": "Noto Naskh Arabic", "NotoSansSC": "Noto Sans SC"}
    return "".join(
        f'@font-face {{ font-family: "{families[font.stem.partition("-")[0]]}"; src: url("{font.as_uri()}");'
        f" font-weight: {'bold' if font.stem.endswith('Bold') else 'normal'} }}"
        for font in sorted(fonts.glob("*.ttf"))
    )


def measure(content: Path, fonts: Path, target: Path) -> dict[str, float]:
    """Return seconds and the peak of memory in megabytes."""
    data = json.loads(content.read_text())
    start = perf_counter()
    known = FontConfiguration()
    style = CSS(string=_faces(fonts) + STYLE.read_text(), font_config=known)
    html = HTML(string=page(data))
    target.write_bytes(html.write_pdf(stylesheets=[style], font_config=known, pdf_variant="pdf/ua-1"))
    seconds = perf_counter() - start
    return {"seconds": seconds, "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(*map(Path, sys.argv[1:]))))
