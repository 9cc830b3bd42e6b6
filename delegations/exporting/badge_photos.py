"""Photos as badges print them: cut to the frame, small enough that thousands of them fit into a file."""

import io
from base64 import b64encode
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from django.core.files.storage import Storage, default_storage
from PIL import Image, ImageOps, UnidentifiedImageError


class Frame(NamedTuple):
    """Width and height in pixels, at 300 to an inch."""

    width: int
    height: int


def photo_drawings(names: Iterable[str], frame: Frame) -> dict[str, str]:
    """Return the photos, by their stored name, as SVG with the picture inside; one that is lost is empty."""
    wanted = sorted(set(filter(None, names)))
    # Reading and writing pictures lets other threads run meanwhile.
    with ThreadPoolExecutor(max_workers=2) as pool:
        drawn = pool.map(lambda name: _drawing(default_storage, name, frame), wanted)
    return dict(zip(wanted, drawn, strict=True))


def _drawing(storage: Storage, name: str, frame: Frame) -> str:
    try:
        with storage.open(name) as file, Image.open(file, formats=("JPEG",)) as picture:
            picture.draft("RGB", (2 * frame.width, 2 * frame.height))
            cut = ImageOps.fit(picture.convert("RGB"), frame, centering=(0.5, 0.4))
    except (OSError, UnidentifiedImageError):
        return ""
    target = io.BytesIO()
    cut.save(target, "JPEG", quality=85)
    data = b64encode(target.getvalue()).decode("ascii")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {frame.width} {frame.height}">'
        f'<image width="{frame.width}" height="{frame.height}" href="data:image/jpeg;base64,{data}"/></svg>'
    )
