"""Emblems are read with suspicion: what is stored draws, and nothing else."""

import io
import random
from xml.etree.ElementTree import register_namespace

import pytest
from django.core.exceptions import ValidationError
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from conferences.services.emblems import MAX_BYTES, MAX_STORED, emblem_file

SPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def svg(inside: str) -> bytes:
    return f'<svg {SPACES} viewBox="0 0 9 9">{inside}</svg>'.encode()


def png(side: int = 20, *, noisy: bool = False) -> bytes:
    picture = Image.new("RGBA", (side, side), (20, 90, 60, 255))
    if noisy:
        picture = Image.frombytes("RGBA", picture.size, random.Random(1).randbytes(4 * side * side))  # noqa: S311
    secret = PngInfo()
    secret.add_text("Author", "Canary Surname")
    target = io.BytesIO()
    picture.save(target, "PNG", pnginfo=secret)
    return target.getvalue()


def test_a_drawing_keeps_what_draws_and_loses_what_editors_note():
    register_namespace("svg", "http://www.w3.org/2000/svg")  # As the drawer of QR codes does.
    given = (
        '<?xml version="1.0"?><!-- Canary --><svg xmlns="http://www.w3.org/2000/svg" '
        'xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:version="1" viewBox="0 0 9 9">'
        '<metadata>Canary</metadata><i:view/><path id="a" d="M0 0h9"/><use href="#a"/></svg>'
    )
    stored = emblem_file(given.encode())
    assert stored.read() == (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path id="a" d="M0 0h9" />'
        b'<use href="#a" /></svg>'
    )
    assert stored.name is not None
    assert stored.name.endswith(".svg")


@pytest.mark.parametrize(
    "part",
    [
        "<script>alert(1)</script>",
        '<g onload="alert(1)"/>',
        '<g ONCLICK="alert(1)"/>',
        '<a href="https://example.org/"><path d="M0 0"/></a>',
        '<image href="https://example.org/x.png"/>',
        '<image href="data:image/png;base64,AAAA"/>',
        '<use href="https://example.org/x.svg#a"/>',
        '<use xlink:href="other.svg#a"/>',
        "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'/></foreignObject>",
        "<style>@import 'https://example.org/x.css';</style>",
        "<style>path{fill:url(https://example.org/x)}</style>",
        "<style>path{fill:u\\72l(x)}</style>",
        '<path style="fill:url(//example.org/x)" d="M0 0"/>',
        '<path fill="url(https://example.org/x#a)" d="M0 0"/>',
        '<animate attributeName="href" values="javascript:alert(1)"/>',
        '<set attributeName="onmouseover" to="alert(1)"/>',
        "<g><g><script/></g></g>",
    ],
)
def test_a_drawing_with_scripts_or_foreign_parts_is_refused(part):
    with pytest.raises(ValidationError) as refusal:
        emblem_file(svg(part))
    assert refusal.value.code == "foreign"


def test_parts_of_the_drawing_itself_may_be_used():
    inside = '<linearGradient id="a"/><path fill="url(#a)" d="M0 0"/><use xlink:href="#a"/>'
    assert b'fill="url(#a)"' in emblem_file(svg(inside)).read()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no picture",
        b"<svg",
        b"<html><body/></html>",
        b"<?xml version='1.0'?><!DOCTYPE s [<!ENTITY a 'b'>]><svg xmlns='http://www.w3.org/2000/svg'>&a;</svg>",
        b"<svg xmlns='http://www.w3.org/2000/svg'><path/></svg>",
        png()[:60],
        b"GIF89a" + bytes(40),
    ],
)
def test_what_is_no_emblem_is_refused(data):
    with pytest.raises(ValidationError) as refusal:
        emblem_file(data)
    assert refusal.value.code == "unreadable"


def test_a_drawing_with_a_size_gets_its_box():
    stored = emblem_file(b"<svg xmlns='http://www.w3.org/2000/svg' width='20px' height='10.5'><path/></svg>")
    assert b'viewBox="0 0 20 10.5"' in stored.read()


def test_what_every_reader_would_load_is_small():
    with pytest.raises(ValidationError, match="Simplify it to 30 KB"):
        emblem_file(svg(f'<path d="{"M0 0 " * 9000}"/>'))
    with pytest.raises(ValidationError, match="more than 1 MB"):
        emblem_file(bytes(MAX_BYTES + 1))
    assert len(emblem_file(png(300, noisy=True)).read()) <= MAX_STORED


def test_a_picture_is_written_anew_without_its_metadata():
    stored = emblem_file(png(900)).read()
    picture = Image.open(io.BytesIO(stored))
    assert (picture.format, picture.size, picture.info.get("Author")) == ("PNG", (480, 480), None)
    assert b"Canary" in png()
    assert b"Canary" not in stored


def test_equal_emblems_have_one_name():
    assert emblem_file(png()).name == emblem_file(png()).name != emblem_file(png(30)).name
