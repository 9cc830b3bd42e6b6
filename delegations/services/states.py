"""The states and areas of UN M49 as bodies, with their short names in the six official UN languages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.db import models, transaction
from django.utils.text import slugify

from conferences.enums import Language
from conferences.models import Source
from delegations.enums import BodyKind, BodyNameForm
from delegations.models import Body, BodyName
from eventsite.lib.countries import Country, countries
from eventsite.lib.history import insert_rows, update_rows

SOURCE_NAME = "UN M49, Statistics Division"
CODES = ("m49", "iso_alpha2", "iso_alpha3")
REASON = "Loaded from UN M49"


@dataclass(frozen=True, slots=True)
class StatesLoaded:
    """How many bodies and names were missing and are there now."""

    bodies: int
    names: int


@transaction.atomic
def load_states(*, by: AbstractBaseUser | None = None) -> StatesLoaded:
    """Bring in what is missing of the states and areas of UN M49; what is on record stays as it is.

    A body is known by its M49 or ISO code. One that has a short name in a language, dated or not, gets no
    other in it: staff may have corrected or ended what was loaded. Two queries when nothing is missing.
    """
    known = _known_bodies(by)
    created = _create_bodies([each for each in countries() if _find(each, known) is None], by)
    for body in created:
        known |= _keys(body)
    pairs = [(each, known[f"m49:{each.m49}"]) for each in countries() if f"m49:{each.m49}" in known]
    return StatesLoaded(bodies=len(created), names=_create_names(pairs, by))


def m49_source() -> Source:
    """Return the source row that the loaded names cite, made at the first call."""
    source, _ = Source.objects.get_or_create(
        name=SOURCE_NAME,
        defaults={
            "title": "Standard Country or Area Codes for Statistical Use (M49)",
            "publisher": "United Nations Statistics Division",
            "url": "https://unstats.un.org/unsd/methodology/m49/",
            "note": "Short names in the six official languages, taken from hdx-python-country (MIT).",
        },
    )
    return source


def _keys(body: Body) -> dict[str, Body]:
    codes = {"m49": body.m49, "alpha3": body.iso_alpha3, "alpha2": body.iso_alpha2}
    return {f"{name}:{code}": body for name, code in codes.items() if code}


def _find(country: Country, known: dict[str, Body]) -> Body | None:
    keys = (f"m49:{country.m49}", f"alpha3:{country.alpha3}", f"alpha2:{country.alpha2}")
    return next((known[key] for key in keys if key in known), None)


def _known_bodies(by: AbstractBaseUser | None) -> dict[str, Body]:
    """Return the bodies with a code, by each code; one known by its ISO code gets the codes it lacks."""
    coded = ~models.Q(m49="") | ~models.Q(iso_alpha3="") | ~models.Q(iso_alpha2="")
    known: dict[str, Body] = {}
    for body in Body.objects.filter(coded).order_by("id"):
        known |= _keys(body)
    pairs = [(each, _find(each, known)) for each in countries()]
    completed = [body for country, body in pairs if body is not None and _complete(body, country, known)]
    update_rows(completed, CODES, by=by, reason=REASON)
    return known


def _complete(body: Body, country: Country, known: dict[str, Body]) -> bool:
    """Set the codes that the body lacks and no other body has; return whether there were any."""
    changed = False
    for field, prefix, code in (
        ("m49", "m49", country.m49),
        ("iso_alpha2", "alpha2", country.alpha2),
        ("iso_alpha3", "alpha3", country.alpha3),
    ):
        if code and not getattr(body, field) and known.setdefault(f"{prefix}:{code}", body) is body:
            setattr(body, field, code)
            changed = True
    return changed


def _create_bodies(missing: Sequence[Country], by: AbstractBaseUser | None) -> list[Body]:
    if not missing:
        return []
    taken = set(Body.objects.order_by("id").values_list("slug", flat=True))
    rows = [_body(country, taken) for country in missing]
    return insert_rows(rows, by=by, reason=REASON)


def _body(country: Country, taken: set[str]) -> Body:
    slug = slugify(country.names["en"])
    if slug in taken:
        slug = f"{slug}-{country.alpha3.lower() or country.m49}"
    taken.add(slug)
    return Body(
        slug=slug,
        label=country.names["en"],
        kind=BodyKind.STATE if country.is_state else BodyKind.OTHER,
        m49=country.m49,
        iso_alpha2=country.alpha2,
        iso_alpha3=country.alpha3,
    )


def _create_names(pairs: Iterable[tuple[Country, Body]], by: AbstractBaseUser | None) -> int:
    named = set(
        BodyName.objects.filter(form=BodyNameForm.SHORT, body__m49__gt="")
        .order_by("id")
        .values_list("body_id", "language")
    )
    missing = [
        (body, language, country.names[language])
        for country, body in pairs
        for language in Language.values
        if (body.pk, language) not in named
    ]
    if missing:
        source = m49_source()
        rows = [
            BodyName(body=body, language=language, form=BodyNameForm.SHORT, text=text, source=source)
            for body, language, text in missing
        ]
        insert_rows(rows, by=by, reason=REASON)
    return len(missing)
