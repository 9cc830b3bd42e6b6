"""The last column of a file of rows left out: why so. It is passed over when the file comes back."""

from collections.abc import Mapping

from django.utils.translation import get_language

from eventsite.lib.text import match_key

# Written here, not in the catalogues: a file may come back to a person who reads another language.
_HEADINGS: Mapping[str, str] = {
    "en": "Reason",
    "ru": "Причина",
    "zh-hans": "原因",
}
_KEYS = frozenset(map(match_key, _HEADINGS.values()))


def reason_heading() -> str:
    """Return the heading in the language of the interface."""
    return _HEADINGS.get(get_language() or "", _HEADINGS["en"])


def is_reason(heading: str) -> bool:
    """Say whether a heading is that of the reasons, in any language of the interface."""
    return match_key(heading) in _KEYS
