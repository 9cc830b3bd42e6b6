"""QR codes of short tokens, drawn as SVG."""

from itertools import groupby

from qrcode.constants import ERROR_CORRECT_Q
from qrcode.main import QRCode

#: 25 × 25 modules, which hold 29 capitals and digits when a quarter of them may be scratched away.
VERSION = 2
#: The best of eight masks is a matter of texts with a pattern; random ones are mixed by any of them.
_MASK = 3


def qr_svg(token: str) -> str:
    """Return the code of a token of at most 29 capitals and digits, without its quiet edge.

    Raises ValueError for a longer one.
    """
    code = QRCode(version=VERSION, error_correction=ERROR_CORRECT_Q, border=0, mask_pattern=_MASK)
    code.add_data(token, optimize=0)
    code.make(fit=False)
    rows = code.modules
    path = "".join(_row(y, [bool(module) for module in row]) for y, row in enumerate(rows))
    size = len(rows)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}"><path d="{path}"/></svg>'


def _row(y: int, modules: list[bool]) -> str:
    """Return the dark runs of a row as rectangles of a path."""
    runs, x = [], 0
    for is_dark, run in groupby(modules):
        length = len(list(run))
        if is_dark:
            runs.append(f"M{x} {y}h{length}v1h-{length}z")
        x += length
    return "".join(runs)
