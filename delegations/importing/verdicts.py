"""What the import says about a row: one verdict, and findings that name line, column, value and remedy."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class Verdict(TextChoices):
    NEW = "new", _("New")
    UPDATED = "updated", _("Updated")
    UNCHANGED = "unchanged", _("Unchanged")
    HELD = "held", _("Duplicate suspected")
    REJECTED = "rejected", _("Rejected")


#: Rows of these verdicts are written, or would be if anything had changed.
ACCEPTED = (Verdict.NEW, Verdict.UPDATED, Verdict.UNCHANGED)


class FindingKind(TextChoices):
    """Kinds of findings; their labels head the groups of the preview."""

    BODY_NOT_FOUND = "body-not-found", _("Body not found")
    BODY_AMBIGUOUS = "body-ambiguous", _("Name of several bodies")
    CODE_AND_NAME = "code-and-name", _("Code and name mean two bodies")
    CATEGORY_MISSING = "category-missing", _("No category")
    CATEGORY_NOT_FOUND = "category-not-found", _("Category not found")
    CATEGORY_DIFFERS = "category-differs", _("Another category than on record")
    NAME_MISSING = "name-missing", _("No name")
    VALUE = "value", _("Value not valid")
    EXTRA_CELLS = "extra-cells", _("Cells beyond the last column")
    TWO_HEADS = "two-heads", _("Two heads in one delegation")
    DUPLICATE = "duplicate", _("Duplicate suspected")
    # Notes: nothing stops, but the officer should know.
    UNKNOWN_CODE = "unknown-code", _("Unknown code, body taken by its name")
    UNKNOWN_NAME = "unknown-name", _("Unknown name, body taken by its code")
    FORMER_NAME = "former-name", _("Former name")
    DISSOLVED = "dissolved", _("Body no longer exists")
    SIMILAR_BODY = "similar-body", _("A similar body is on record")
    SAME_NAME = "same-name", _("Same name in another delegation")
    SECOND_SEAT = "second-seat", _("One person, two delegations")
    SHARED_MAILBOX = "shared-mailbox", _("E-mail address used by several people")
    NEW_NAME = "new-name", _("Known by the e-mail address, name differs")
    NOT_SEATED = "not-seated", _("On record without a seat")


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem or a note. `column` and `value` as they stand in the file; `reason` translated."""

    kind: FindingKind
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
