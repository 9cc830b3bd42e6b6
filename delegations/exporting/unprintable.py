"""What an officer is told where a text has letters that no font of ours can draw."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import ngettext

from eventsite.lib.typesetting import unprintable

#: Texts in one message; whoever mends these comes back for the others.
_NAMED = 5


@dataclass(frozen=True)
class Owner:
    """Whose text it is: a name for the screen, and the row for where names do not belong."""

    name: str
    row: str


class UnprintableTextError(ValidationError):
    """Its message holds names of people: it is for the screen of the officer, never for a log.

    `rows` say the same without names.
    """

    def __init__(self, message: list[str], rows: tuple[str, ...]) -> None:
        super().__init__(message, code="glyphs")
        self.rows = rows


def unprintable_error(texts: Mapping[str, Owner], hint: str = "") -> UnprintableTextError:
    """Return the error; `texts` leads from each text to its owner, `hint` says what else would help."""
    found = unprintable(texts)
    named = "; ".join(f"{texts[text].name}: “{text}”" for text in found[:_NAMED])
    message = ngettext(
        "Nothing was printed: %(count)d text has letters that no font of this site can draw. "
        "Write it in other letters: %(texts)s.",
        "Nothing was printed: %(count)d texts have letters that no font of this site can draw. "
        "Write them in other letters: %(texts)s.",
        len(found),
    ) % {"count": len(found), "texts": named}
    rows = tuple(dict.fromkeys(texts[text].row for text in found))
    return UnprintableTextError([message, hint] if hint and found else [message], rows)
