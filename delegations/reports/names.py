"""The name under which a body appears: the naming rule of printed lists.

A delegation's printed name wins. Else it is the form that the edition prints (formal or short), valid on
the edition's date, in the reader's language; where the reader's language has no name, in the list language,
then in English, then in any, always with the language said so that a page can mark it.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import QuerySet

from conferences.enums import Language, NameForm
from conferences.models import Edition
from delegations.enums import BodyNameForm
from delegations.models import Body, BodyName, Delegation
from delegations.models.dated import valid_on
from eventsite.lib.collation import sort_key

#: Forms that stand in for each other on a page, the wanted one first; an acronym is no name to head a page.
_FORMS = {
    NameForm.SHORT.value: (BodyNameForm.SHORT, BodyNameForm.FORMAL),
    NameForm.FORMAL.value: (BodyNameForm.FORMAL, BodyNameForm.SHORT),
}
#: Forms to sort under, the wanted one first.
SORT_FORMS = (BodyNameForm.SORT, BodyNameForm.SHORT, BodyNameForm.FORMAL)


@dataclass(frozen=True)
class DisplayName:
    """A name and the language it is in; empty where nobody recorded the language."""

    text: str
    language: str = ""

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class NameBook:
    """The names of some bodies valid on one day, by body, then language and form; it never queries."""

    by_body: Mapping[int, Mapping[tuple[str, str], "BodyName | LoadedName"]]
    _keys: dict[tuple[int, str], str] = field(default_factory=dict, repr=False, compare=False)

    def display(
        self, body: Body, *, language: str, list_language: str = "", form: str = NameForm.SHORT
    ) -> DisplayName:
        """Return the body's name for a reader of `language`; its working name where none is on record."""
        return self.display_of(body.pk, body.label, language=language, list_language=list_language, form=form)

    def display_of(
        self, body: int, label: str, *, language: str, list_language: str = "", form: str = NameForm.SHORT
    ) -> DisplayName:
        """Return the `display` name of a body by its id and its working name."""
        languages = _preference(language, list_language)
        for forms in (_FORMS[form], (BodyNameForm.ACRONYM,)):
            found = self._first(body, languages, forms)
            if found:
                return DisplayName(found.text, found.language)
        return DisplayName(label)

    def of_delegation(self, delegation: Delegation, edition: Edition, *, language: str) -> DisplayName:
        """Return the name under which the delegation stands in the edition's list."""
        if delegation.printed_name:
            return DisplayName(delegation.printed_name, delegation.printed_language)
        return self.display(
            delegation.body,
            language=language,
            list_language=edition.order_language,
            form=edition.body_name_form,
        )

    def exact(self, body: Body, *, language: str, form: str = BodyNameForm.SHORT) -> DisplayName | None:
        """Return the name of just this language and form, or None."""
        found = self._first(body.pk, (language,), (form,))
        return DisplayName(found.text, found.language) if found else None

    def exact_form(self, body: Body, *, language: str, form: str) -> DisplayName | None:
        """Return the name of just this language in the form that an edition prints, else its other form."""
        found = self._first(body.pk, (language,), _FORMS[form])
        return DisplayName(found.text, found.language) if found else None

    def match_keys(self, body: Body) -> frozenset[str]:
        """Return the keys under which spellings of the body's names meet, in all languages."""
        return frozenset(name.match_key for name in self.by_body.get(body.pk, {}).values())

    def sort_key(self, body: Body, language: str) -> str:
        """Return the key of the body's place in a list of this language.

        The name to sort under, else the short, else the formal one; a body that has no name in the
        language stands where its name in another language falls, at last its working name.
        """
        return self.place_of(body.pk, body.label, language)

    def place_of(self, body: int, label: str, language: str) -> str:
        """Return the `sort_key` of a body by its id and its working name."""
        key = self._keys.get((body, language))
        if key is None:
            key = self._keys[body, language] = self._sort_key(body, label, language)
        return key

    def _sort_key(self, body: int, label: str, language: str) -> str:
        own = self._first(body, (language,), SORT_FORMS)
        if own:
            return str(own.sort_key)
        # A stored key obeys the rules of its own language; in this list, another's name goes by this one's.
        other = self._first(body, _preference(language, ""), SORT_FORMS)
        return sort_key(other.text if other else label, language)

    def _first(
        self, body: int, languages: Sequence[str], forms: Sequence[str]
    ) -> "BodyName | LoadedName | None":
        names = self.by_body.get(body, {})
        wanted = ((language, form) for language in languages for form in forms)
        return next((names[key] for key in wanted if key in names), None)


def names_of(bodies: Iterable[int], *, on: dt.date) -> NameBook:
    """Load the names of bodies (ids) that are valid on a day, in one query."""
    rows = BodyName.objects.filter(valid_on(on), body__in=set(bodies))
    return names_on(loaded_names(rows), on)


class LoadedName(NamedTuple):
    """What a book needs of a name: a list of 500 bodies has thousands of them."""

    body_id: int
    language: str
    form: str
    text: str
    sort_key: str
    match_key: str
    valid_from: dt.date | None
    valid_to: dt.date | None

    def is_valid_on(self, day: dt.date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


def loaded_names(rows: QuerySet[BodyName]) -> list[LoadedName]:
    """Load names for `names_on`, without the rest of their rows; one query."""
    return list(map(LoadedName._make, rows.order_by("body_id", "id").values_list(*LoadedName._fields)))


def names_on(names: Iterable[BodyName | LoadedName], day: dt.date) -> NameBook:
    """Make a book of names already loaded: those of them that are valid on a day."""
    by_body: dict[int, dict[tuple[str, str], BodyName | LoadedName]] = defaultdict(dict)
    for name in names:
        if name.is_valid_on(day):
            by_body[name.body_id][name.language, name.form] = name
    return NameBook(by_body)


def _preference(language: str, list_language: str) -> list[str]:
    return list(dict.fromkeys(filter(None, (language, list_language, Language.ENGLISH, *Language.values))))
