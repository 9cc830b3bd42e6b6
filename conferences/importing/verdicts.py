"""What an import says about a row: one verdict, and findings that name line, column, value and remedy."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext, pgettext_lazy


class Verdict(TextChoices):
    NEW = "new", pgettext_lazy("verdict", "New")
    UPDATED = "updated", pgettext_lazy("verdict", "Updated")
    UNCHANGED = "unchanged", pgettext_lazy("verdict", "Unchanged")
    HELD = "held", pgettext_lazy("verdict", "Duplicate suspected")
    REJECTED = "rejected", pgettext_lazy("verdict", "Rejected")
    SKIPPED = "skipped", pgettext_lazy("verdict", "Left out by decision")


#: Rows of these verdicts are written, or would be if anything had changed.
ACCEPTED = (Verdict.NEW, Verdict.UPDATED, Verdict.UNCHANGED)


#: Rows that an import leaves out; those of each verdict make a file of their own.
LEFT_OUT = (Verdict.REJECTED, Verdict.HELD)


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem or a note. `column` and `value` as they stand in the file; `reason` translated."""

    #: A member of the kinds of findings of one list; their order is that of the groups in the preview.
    kind: TextChoices
    reason: str
    column: str = ""
    value: str = ""
    #: Names that may be meant, best first; never taken without a person.
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """A field of a delegate on record that the file changes; both values as they are shown."""

    field: str
    old: str
    new: str


def with_candidates(reason: str, candidates: Iterable[str], question: str) -> str:
    """Return the reason, followed by the question (`%(names)s` in it) if there are any candidates."""
    names = gettext("”, “").join(candidates)
    quoted = gettext("“%(names)s”") % {"names": names}
    return f"{reason} {question % {'names': quoted}}" if names else reason
