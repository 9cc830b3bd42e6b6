"""`schedule.xml` as frab, pretalx, wafer and others write it."""

from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.utils.translation import gettext as _

from conferences.importing.programme.found import ProgrammeFile, check_size
from eventsite.lib.tables.limits import UnreadableFile

_PERSONS = ("persons", "speakers")


def read_xml(data: bytes) -> ProgrammeFile:
    """Return the sessions of a programme. Raises UnreadableFile that says where it is broken."""
    check_size(data, b"<")
    root = _parsed(data)
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = element.tag.rpartition("}")[2]
    file = ProgrammeFile("xml", _text(root.find("conference/time_zone_name")))
    for day in root.iter("day"):
        place = {"day": day.get("date", ""), "opens": day.get("start", "")}
        for room in day.findall("room"):
            for event in room.findall("event"):
                file.add(_values(event), **place, room=room.get("name", ""))
        for event in day.findall("event"):
            file.add(_values(event), **place)
    if not file.found:
        text = _(
            "This XML file is no programme: no session stands in it under %(place)s. It begins with "
            "<%(root)s>."
        )
        raise UnreadableFile(text % {"place": "schedule → day → room → event", "root": root.tag})
    return file


def _parsed(data: bytes) -> Element:
    try:
        return fromstring(data, forbid_dtd=True)
    except ParseError as error:
        line, column = error.position
        text = _("The XML is broken in line %(line)s, column %(column)s. Export the programme again.")
        raise UnreadableFile(text % {"line": line, "column": column + 1}) from None
    except DefusedXmlException:
        text = _(
            "The XML carries a document type declaration, which no programme needs and which can be used for "
            "attacks. Export the programme again."
        )
        raise UnreadableFile(text) from None
    except (LookupError, ValueError):
        raise UnreadableFile(_("The XML is in an encoding that cannot be read. Save it in UTF-8.")) from None


def _values(event: Element) -> dict[str, Any]:
    values: dict[str, Any] = {child.tag: _text(child) for child in event}
    for tag in _PERSONS:
        listed = event.find(tag)
        if listed is not None:
            # A list without elements may hold one name as its text.
            values[tag] = [_text(person) for person in listed] or [_text(listed)]
    return {**event.attrib, **values}


def _text(element: Element | None) -> str:
    return "".join(element.itertext()).strip() if element is not None else ""
