"""Texts as XML can hold them."""

import re

#: Characters that XML 1.0 has no way to write.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def without_controls(text: str) -> str:
    """Return the text without the characters that no XML file can hold."""
    return _NOT_IN_XML.sub("", text)
