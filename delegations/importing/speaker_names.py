"""Whom the name of a speaker in a file means: delegates of the edition, by any spelling of their names."""

from collections.abc import Iterator
from functools import cached_property

from conferences.importing.lists.comparing import Names
from conferences.models import Edition
from delegations.importing.known_bodies import Spellings, load_spellings
from delegations.models import Delegate
from delegations.reports.person_names import spellings_of
from eventsite.lib.text import match_key

#: Names that are looked for by likeness; beyond, a list of strangers would take long.
_MOST_LIKENED = 200


class SpeakerNames:
    """The delegates of one edition that take a seat; one query, four more where a name has a body."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._names: Names[Delegate] = Names()
        self._likened = 0
        seated = Delegate.objects.of_edition(edition).seated().order_by("id")
        for delegate in seated.select_related("delegation__body", "person"):
            self._names.add(delegate, *spellings_of(delegate, delegate.person))

    def find(self, text: str) -> list[Delegate]:
        """Return whom a name may mean, or a name with a body behind it in brackets."""
        for name, body in readings(text):
            found = self._names.find(name)
            if found and body:
                found = self._of_body(found, body)
            if found:
                return found
        return []

    def near(self, text: str) -> tuple[str, ...]:
        """Return the names of the delegates that are most like this one, best first."""
        self._likened += 1
        if self._likened > _MOST_LIKENED:
            return ()
        spelled = self._names.near(guest_of(text)[0])
        return tuple(dict.fromkeys(each.full_name for name in spelled for each in self._names.find(name)))

    def _of_body(self, delegates: list[Delegate], text: str) -> list[Delegate]:
        """Return those of a body. A text that is no body on record tells nobody apart."""
        known = self._bodies.by_code(text) | self._bodies.by_name(text)
        key = match_key(text)
        own = [
            each
            for each in delegates
            if each.delegation.body_id in known or match_key(each.delegation.printed_name) == key
        ]
        return own if own or known else delegates

    @cached_property
    def _bodies(self) -> Spellings:
        return load_spellings(self._edition.starts_on)


def readings(text: str) -> Iterator[tuple[str, str]]:
    """Yield what a text may be: a name, or a name with a body in brackets, which may hold brackets itself."""
    yield text, ""
    if not text.endswith(")"):
        return
    for place in range(len(text) - 1, 0, -1):
        name, body = text[:place].strip(), text[place + 1 : -1].strip()
        if text[place] == "(" and name and body and name.count("(") == name.count(")"):
            yield name, body


def guest_of(text: str) -> tuple[str, str]:
    """Return name and affiliation of somebody who is no delegate."""
    found = list(readings(text))
    return found[1] if len(found) > 1 else found[0]
