"""The press sheet on paper: A4, tagged, in the language of the page."""

import hashlib
import json
from pathlib import Path
from typing import Any

from django.core.cache import cache
from django.utils.translation import get_language, get_language_bidi, get_language_info, ngettext
from django.utils.translation import gettext as _

from conferences.models import EditionSource
from conferences.templatetags.wording import nth_edition, period
from eventsite.lib.typesetting import typeset
from eventsite.lib.wording import Wording, comma, in_line, wording
from eventsite.public.reports.sheet import Sheet, SheetCategory

#: Characters that set a text apart in the direction that it runs.
_LTR, _RTL, _END = "\u2066", "\u2067", "\u2069"
TEMPLATE = Path(__file__).with_name("sheet.typ")
#: Seconds that a PDF is kept; a change of what it tells changes its data, and so its key.
KEPT = 24 * 60 * 60


def sheet_pdf(sheet: Sheet, address: str) -> bytes:
    """Return the PDF; the same sheet is typeset once. `address` is that of the edition's page, whole."""
    data = sheet_data(sheet, address)
    written = json.dumps(data, sort_keys=True).encode()
    key = f"sheet-pdf-{hashlib.sha256(written + TEMPLATE.read_bytes()).hexdigest()}"
    found: bytes | None = cache.get(key)
    if found is None:
        found = typeset(TEMPLATE, data, at=sheet.edition.updated_at)
        cache.set(key, found, KEPT)
    return found


def sheet_data(sheet: Sheet, address: str) -> dict[str, Any]:
    """Return what the template prints, in words of the active language."""
    edition = sheet.edition
    shown = address.partition("://")[2]
    kind = _("Press sheet")
    return {
        "language": _code(get_language() or "en"),
        "rtl": get_language_bidi(),
        "title": f"{kind}: {sheet.heading.text}",
        "publisher": (sheet.organizer or sheet.series).text,
        "kicker": in_line(sheet.series.text, nth_edition(edition.number)),
        "heading": said(sheet.heading),
        "formal": said(sheet.title),
        "comma": comma(),
        "separator": " · ",
        "facts": _facts(sheet),
        "summary": said(sheet.summary),
        "figures": _figures(sheet),
        "bodies": _("Bodies by category, in protocol order"),
        "categories": [_category(row) for row in sheet.categories],
        "topics": {"heading": _("Topics"), "rows": [said(row.wording) for row in sheet.topics]},
        "outcome": {
            "heading": _("Outcome"),
            "text": said(sheet.outcome),
            "rows": [said(wording(row, "text")) for row in sheet.points],
        },
        "sources": {
            "heading": _("Sources"),
            "rows": [_source(row) for row in sheet.sources] or [_no_source(sheet)],
        },
        "contact": {"heading": _("Contact"), "rows": [said(row) for row in contact(sheet, shown)]},
        "imprint": f"{kind} · {said(Wording(shown, 'en'))['text']}",
    }


def said(text: Wording) -> dict[str, str]:
    """Return a text with its language; one that runs against the page is set apart, its full stop with it."""
    language = text.language or get_language() or "en"
    runs = bool(get_language_info(language)["bidi"])
    against = text.text and runs != get_language_bidi()
    isolated = f"{_RTL if runs else _LTR}{text.text}{_END}" if against else text.text
    return {"text": isolated, "lang": _code(language)}


def contact(sheet: Sheet, address: str) -> list[Wording]:
    """Return who answers for the record: the organizer as far as recorded, and where the record stands."""
    return [*([sheet.organizer] if sheet.organizer else []), Wording(address, "en")]


def _code(language: str) -> str:
    return language.partition("-")[0]


def _facts(sheet: Sheet) -> list[dict[str, Any]]:
    unknown = Wording(_("Not recorded"))
    hosts = [name for _body, name in sheet.hosts] or [unknown]
    figures = [Wording(f"{number} {label}") for number, label in sheet.figures.pairs()] or [unknown]
    facts = (
        (_("Dates"), [Wording(period(sheet.edition))]),
        (_("Place"), [Wording(sheet.place)]),
        (_("Venue"), [sheet.venue or unknown]),
        (_("Host"), hosts),
        (_("Participation"), figures),
    )
    return [{"label": label, "values": [said(value) for value in values]} for label, values in facts]


def _figures(sheet: Sheet) -> dict[str, Any]:
    table = sheet.worded_table
    return {
        "heading": _("Figures by category"),
        "columns": table.columns,
        "rows": [{"label": said(label), "values": cells} for label, cells in table.rows],
        "sums": table.sums,
        "note": table.note,
    }


def _category(row: SheetCategory) -> dict[str, Any]:
    names = [said(Wording(name.text, name.language)) for name in row.names]
    count = ngettext("%(n)s body", "%(n)s bodies", row.count) % {"n": row.count} if row.count else ""
    note = (
        _("Represented; not named one by one.") if not row.count else _("Named in the list of participants.")
    )
    return {"heading": said(row.heading), "count": count, "names": names, "note": note}


def _no_source(sheet: Sheet) -> dict[str, Any]:
    invented = sheet.edition.series.is_fictional
    return said(Wording(_("None: the sample series is invented.") if invented else _("No source is named.")))


def _source(row: EditionSource) -> dict[str, Any]:
    source = row.source
    title = f"{source.name}: {source.title}" if source.title else source.name
    return said(Wording(" ".join(filter(None, (f"{title}.", source.url))), source.language))
