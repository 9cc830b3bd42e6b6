"""What the import of a list finds worth saying about a row."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ListFinding(TextChoices):
    """Kinds of findings; their labels head the groups of the preview."""

    NOT_FOUND = "not-found", _("Not on record")
    AMBIGUOUS = "ambiguous", _("Name of several records")
    MISSING = "missing", _("Something is missing")
    VALUE = "value", _("Value not valid")
    RULE = "rule", _("Against a rule")
    OTHER_EDITION = "other-edition", _("Of another edition")
    UNREADABLE_CELL = "unreadable-cell", _("Cell that cannot be read")
    EXTRA_CELLS = "extra-cells", _("Cells beyond the last column")
    DUPLICATE = "duplicate", _("Duplicate suspected")
    # Notes: nothing stops, but the officer should know.
    CREATED = "created", _("Will be created")
    LEFT_OUT = "left-out", _("Left out, and why")
    KEPT = "kept", _("On record and kept")


#: Rows with such a finding and no other wait for a person instead of being refused.
HELD = frozenset({ListFinding.DUPLICATE})
