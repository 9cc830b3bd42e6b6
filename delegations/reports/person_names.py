"""The printed form of a delegate's name: the house style of the edition over what the bearer gave."""

from conferences.enums import NameStyle
from delegations.models.person import NameParts

_CAPITALS = {
    NameStyle.GIVEN_SURNAME_CAPS,
    NameStyle.SURNAME_CAPS_COMMA_GIVEN,
    NameStyle.SURNAME_CAPS_GIVEN,
}


def styled_name(named: NameParts, style: str) -> str:
    """Return the honorific and the name in a house style.

    A name that nobody split is printed as it stands, capitals included: what its family name is cannot be
    guessed. Where the full name puts the family name first, as Chinese and Korean names do, it stays first in
    the styles that else begin with the given name.
    """
    return " ".join(filter(None, (named.honorific, plain_name(named, style))))


def plain_name(named: NameParts, style: str) -> str:
    """Return the name in a house style without the honorific."""
    given = " ".join(filter(None, (named.given_name, named.patronymic)))
    if not named.family_name or not given:
        return named.full_name
    family = named.family_name.upper() if style in _CAPITALS else named.family_name
    if style == NameStyle.SURNAME_CAPS_COMMA_GIVEN:
        return f"{family}, {given}"
    family_first = style == NameStyle.SURNAME_CAPS_GIVEN or named.full_name.startswith(
        f"{named.family_name} "
    )
    return f"{family} {given}" if family_first else f"{given} {family}"


def cell_name(text: str) -> str:
    """Return a name as it stands in a cell of several, which semicolons part."""
    return " ".join(text.replace(";", ",").split())


def spellings_of(*named: NameParts) -> frozenset[str]:
    """Return the names that somebody may have in a file: in any house style, with honorific or without."""
    found = {each.original_name for each in named}
    for each in named:
        for style in NameStyle.values:
            found |= {plain_name(each, style), styled_name(each, style)}
        found.add(each.full_name)
    return frozenset(map(cell_name, filter(None, found)))
