"""By what delegates are counted: each measure says what it reads of a delegate, and which values that has.

The statistics count by the same conditions by which the list of delegates filters, so that a figure and the
rows behind it cannot differ.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from conferences.enums import Language
from delegations.enums import SEATED_STATUSES, DelegateRole, DelegateStatus, Gender
from delegations.models import Delegate

NOT_STATED = "not-stated"
NEW, RETURNING = "new", "returning"


@dataclass(frozen=True)
class Measure:
    """`parameter` filters the list of delegates by it; `labels` are its values in their order.

    A measure without labels counts by rows of the database (ids). `value` is read of a delegate; where it is
    more than a column, `conditions` say who has which value. Those in `always` are shown even where nobody
    has them. `of_all` counts everybody on record.
    """

    key: str
    title: Promise
    parameter: str
    value: Any = None
    conditions: Mapping[str, Q] = field(default_factory=dict)
    labels: Mapping[str, Any] = field(default_factory=dict)
    always: frozenset[str] = frozenset()
    of_all: bool = False


def seated_before() -> Exists:
    """Say of a delegate whether the person held a seat at an earlier edition of the series."""
    edition = "delegation__edition__"
    earlier = Delegate.objects.filter(
        person=OuterRef("person"),
        status__in=SEATED_STATUSES,
        **{f"{edition}series": OuterRef(f"{edition}series")},
        **{f"{edition}number__lt": OuterRef(f"{edition}number")},
    )
    return Exists(earlier.order_by())


def _either(conditions: Mapping[str, Q]) -> Case:
    """Return which of some conditions holds, by its key."""
    return Case(*(When(condition, then=Value(key)) for key, condition in conditions.items()))


_GENDERS = {value or NOT_STATED: Q(person__gender=value) for value in Gender.values}
#: What the delegate says goes before what is known of the person.
_LANGUAGES = {
    **{code: Q(language=code) | Q(language="", person__language=code) for code in Language.values},
    NOT_STATED: Q(language="", person__language=""),
}

CATEGORY = Measure("category", _("Categories"), "delegation__category__id__exact", F("delegation__category"))
BODY = Measure("body", _("Bodies"), "body", F("delegation__body"))
ROLE = Measure("role", _("Roles"), "role__exact", F("role"), labels=dict(DelegateRole.choices))
GENDER = Measure(
    "gender",
    _("Gender"),
    "gender",
    _either(_GENDERS),
    conditions=_GENDERS,
    labels={value or NOT_STATED: label for value, label in (*Gender.choices[1:], Gender.choices[0])},
    always=frozenset((Gender.FEMALE, Gender.MALE, NOT_STATED)),
)
LANGUAGE = Measure(
    "language",
    _("Language of correspondence"),
    "language",
    _either(_LANGUAGES),
    conditions=_LANGUAGES,
    labels={**dict(Language.choices), NOT_STATED: _("not stated")},
    always=frozenset((NOT_STATED,)),
)
#: No value to group by: the database answers two plain questions ten times as fast as one of every row.
ATTENDANCE = Measure(
    "attendance",
    _("New and returning"),
    "attendance",
    conditions={NEW: ~Q(seated_before()), RETURNING: Q(seated_before())},
    labels={NEW: _("first time on record"), RETURNING: pgettext_lazy("delegates", "returning")},
    always=frozenset((NEW, RETURNING)),
)
STATUS = Measure(
    "status",
    _("Status"),
    "status__exact",
    F("status"),
    labels=dict(DelegateStatus.choices),
    always=frozenset(DelegateStatus.values),
    of_all=True,
)
MEASURES = (CATEGORY, ROLE, GENDER, LANGUAGE, ATTENDANCE, STATUS, BODY)
