"""How far a long import has come, told to whoever waits for it."""

from collections.abc import Callable

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Phase(TextChoices):
    """What an import is doing; together the phases make the whole."""

    READING = "reading", _("Reading the file")
    COMPARING = "comparing", _("Comparing it with the records")
    WRITING = "writing", _("Writing")
    UNDOING = "undoing", _("Taking it back")


#: Called now and then, never once a row: phase, how much of it is done, how much there is.
Progress = Callable[[Phase, int, int], None]


def unheard(_phase: Phase, _done: int, _total: int) -> None:
    """Take the news of an import that nobody waits for."""
