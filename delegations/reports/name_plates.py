"""What name plates say: a body, or a person with their body, in one language or two, in protocol order."""

from collections.abc import Sequence
from dataclasses import dataclass

from conferences.models import Edition
from delegations.enums import DelegateRole, Invitation, PlateKind, PlateSides
from delegations.models import Delegate, Delegation, SpeakingRole
from delegations.reports.badge_choice import delegates_in_order, loaded_for_badges
from delegations.reports.badges import written
from delegations.reports.names import DisplayName, NameBook, names_of
from delegations.reports.person_names import styled_name
from delegations.reports.protocol_order import protocol_places
from eventsite.lib.bulk.ids import among
from eventsite.lib.collation import sort_key


@dataclass(frozen=True, kw_only=True)
class PlateChoice:
    """What to print; without languages in that of the list. `ids` are rows chosen by hand, of either kind."""

    kind: str = PlateKind.BODIES
    languages: tuple[str, ...] = ()
    sides: str = PlateSides.OTHER_SIDE
    category: int | None = None
    only_present: bool = False
    ids: tuple[int, ...] = ()


@dataclass(frozen=True)
class PlateSide:
    """One half of the card: the large name, and what stands below it."""

    name: DisplayName
    below: tuple[DisplayName, ...] = ()


@dataclass(frozen=True)
class NamePlate:
    """A card to fold: `front` faces the hall, `back` the one who sits behind it."""

    front: PlateSide
    back: PlateSide


def name_plates(edition: Edition, choice: PlateChoice) -> tuple[NamePlate, ...]:
    """Return the name plates that a choice means, in a flat number of queries."""
    languages = choice.languages or ("",)
    if choice.kind == PlateKind.BODIES:
        delegations = _delegations(edition, choice)
        names = _names(edition, delegations)
        places = protocol_places(edition)
        ordered = sorted(delegations, key=lambda row: places[row.pk])
        writer = _Writer(edition, names, languages, choice.sides)
        return tuple(map(writer.of_body, ordered))
    delegates = delegates_in_order(edition, _delegates(edition, choice))
    guests = _guests(edition) if choice.kind == PlateKind.SPEAKERS and not choice.ids else []
    names = _names(edition, [row.delegation for row in delegates])
    writer = _Writer(edition, names, languages, choice.sides)
    return (*map(writer.of_delegate, delegates), *map(writer.of_guest, guests))


def _names(edition: Edition, delegations: Sequence[Delegation]) -> NameBook:
    return names_of({row.body_id for row in delegations}, on=edition.starts_on)


def _delegations(edition: Edition, choice: PlateChoice) -> list[Delegation]:
    """Return the bodies of the list; who has declined needs no plate."""
    found = Delegation.objects.of_edition(edition).select_related("body", "category")
    if choice.ids:
        return list(found.filter(pk__in=among(choice.ids)).order_by("id"))
    found = found.exclude(invitation=Invitation.DECLINED)
    if choice.category is not None:
        found = found.filter(category=choice.category)
    if choice.only_present:
        present = Delegate.objects.of_edition(edition).seated().order_by().values("delegation")
        found = found.filter(pk__in=present)
    return list(found.order_by("id"))


def _delegates(edition: Edition, choice: PlateChoice) -> list[Delegate]:
    found = loaded_for_badges(Delegate.objects.of_edition(edition).seated())
    if choice.ids:
        return list(found.filter(pk__in=among(choice.ids)))
    if choice.category is not None:
        found = found.filter(delegation__category=choice.category)
    if choice.kind == PlateKind.HEADS:
        found = found.filter(role=DelegateRole.HEAD)
    if choice.kind == PlateKind.SPEAKERS:
        speaking = SpeakingRole.objects.filter(session__day__edition=edition, delegate__isnull=False)
        found = found.filter(pk__in=speaking.order_by().values("delegate"))
    return list(found)


def _guests(edition: Edition) -> list[SpeakingRole]:
    """Return the guests who speak or chair, each once, by name."""
    language = edition.order_language
    rows = SpeakingRole.objects.filter(session__day__edition=edition, delegate__isnull=True).order_by("id")
    once = {(row.guest_name, row.guest_affiliation): row for row in rows}
    return sorted(once.values(), key=lambda row: (sort_key(row.guest_name, language), row.pk))


@dataclass(frozen=True)
class _Writer:
    edition: Edition
    names: NameBook
    languages: Sequence[str]
    sides: str

    def of_body(self, delegation: Delegation) -> NamePlate:
        first, *others = self._bodies(delegation)
        return self._plate(PlateSide(first), [PlateSide(each) for each in others])

    def of_delegate(self, delegate: Delegate) -> NamePlate:
        bodies = self._bodies(delegate.delegation)
        sides = [PlateSide(self._person(delegate, body), (body,)) for body in bodies]
        return self._plate(sides[0], sides[1:])

    def of_guest(self, guest: SpeakingRole) -> NamePlate:
        language = self.edition.order_language
        body = (written(guest.guest_affiliation, language),) if guest.guest_affiliation else ()
        return self._plate(PlateSide(written(guest.guest_name, language), body), [])

    def _plate(self, front: PlateSide, others: Sequence[PlateSide]) -> NamePlate:
        if not others:
            return NamePlate(front, front)
        if self.sides == PlateSides.OTHER_SIDE:
            return NamePlate(front, others[0])
        shown = [front.name, *front.below]
        more = tuple(
            dict.fromkeys(name for side in others for name in (side.name, *side.below) if name not in shown)
        )
        both = PlateSide(front.name, (*front.below, *more))
        return NamePlate(both, both)

    def _bodies(self, delegation: Delegation) -> list[DisplayName]:
        """Return the body's name in each language, each name once; what is not on record is left out."""
        found = [self._body(delegation, language) for language in self.languages]
        return list(dict.fromkeys(filter(None, found))) or [self._listed(delegation)]

    def _body(self, delegation: Delegation, language: str) -> DisplayName | None:
        """Return the name in a language, or None; with none chosen as it stands in the list."""
        listed = self._listed(delegation)
        if language in ("", listed.language):
            return listed
        form = self.edition.body_name_form
        return self.names.exact_form(delegation.body, language=language, form=form)

    def _listed(self, delegation: Delegation) -> DisplayName:
        language = self.edition.order_language
        name = self.names.of_delegation(delegation, self.edition, language=language)
        return name if name.language else written(name.text, language)

    def _person(self, delegate: Delegate, body: DisplayName) -> DisplayName:
        """Return the name in the original script on the side in its language, else in the house style."""
        original = written(delegate.original_name, self.edition.order_language)
        is_second = body.language != self.edition.order_language
        if is_second and original.text and original.language == body.language:
            return original
        return written(styled_name(delegate, self.edition.printed_name_style), self.edition.order_language)
