"""Delegations and delegates that wait for somebody: rules of the desk's cards and the lists behind them."""

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, NullIf

from delegations.enums import BodyNameForm, DelegateRole, DelegateStatus
from delegations.models import BadgePrint, BodyName, Delegate, Delegation

#: Names that stand at the head of a list; an acronym alone does not.
_PRINTED_FORMS = (BodyNameForm.SHORT, BodyNameForm.FORMAL)


def without_head(delegations: QuerySet[Delegation]) -> QuerySet[Delegation]:
    """Keep delegations that have delegates, but nobody who leads them."""
    return delegations.filter(has_seats(), ~has_head())


def has_seats() -> Exists:
    return Exists(_seats())


def has_head() -> Exists:
    return Exists(_seats().filter(role=DelegateRole.HEAD))


def over_quota(delegations: QuerySet[Delegation]) -> QuerySet[Delegation]:
    """Keep delegations with more delegates than seats."""
    taken = _seats().values("delegation").annotate(taken=Count("pk")).values("taken")
    return delegations.filter(quota__lt=Subquery(taken))


def without_list_name(delegations: QuerySet[Delegation]) -> QuerySet[Delegation]:
    """Keep delegations that the list would name in another language than its own."""
    return delegations.filter(lacks_list_name())


def lacks_list_name() -> Q:
    """Return the condition: no printed name, and none in the list language at the edition's date.

    It is that of `NameBook.of_delegation`: the short and the formal name stand in for each other.
    """
    language = Coalesce(NullIf(OuterRef("edition__list_language"), Value("")), _of_series())
    day = OuterRef("edition__starts_on")
    begun = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
    lasting = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    names = BodyName.objects.filter(
        begun, lasting, body=OuterRef("body"), language=language, form__in=_PRINTED_FORMS
    )
    return Q(~Exists(names.order_by()), printed_name="")


def without_badge(delegates: QuerySet[Delegate]) -> QuerySet[Delegate]:
    """Keep those who are accredited, and of whose badge in force no print is on record."""
    printed = BadgePrint.objects.filter(badge__delegate=OuterRef("pk"), badge__voided_at__isnull=True)
    return delegates.filter(~Exists(printed.order_by()), status=DelegateStatus.ACCREDITED)


def _seats() -> QuerySet[Delegate]:
    return Delegate.objects.seated().filter(delegation=OuterRef("pk")).order_by()


def _of_series() -> F:
    return OuterRef("edition__series__list_language")
