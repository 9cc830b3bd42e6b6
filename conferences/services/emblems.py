"""Emblems of series: read with suspicion, written anew, small enough for a first visit."""

import io
import re
import warnings
from hashlib import sha256
from xml.etree.ElementTree import Element, ParseError, register_namespace, tostring

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

MAX_BYTES = 1024 * 1024
MAX_PIXELS = 40_000_000
#: What a stored emblem may weigh: a first visit to a page has 150 KB in all.
MAX_STORED = 30 * 1024
#: Longest sides of a stored picture, in pixels; the first that is light enough is taken.
SIDES = (480, 320, 240, 160, 96)
_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
#: Elements that draw; whatever else an SVG may hold runs, links, animates or fetches.
_DRAWING = (
    "circle clipPath defs desc ellipse feBlend feColorMatrix feComposite feFlood feGaussianBlur feMerge "
    "feMergeNode feOffset filter g line linearGradient marker mask path pattern polygon polyline "
    "radialGradient rect stop style svg symbol switch text textPath title tspan use"
)
_MAY_STAND = frozenset(_DRAWING.split())
_OUTSIDE = re.compile(r"@import|expression\(|javascript:|\\|url\(\s*(?!['\"]?#)", re.IGNORECASE)


def emblem_file(data: bytes) -> "ContentFile[bytes]":
    """Return the emblem as a file named by its content, SVG or PNG. Raises ValidationError."""
    if len(data) > MAX_BYTES:
        raise ValidationError(_("The emblem has more than 1 MB. Send a smaller file."), code="size")
    is_svg = data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    content = redraw_svg(data) if is_svg else redraw_picture(data)
    name = f"{sha256(content).hexdigest()[:20]}.{'svg' if is_svg else 'png'}"
    return ContentFile(content, name=name)


def redraw_picture(data: bytes) -> bytes:
    """Return the picture as a PNG without metadata, as large as its weight allows. Raises ValidationError."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(data), formats=("PNG",))
            if picture.width * picture.height > MAX_PIXELS:
                raise ValidationError(_("The emblem has more than 40 megapixels. Send a smaller one."))
            return _light_png(picture.convert("RGBA"))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise ValidationError(
            _("This file cannot be read as an emblem. Send an SVG or a PNG."), code="unreadable"
        ) from error


def redraw_svg(data: bytes) -> bytes:
    """Return the drawing with nothing but what draws. Raises ValidationError for all that is foreign."""
    try:
        root = fromstring(data)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise ValidationError(
            _("This file cannot be read as an emblem. Send an SVG or a PNG."), code="unreadable"
        ) from error
    if root.tag != f"{{{_SVG}}}svg":
        raise ValidationError(_("This file is no SVG drawing."), code="unreadable")
    _clean(root)
    if not root.get("viewBox"):
        root.set("viewBox", _box(root))
    content = _written(root)
    if len(content) > MAX_STORED:
        raise ValidationError(
            _("The drawing has %(size)d KB, which every reader would load. Simplify it to %(limit)d KB."),
            code="size",
            params={"size": len(content) // 1024 + 1, "limit": MAX_STORED // 1024},
        )
    return content


def _light_png(picture: Image.Image) -> bytes:
    target = io.BytesIO()
    for side in SIDES:
        small = picture.copy()
        small.thumbnail((side, side))
        target = io.BytesIO()
        small.quantize(256, method=Image.Quantize.FASTOCTREE).save(target, "PNG", optimize=True)
        if target.tell() <= MAX_STORED:
            break
    return target.getvalue()


def _written(root: Element) -> bytes:
    # Prefixes are the whole process's, and the drawer of QR codes sets its own: ours, just before writing.
    register_namespace("", _SVG)
    register_namespace("xlink", _XLINK)
    return tostring(root, encoding="utf-8")


def _clean(element: Element) -> None:
    """Leave out what editors note for themselves; refuse what runs or comes from elsewhere."""
    for name, value in list(element.attrib.items()):
        space, _brace, local = name.rpartition("}")
        if space and space[1:] != _XLINK:
            del element.attrib[name]
        else:
            _refuse_foreign(local, value)
    if _OUTSIDE.search(element.text or ""):
        _refuse((element.text or "").strip()[:60])
    for child in list(element):
        space, _brace, local = str(child.tag).rpartition("}")
        if space[1:] != _SVG or local == "metadata":
            element.remove(child)
        elif local not in _MAY_STAND:
            _refuse(f"<{local}>")
        else:
            _clean(child)


def _refuse_foreign(name: str, value: str) -> None:
    if name.lower().startswith("on"):
        _refuse(name)
    if (name == "href" and not value.strip().startswith("#")) or _OUTSIDE.search(value):
        _refuse(f"{name}={value[:60]}")


def _refuse(part: str) -> None:
    raise ValidationError(
        _(
            "The drawing holds “%(part)s”. An emblem may only draw: no scripts, links, animations, pictures "
            "or anything from elsewhere. Save it as plain SVG with its text turned into paths, or send a PNG."
        ),
        code="foreign",
        params={"part": part},
    )


def _box(root: Element) -> str:
    """Return the box of a drawing that has only a size. Raises ValidationError where it has neither."""
    sides = [
        re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*(?:px)?\s*", root.get(name, "")) for name in ("width", "height")
    ]
    if not all(sides):
        raise ValidationError(_("The drawing does not say its size: it needs a viewBox."), code="unreadable")
    width, height = (side.group(1) for side in sides if side)
    return f"0 0 {width} {height}"
