"""What the import of attendees finds worth saying about a row."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


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
    UNREADABLE_CELL = "unreadable-cell", _("Cell that cannot be read")
    EXTRA_CELLS = "extra-cells", _("Cells beyond the last column")
    TWO_HEADS = "two-heads", _("Two heads in one delegation")
    DUPLICATE = "duplicate", _("Duplicate suspected")
    OTHER_SPELLING = "other-spelling", _("The same name in another order, script or spelling")
    DECISION_VOID = "decision-void", _("Decision that does not fit any more")
    # Notes: nothing stops, but the officer should know.
    DECIDED = "decided", _("Decided before")
    JOINED = "joined", _("Joined to another row")
    KNOWN_PERSON = "known-person", _("Perhaps known from another edition")
    CHOSEN_BODY = "chosen-body", _("Body chosen by hand")
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
