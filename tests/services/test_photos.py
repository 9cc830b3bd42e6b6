import io

import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from delegations.services.photos import redraw_photo


def picture(size: tuple[int, int] = (300, 200), kind: str = "JPEG", **options: object) -> bytes:
    target = io.BytesIO()
    mode = "RGB" if kind == "JPEG" else "RGBA"
    Image.new(mode, size, (10, 60, 120)[: len(mode)] if mode == "RGB" else (0, 0, 0, 0)).save(
        target, kind, **options
    )
    return target.getvalue()


def read(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def test_metadata_is_stripped():
    exif = Image.Exif()
    exif[0x010E] = "Canary taken at 41.3, 69.2"
    redrawn = redraw_photo(picture(exif=exif))
    assert (len(read(redrawn).getexif()), b"Canary" in redrawn) == (0, False)


def test_photo_on_its_side_is_stood_up():
    exif = Image.Exif()
    exif[0x0112] = 6
    assert read(redraw_photo(picture((300, 200), exif=exif))).size == (200, 300)


def test_large_photo_shrinks_in_proportion():
    assert read(redraw_photo(picture((3000, 1500)))).size == (1200, 600)


def test_small_photo_keeps_its_size():
    assert read(redraw_photo(picture((30, 20)))).size == (30, 20)


def test_transparency_becomes_white():
    assert read(redraw_photo(picture(kind="PNG"))).getpixel((5, 5)) == (255, 255, 255)


def test_file_of_too_many_bytes_is_refused_unread():
    with pytest.raises(ValidationError, match=r"The photo has 6\.0 MB\. Send one of at most 5 MB"):
        redraw_photo(b"\0" * (6 * 1024 * 1024))


def test_picture_of_too_many_pixels_is_refused_before_it_is_decoded():
    bomb = picture((8000, 6000), kind="PNG", compress_level=9)
    with pytest.raises(ValidationError, match="8000 × 6000 pixels"):
        redraw_photo(bomb)


@pytest.mark.parametrize("kind", ["GIF", "TIFF", "BMP"])
def test_other_kinds_of_picture_are_refused(kind):
    target = io.BytesIO()
    Image.new("RGB", (10, 10)).save(target, kind)
    with pytest.raises(ValidationError, match="Send a JPEG, PNG or WebP picture"):
        redraw_photo(target.getvalue())


def test_photo_cut_short_is_refused():
    with pytest.raises(ValidationError, match="cannot be read as a photo"):
        redraw_photo(picture((800, 800))[:600])
