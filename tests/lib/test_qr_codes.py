"""QR codes of tokens."""

import re

import pytest
from qrcode.constants import ERROR_CORRECT_Q
from qrcode.exceptions import DataOverflowError
from qrcode.main import QRCode

from delegations.models.badge import new_token
from eventsite.lib.qr_codes import qr_svg

TOKEN = "ABCDEFGHIJKLMNOPQRSTUVWX27"


def modules(svg: str) -> set[tuple[int, int]]:
    runs = re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", svg)
    return {(int(x) + step, int(y)) for x, y, length in runs for step in range(int(length))}


def test_code_has_the_dark_modules_of_the_library():
    code = QRCode(version=2, error_correction=ERROR_CORRECT_Q, border=0, mask_pattern=3)
    code.add_data(TOKEN, optimize=0)
    code.make(fit=False)

    wanted = {(x, y) for y, row in enumerate(code.modules) for x, dark in enumerate(row) if dark}

    assert modules(qr_svg(TOKEN)) == wanted


def test_code_of_every_token_is_of_one_size():
    sizes = {re.search(r'viewBox="([^"]+)"', qr_svg(new_token()))[1] for _ in range(20)}

    assert sizes == {"0 0 25 25"}


def test_codes_of_two_tokens_differ():
    assert modules(qr_svg(new_token())) != modules(qr_svg(new_token()))


def test_token_that_does_not_fit_is_refused():
    with pytest.raises((DataOverflowError, ValueError)):
        qr_svg("A" * 30)
