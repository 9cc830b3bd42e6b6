"""What the log keeps of an error, and what it leaves out."""

import logging
import sys

from eventsite.lib.logs import DiscreetFormatter

TOLD = 'new row violates check constraint "departs"\nDETAIL:  Failing row contains (1, Ana Bel,\nana@example.org).'


def logged(message: str) -> str:
    try:
        try:
            raise ValueError(message)
        except ValueError as error:
            raise RuntimeError(message) from error
    except RuntimeError:
        record = logging.LogRecord("django.request", logging.ERROR, "", 1, "Failed", (), sys.exc_info())
        return DiscreetFormatter().format(record)


def test_row_of_a_database_error_is_left_out():
    text = logged(TOLD)
    assert ("Ana Bel" in text, "ana@example.org" in text) == (False, False)


def test_rest_of_a_database_error_is_kept():
    text = logged(TOLD)
    assert text.count('violates check constraint "departs"') == 2
    assert text.count("Traceback") == 2


def test_other_errors_are_kept_whole():
    assert logged("Something else").count("Error: Something else") == 2
