"""By what delegates are counted: each measure says what it reads of a delegate, and which values that has.

The statistics group by the same expressions by which the list of delegates filters, so that a figure and
the rows behind it cannot differ.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from conferences.enums import Language
from delegations.enums import SEATED_STATUSES, DelegateRole, DelegateStatus, Gender
from delegations.models import Delegate

NOT_STATED = "not-stated"
NEW, RETURNING = "new", "returning"


@dataclass(frozen=True)
class Measure:
    """`value` is read of a delegate; `parameter` filters the list of delegates by it.

    `labels` are its values in their order; a measure without them counts by rows of the database (ids).
    Those in `always` are shown even where nobody has them. `of_all` counts everybody on record.
    """

    key: str
    title: Promise
    value: Any
    parameter: str
    labels: Mapping[str, Any] = field(default_factory=dict)
    always: frozenset[str] = frozenset()
    of_all: bool = False


def having(rows: QuerySet[Delegate], measure: Measure, key: str) -> QuerySet[Delegate]:
    """Keep the delegates that have a value of a measure."""
    return rows.alias(measured=measure.value).filter(measured=key)


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


CATEGORY = Measure("category", _("Categories"), F("delegation__category"), "delegation__category__id__exact")
BODY = Measure("body", _("Bodies"), F("delegation__body"), "body")
ROLE = Measure("role", _("Roles"), F("role"), "role__exact", dict(DelegateRole.choices))
GENDER = Measure(
    "gender",
    _("Gender"),
    Case(When(person__gender="", then=Value(NOT_STATED)), default=F("person__gender")),
    "gender",
    {value or NOT_STATED: label for value, label in (*Gender.choices[1:], Gender.choices[0])},
    frozenset((Gender.FEMALE, Gender.MALE, NOT_STATED)),
)
#: What the delegate says goes before what is known of the person.
LANGUAGE = Measure(
    "language",
    _("Language of correspondence"),
    Case(
        When(~Q(language=""), then=F("language")),
        When(~Q(person__language=""), then=F("person__language")),
        default=Value(NOT_STATED),
    ),
    "language",
    {**dict(Language.choices), NOT_STATED: _("not stated")},
    frozenset((NOT_STATED,)),
)
ATTENDANCE = Measure(
    "attendance",
    _("New and returning"),
    Case(When(seated_before(), then=Value(RETURNING)), default=Value(NEW)),
    "attendance",
    {NEW: _("at no earlier edition on record"), RETURNING: _("at an earlier edition")},
    frozenset((NEW, RETURNING)),
)
STATUS = Measure(
    "status",
    _("Status"),
    F("status"),
    "status__exact",
    dict(DelegateStatus.choices),
    frozenset(DelegateStatus.values),
    of_all=True,
)
MEASURES = (CATEGORY, ROLE, GENDER, LANGUAGE, ATTENDANCE, STATUS, BODY)
