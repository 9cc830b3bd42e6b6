"""What a badge says of its bearer: the one source of the printed badge, of its preview and of its list."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from conferences.enums import Language
from conferences.models import Edition
from delegations.enums import BadgeNames
from delegations.models import BadgeTemplate, Category, Delegate
from delegations.reports.names import DisplayName, NameBook, names_of
from delegations.reports.person_names import plain_name
from eventsite.lib.scripts import language_of_letters
from eventsite.lib.wording import Wording, wording


@dataclass(frozen=True)
class BadgeText:
    """The words of one badge, each with its language, in the list language of the edition.

    `template` is None where nobody made one: then the badge has the standard look. `photo` is the name of
    the stored file, empty where the badge shows none.
    """

    delegate: Delegate
    template: BadgeTemplate | None
    honorific: DisplayName
    name: DisplayName
    other_name: DisplayName
    function: DisplayName
    body: DisplayName
    second_body: DisplayName
    band: Wording
    access: Wording
    colour: int
    photo: str

    @property
    def digest(self) -> str:
        """Return what stays equal as long as the badge says the same."""
        said = (
            *(self.honorific, self.name, self.other_name, self.function, self.body, self.second_body),
            *(self.band, self.access, self.colour, self.photo),
        )
        return sha256(json.dumps([str(part) for part in said]).encode()).hexdigest()


_IN_LATIN_LETTERS = (Language.ENGLISH, Language.FRENCH, Language.SPANISH)
#: What there is where nobody made a template; never saved.
STANDARD = BadgeTemplate(name="")


def badge_texts(edition: Edition, delegates: Sequence[Delegate]) -> tuple[BadgeText, ...]:
    """Return the badges of delegates in the order given, in two queries.

    The delegates come with their person, their delegation, its body and its category.
    """
    templates = list(BadgeTemplate.objects.of_edition(edition).order_by("id"))
    names = names_of({row.delegation.body_id for row in delegates}, on=edition.starts_on)
    writer = _Writer(edition, names, templates)
    return tuple(map(writer.text, delegates))


def template_for(delegate: Delegate, templates: Iterable[BadgeTemplate]) -> BadgeTemplate | None:
    """Return the template that fits a delegate closest.

    One of the edition itself goes before one of the series; then badge type counts more than role, role more
    than category; of equals the one made first is taken.
    """
    fitting = [template for template in templates if _fits(template, delegate)]
    return max(fitting, key=_closeness, default=None)


def _fits(template: BadgeTemplate, delegate: Delegate) -> bool:
    wanted = template.badge_type.strip().casefold()
    return (
        wanted in ("", delegate.badge_type.strip().casefold())
        and template.role in ("", delegate.role)
        and template.category_id in (None, delegate.delegation.category_id)
    )


def _closeness(template: BadgeTemplate) -> tuple[bool, bool, bool, bool, int]:
    asked = (bool(template.badge_type), bool(template.role), template.category_id is not None)
    return (template.edition_id is not None, *asked, -template.pk)


def written(text: str, language: str) -> DisplayName:
    """Return what somebody wrote, with the language to set it by in a list of `language`."""
    latin = language if language in _IN_LATIN_LETTERS else Language.ENGLISH.value
    return DisplayName(text, language_of_letters(text, latin))


@dataclass(frozen=True)
class _Writer:
    edition: Edition
    names: NameBook
    templates: Sequence[BadgeTemplate]

    def text(self, delegate: Delegate) -> BadgeText:
        template = template_for(delegate, self.templates)
        look = template or STANDARD
        honorific, name, other = self._names(delegate, look.names)
        category = delegate.delegation.category
        lines = delegate.function_lines
        return BadgeText(
            delegate=delegate,
            template=template,
            honorific=honorific,
            name=name,
            other_name=other,
            function=self._written(lines[0] if lines else ""),
            body=self._body(delegate),
            second_body=self._second(delegate, look.second_language),
            band=self._band(look, category),
            access=wording(look, "access", self.language),
            colour=look.colour or category.colour,
            photo=(delegate.person.photo.name or "") if look.shows_photo else "",
        )

    @property
    def language(self) -> str:
        return self.edition.order_language

    def _written(self, text: str) -> DisplayName:
        return written(text, self.language)

    def _names(self, delegate: Delegate, shown: str) -> tuple[DisplayName, DisplayName, DisplayName]:
        """Return honorific, the large name and the small one.

        The name that somebody wished for on the badge stands as it is, without an honorific of ours.
        """
        wished = delegate.badge_name or delegate.person.badge_name
        name = wished or plain_name(delegate, self.edition.printed_name_style)
        honorific = self._written("" if wished else delegate.honorific)
        original = delegate.original_name or delegate.person.original_name
        if shown == BadgeNames.PRINTED or original in ("", name):
            return honorific, self._written(name), DisplayName("")
        large, small = (name, original) if shown == BadgeNames.BOTH else (original, name)
        return honorific, self._written(large), self._written(small)

    def _body(self, delegate: Delegate) -> DisplayName:
        name = self.names.of_delegation(delegate.delegation, self.edition, language=self.language)
        return name if name.language else self._written(name.text)

    def _second(self, delegate: Delegate, language: str) -> DisplayName:
        """Return the body's name in the second language, where there is one that differs."""
        first = self._body(delegate)
        if language in ("", first.language):
            return DisplayName("")
        second = self.names.exact_form(
            delegate.delegation.body, language=language, form=self.edition.body_name_form
        )
        return second if second and second.text != first.text else DisplayName("")

    def _band(self, look: BadgeTemplate, category: Category) -> Wording:
        own = wording(look, "heading", self.language)
        text = own or wording(category, "name", self.language)
        return Wording(text.text[:1].upper() + text.text[1:], text.language)
