"""Write the series with its two editions, each fact beside its source."""

from django.db import transaction

from conferences.enums import Language, NameStyle
from conferences.models import Series, Source, Topic
from delegations.enums import BodyNameForm
from delegations.models import Body, BodyAlias, BodyName, BodyStatus, Category
from delegations.services.states import m49_source
from eventsite.desk.demo.borders import bodies, wording
from eventsite.desk.demo.borders.categories import CATEGORIES, MEMBERS_SINCE, REGISTER
from eventsite.desk.demo.borders.editions import Register, record_seventh, record_sixth
from eventsite.desk.demo.rows import Words, columns, put, put_all

SLUG = "cooperation-without-borders"


@transaction.atomic
def load_borders() -> bool:
    """Record the series once; return whether it was missing. Needs the states of M49."""
    if Series.objects.filter(slug=SLUG).exists():
        return False
    series = _series()
    sources = _sources()
    register = Register(
        series=series,
        sources=sources,
        bodies=_bodies(sources),
        categories=_categories(series),
        topics=_topics(),
    )
    _state_names(register)
    _statuses(register)
    record_sixth(register)
    record_seventh(register)
    return True


def _series() -> Series:
    return put(
        Series(
            slug=SLUG,
            acronym="RATS SCO",
            languages=[Language.RUSSIAN, Language.CHINESE],
            list_language=Language.RUSSIAN,
            name_style=NameStyle.GIVEN_SURNAME,
            **columns(
                name=Words("Combating Terrorism – Cooperation without Borders"),
                organizer=Words("Regional Anti-Terrorist Structure of the Shanghai Cooperation Organization"),
                description=wording.SERIES_DESCRIPTION,
            ),
        )
    )


def _sources() -> dict[str, Source]:
    rows = (
        Source(
            name=bodies.CARICC,
            title="News item on the visit of its Director to Tashkent, 31 October to 1 November 2018",
            publisher="CARICC",
            url="http://www.caricc.org",
            language=Language.ENGLISH,
        ),
        Source(
            name=bodies.UZA,
            title="International Conference of the SCO RATS in Tashkent",
            publisher="UzA",
            language=Language.ENGLISH,
        ),
        Source(
            name=REGISTER,
            title="Days from which states are members",
            note="Kept by the secretariat; no published document is on record for them yet.",
        ),
    )
    found = {row.name: Source.objects.filter(name=row.name).first() or put(row) for row in rows}
    return found | {"M49": m49_source()}


def _bodies(sources: dict[str, Source]) -> dict[str, Body]:
    """Record the bodies that the sources name, by slug; states by their ISO code."""
    found = {body.iso_alpha3: body for body in Body.objects.exclude(iso_alpha3="").order_by("id")}
    names: list[BodyName] = []
    aliases: list[BodyAlias] = []
    for each in bodies.BODIES:
        body = put(
            Body(
                slug=each.slug,
                label=each.name,
                kind=each.kind,
                code=each.code,
                parent=found[each.parent] if each.parent else None,
            )
        )
        found[each.slug] = body
        form = BodyNameForm.FORMAL if each.acronym else BodyNameForm.SHORT
        forms = ((form, each.name), (BodyNameForm.ACRONYM, each.acronym))
        names += [
            BodyName(body=body, language=Language.ENGLISH, form=form, text=text, source=sources[each.source])
            for form, text in forms
            if text
        ]
        aliases += [BodyAlias(body=body, text=text) for text in each.aliases]
    put_all(names)
    put_all(aliases)
    return found


def _categories(series: Series) -> dict[str, Category]:
    rows = [
        Category(
            series=series,
            slug=each.slug,
            order=each.order,
            colour=each.colour,
            holds_states=each.holds_states,
            valid_from=each.valid_from,
            valid_to=each.valid_to,
            **columns(name=each.name, heading=each.heading),
        )
        for each in CATEGORIES
    ]
    return {row.slug: row for row in put_all(rows)}


def _topics() -> dict[str, Topic]:
    rows = [Topic(slug=slug, **columns(name=name)) for slug, name in wording.TOPICS.items()]
    return {row.slug: row for row in put_all(rows)}


def _state_names(register: Register) -> None:
    """Keep the printed formal names of the states beside the short names of M49."""
    put_all(
        [
            BodyName(
                body=register.bodies[code],
                language=Language.ENGLISH,
                form=BodyNameForm.FORMAL,
                text=printed,
                source=register.sources[bodies.CARICC],
            )
            for code, printed in bodies.STATES
        ]
    )


def _statuses(register: Register) -> None:
    member = register.categories["member-states"]
    since = {**dict.fromkeys(code for code, _ in bodies.STATES), **MEMBERS_SINCE}
    put_all(
        [
            BodyStatus(
                body=register.bodies[code],
                category=member,
                valid_from=day,
                source=register.sources[REGISTER if day else bodies.CARICC],
            )
            for code, day in since.items()
        ]
    )
