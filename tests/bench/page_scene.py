"""A conference on its first day, three days, four rooms: `python -m tests.bench.page_scene SESSIONS`."""

import datetime as dt
import sys
from itertools import cycle, islice

import django

django.setup()

from conferences.enums import Publication, SessionKind  # noqa: E402 (Django has to be set up first)
from conferences.models import Day, Edition, EditionTopic, Room, Series, Session, Topic  # noqa: E402
from delegations.models import (  # noqa: E402
    Body,
    BodyName,
    Category,
    Delegate,
    Delegation,
    Person,
    SpeakingRole,
)
from delegations.services.releases import release_programme  # noqa: E402

DAYS, ROOMS, SPEAKERS, BODIES, TOPICS = 3, 4, 150, 20, 8
MINUTES_OF_A_DAY = 12 * 60
ABSTRACT = (
    "What the parties agreed upon, what is left to do, and who reports on it to the next conference. " * 4
)
TITLES = (
    "Opening of the conference and adoption of the agenda",
    "Early warning for mountain communities: from forecast to message",
    "Side event: data that two neighbours can both read",
    "Report of the working group on transboundary water",
    "Round table: financing what was promised",
)


def set_up(sessions: int) -> Edition:
    """Create the edition with a released programme of so many sessions, which begin today."""
    today = dt.datetime.now(dt.UTC).date()
    series = Series.objects.create(slug="measured", name="Measured series", acronym="MS")
    edition = Edition.objects.create(
        series=series, number=1, title="Measured edition", city="Tashkent", country_code="UZB",
        starts_on=today, ends_on=today + dt.timedelta(days=DAYS - 1), time_zone="Asia/Tashkent",
        publication=Publication.PUBLISHED, publishes_delegates=True,
    )  # fmt: skip
    rows = _sessions(edition, sessions)
    _speakers(edition, rows)
    release_programme(edition=edition, by=None)
    return edition


def _sessions(edition: Edition, count: int) -> list[Session]:
    rooms = [
        Room.objects.create(edition=edition, name=f"Hall {n + 1}", order=n, seats=200) for n in range(ROOMS)
    ]
    days = [
        Day.objects.create(edition=edition, on=edition.starts_on + dt.timedelta(days=n)) for n in range(DAYS)
    ]
    slots = -(-count // (DAYS * ROOMS))
    length = dt.timedelta(minutes=MINUTES_OF_A_DAY // slots)
    kinds = cycle((SessionKind.PLENARY, SessionKind.SIDE_EVENT))
    places = ((day, slot, room) for day in days for slot in range(slots) for room in rooms)
    rows = []
    for number, ((day, slot, room), kind) in enumerate(islice(zip(places, kinds, strict=False), count)):
        start = dt.datetime.combine(day.on, dt.time(8), edition.zone) + slot * length
        rows.append(
            Session(
                day=day,
                room=room,
                kind=kind,
                starts_at=start,
                ends_at=start + length,
                abstract=ABSTRACT,
                title=f"{TITLES[number % len(TITLES)]} ({number + 1})",
                interpretation=["en", "ru", "zh-hans"],
            )
        )
    rows = Session.objects.bulk_create(rows)
    topics = [Topic.objects.create(slug=f"topic-{n}", name=f"Topic {n + 1}") for n in range(TOPICS)]
    EditionTopic.objects.bulk_create(EditionTopic(edition=edition, topic=topic) for topic in topics)
    links = Session.topics.through
    links.objects.bulk_create(
        links(session_id=row.pk, topic_id=topics[number % TOPICS].pk) for number, row in enumerate(rows)
    )
    return rows


def _speakers(edition: Edition, sessions: list[Session]) -> None:
    """Let each session have one speaker or two: delegates by two thirds, guests the rest."""
    category = Category.objects.create(
        series=edition.series, slug="members", name="member", heading="Members", order=1
    )
    bodies = Body.objects.bulk_create(
        Body(slug=f"measured-{n}", label=f"Institute {n}") for n in range(BODIES)
    )
    BodyName.objects.bulk_create(BodyName(body=body, language="en", text=body.label) for body in bodies)
    seats = Delegation.objects.bulk_create(
        Delegation(edition=edition, body=body, category=category) for body in bodies
    )
    known = SPEAKERS * 2 // 3
    people = Person.objects.bulk_create(Person(full_name=f"Speaker Number {n}") for n in range(known))
    delegates = Delegate.objects.bulk_create(
        Delegate(
            delegation=seats[n % BODIES],
            person=person,
            full_name=person.full_name,
            is_public=True,
            function="Director, Department of Cooperation",
        )
        for n, person in enumerate(people)
    )
    roles = []
    for number, session in enumerate(sessions + sessions[::2]):
        speaker = number % SPEAKERS
        # Every third is a guest, so that few sessions have of both kinds what many have.
        if number % 3 < 2:
            delegate = delegates[speaker * 2 // 3]
            roles.append(SpeakingRole(session=session, delegate=delegate, is_public=True))
        else:
            roles.append(
                SpeakingRole(
                    session=session,
                    guest_name=f"Guest Number {speaker}",
                    guest_function="Professor",
                    guest_affiliation="University of the Mountains",
                    is_public=True,
                )
            )
    SpeakingRole.objects.bulk_create(roles)


if __name__ == "__main__":
    set_up(int(sys.argv[1]))
