"""Photos of persons: read with suspicion, drawn anew, kept from the public."""

import io
import uuid
import warnings

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

MAX_BYTES = 5 * 1024 * 1024
MAX_PIXELS = 40_000_000
#: Longest side of the stored photo, in pixels: enough for a badge of 35 × 45 mm at 600 dpi.
MAX_SIDE = 1200
_FORMATS = ("JPEG", "PNG", "WEBP")


def redraw_photo(data: bytes) -> bytes:
    """Return the picture as a JPEG of at most MAX_SIDE pixels a side, without metadata, upright.

    Size and dimensions are checked before a pixel is decoded. Raises ValidationError.
    """
    if len(data) > MAX_BYTES:
        raise ValidationError(
            _("The photo has %(size).1f MB. Send one of at most %(limit)d MB."),
            params={"size": len(data) / 1024**2, "limit": MAX_BYTES // 1024**2},
        )
    try:
        with warnings.catch_warnings():
            # Pillow only warns of a picture between one and two times its own limit; ours is lower.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            return _encode(_open(data))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise ValidationError(
            _("This file cannot be read as a photo. Send a JPEG, PNG or WebP picture."), code="unreadable"
        ) from error


def _open(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(data), formats=_FORMATS)
    if picture.width * picture.height > MAX_PIXELS:
        raise ValidationError(
            _("The photo measures %(width)d × %(height)d pixels. Send one of at most %(limit)d megapixels."),
            params={"width": picture.width, "height": picture.height, "limit": MAX_PIXELS // 1_000_000},
        )
    return picture


def _encode(picture: Image.Image) -> bytes:
    picture.draft("RGB", (MAX_SIDE, MAX_SIDE))
    picture.thumbnail((MAX_SIDE, MAX_SIDE))
    upright = ImageOps.exif_transpose(picture)
    flat = Image.new("RGB", upright.size, "white")
    with_alpha = upright.convert("RGBA")
    flat.paste(with_alpha, mask=with_alpha.getchannel("A"))
    target = io.BytesIO()
    flat.save(target, "JPEG", quality=88, optimize=True)
    return target.getvalue()


def photo_file(data: bytes) -> "ContentFile[bytes]":
    """Return the redrawn photo as a file whose name says nothing of the person. Raises ValidationError."""
    return ContentFile(redraw_photo(data), name=f"{uuid.uuid4().hex}.jpg")


def erase_after_commit(photo: FieldFile) -> None:
    """Erase a photo that its person no longer has, once that is certain."""
    storage, name = photo.storage, photo.name
    if name:
        transaction.on_commit(lambda: storage.delete(name))
