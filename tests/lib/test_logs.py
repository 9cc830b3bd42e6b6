"""What the log keeps of an error, and what it leaves out."""

import logging
import sys

from eventsite.lib.logs import DiscreetFormatter

BROKEN = 'new row violates check constraint "departs"'
TOLD = f"{BROKEN}\nDETAIL:  Failing row contains (1, Ana Bel,\nana@example.org)."


def logged(message: str) -> str:
    """Return what the log says of an error that another one caused."""
    try:
        _fail(message)
    except RuntimeError:
        record = logging.LogRecord("django.request", logging.ERROR, "", 1, "Failed", (), sys.exc_info())
        return DiscreetFormatter().format(record)
    raise AssertionError("nothing failed")


def _fail(message: str) -> None:
    try:
        int(message)
    except ValueError:
        cause = ValueError(message)
    raise RuntimeError(message) from cause


def test_row_of_a_database_error_is_left_out():
    text = logged(TOLD)
    assert ("Ana Bel" in text, "ana@example.org" in text) == (False, False)


def test_rest_of_a_database_error_is_kept():
    text = logged(TOLD)
    assert (text.count(BROKEN), text.count("RuntimeError:"), text.count("ValueError:")) == (2, 1, 1)


def test_other_errors_are_kept_whole():
    assert logged("Something else").count("Error: Something else") == 2
