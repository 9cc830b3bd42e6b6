"""Write the invented bodies with their names over time, and what they are to the series."""

import datetime as dt
from collections.abc import Iterator, Mapping

from conferences.enums import Language
from conferences.models import Source
from delegations.enums import BodyKind, BodyNameForm
from delegations.models import Body, BodyName, BodyStatus, Category
from eventsite.desk.demo.forum import bodies
from eventsite.desk.demo.forum.bodies import InventedBody, InventedState
from eventsite.desk.demo.forum.frame import ORGANIZER
from eventsite.desk.demo.rows import Words, put, put_all

LANGUAGES = (Language.ENGLISH, Language.RUSSIAN, Language.CHINESE)
STATES = (*bodies.MEMBERS, *bodies.OBSERVERS)
SECRETARIAT = InventedBody("standing-secretariat", ORGANIZER, BodyKind.ORGANIZATION)
OTHERS = (SECRETARIAT, *bodies.ORGANIZATIONS, *bodies.MERGED, *bodies.INSTITUTES, *bodies.PRESS)


def write_bodies(source: Source, *, seventh: dt.date) -> dict[str, Body]:
    """Write every body and its names, return the bodies by slug; `seventh` opened the seventh edition."""
    found = {
        each.slug: put(Body(slug=each.slug, label=each.short.en, kind=BodyKind.STATE)) for each in STATES
    }
    for body in OTHERS:
        found[body.slug] = put(
            Body(
                slug=body.slug,
                label=body.name.en,
                kind=body.kind,
                parent=found[body.parent] if body.parent else None,
                successor=found[body.successor] if body.successor else None,
                dissolved_on=seventh + dt.timedelta(days=180) if body.successor else None,
            )
        )
    put_all([name for state in STATES for name in _state_names(found[state.slug], state, source, seventh)])
    put_all([name for body in OTHERS for name in _body_names(found[body.slug], body, source)])
    return found


def _names(body: Body, form: BodyNameForm, words: Words, source: Source) -> Iterator[BodyName]:
    for language, text in zip(LANGUAGES, words, strict=True):
        yield BodyName(body=body, language=language, form=form, text=text, source=source)


def _state_names(body: Body, state: InventedState, source: Source, seventh: dt.date) -> Iterator[BodyName]:
    renamed_on = seventh - dt.timedelta(days=300)
    if state.slug == bodies.RENAMED:
        for name in _names(body, BodyNameForm.SHORT, bodies.FORMER_NAME, source):
            name.valid_to = renamed_on - dt.timedelta(days=1)
            yield name
    for name in _names(body, BodyNameForm.SHORT, state.short, source):
        name.valid_from = renamed_on if state.slug == bodies.RENAMED else None
        yield name
    if state.formal != state.short:
        yield from _names(body, BodyNameForm.FORMAL, state.formal, source)


def _body_names(body: Body, invented: InventedBody, source: Source) -> Iterator[BodyName]:
    yield from _names(body, BodyNameForm.SHORT, invented.name, source)
    if invented.acronym:
        yield BodyName(
            body=body,
            language=Language.ENGLISH,
            form=BodyNameForm.ACRONYM,
            text=invented.acronym,
            source=source,
        )


def write_statuses(
    present: Mapping[str, Body], categories: Mapping[str, Category], source: Source, *, since: dt.date
) -> None:
    """Write what each state is to the series; one observer became a member on the day `since`."""
    member, observer = categories["member-states"], categories["observer-states"]
    statuses = [
        BodyStatus(
            body=present[state.slug],
            category=member,
            valid_from=since if state.slug == bodies.NEW_MEMBER else dt.date(2008, 3, 14),
            source=source,
        )
        for state in bodies.MEMBERS
    ]
    statuses.append(
        BodyStatus(
            body=present[bodies.NEW_MEMBER],
            category=observer,
            valid_from=dt.date(2012, 5, 11),
            valid_to=since - dt.timedelta(days=1),
            source=source,
        )
    )
    statuses += [
        BodyStatus(
            body=present[state.slug], category=observer, valid_from=dt.date(2012, 5, 11), source=source
        )
        for state in bodies.OBSERVERS
    ]
    put_all(statuses)
