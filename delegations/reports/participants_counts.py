"""How many bodies of a list of participants each choice of its filter would leave."""

from collections.abc import Mapping

from django.db.models import Q, QuerySet

from delegations.models import BodyName, Delegate, Delegation
from delegations.models.dated import valid_on
from delegations.reports.participants_index import ParticipantsIndex
from eventsite.lib.sifting import HELD, WORDS, Sifted, sift
from eventsite.lib.text import match_key

FILTERS = ("category",)


def sift_participants(index: ParticipantsIndex, asked: Mapping[str, str], text: str = "") -> Sifted[int]:
    """Return the delegations (ids) that pass `asked`, a category and whether a name holds `text`."""
    matching = _matching(index, text) if text else frozenset()
    rows = (
        (
            row.delegation,
            {
                "category": (category.category.slug,),
                WORDS: (HELD,) if row.delegation in matching else (),
            },
        )
        for category in index.categories
        for row in category.placements
    )
    return sift(rows, asked, FILTERS)


def _matching(index: ParticipantsIndex, text: str) -> frozenset[int]:
    """Return the delegations of which one name, of the body or a delegate named here, holds all the words.

    Three queries; what the whole list (`ListedDelegation.matches`) finds for its file, the page finds too.
    """
    edition = index.edition
    words = match_key(text).split()
    keys = Q(*(Q(match_key__contains=word) for word in words))
    here = Delegation.objects.of_edition(edition).order_by()
    named = _ids(
        BodyName.objects.filter(keys, valid_on(edition.starts_on), body__delegations__in=here), "body"
    )
    coded = _ids(here.filter(_code_holds(words)), "body")
    people = _ids(Delegate.objects.of_edition(edition).public().filter(keys), "delegation__body")
    found = named | coded | people
    return frozenset(
        row.delegation
        for category in index.categories
        for row in category.placements
        if row.body in found or any(_holds(name, words) for name in (row.label, row.printed_name))
    )


def _code_holds(words: list[str]) -> Q:
    fields = ("code", "iso_alpha2", "iso_alpha3")
    return Q(
        *(Q(**{f"body__{field}__icontains": word for word in words}) for field in fields), _connector=Q.OR
    )


def _holds(name: str, words: list[str]) -> bool:
    key = match_key(name)
    return all(word in key for word in words)


def _ids(rows: "QuerySet[BodyName] | QuerySet[Delegation] | QuerySet[Delegate]", body: str) -> set[int]:
    return set(rows.order_by().values_list(body, flat=True))
