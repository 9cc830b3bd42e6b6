"""Records full of hazards for the exports: what a spreadsheet would run, several scripts."""

import datetime as dt

from conferences.models import Edition, Session
from tests.factories import (
    AgendaItemFactory,
    BodyAliasFactory,
    BodyFactory,
    BodyNameFactory,
    BodyStatusFactory,
    CategoryFactory,
    DayFactory,
    EditionFactory,
    EditionTopicFactory,
    RoomFactory,
    SessionFactory,
    SourceFactory,
    TopicFactory,
)

HAZARDS = ("=HYPERLINK(A1)", "+998 71 200 00 00", "-Minister", "@here", "'quoted", "Зал «А», 会议室", "٢")


def programme() -> Edition:
    """Return an edition with rooms, topics and sessions."""
    edition = EditionFactory(series__slug="forum", number=9)
    day = DayFactory(edition=edition)
    item = AgendaItemFactory(edition=edition, number="4 (a)")
    for number, text in enumerate(HAZARDS):
        room = RoomFactory(edition=edition, name_en=text, name_ru=f"{text} ру", seats=number)
        topic = TopicFactory(slug=f"topic-{number}", name_en=text, description_en=f"{text}\n\nSecond.")
        EditionTopicFactory(edition=edition, topic=topic, wording_en=text, order=number)
        session = SessionFactory(
            day=day, room=room, title_en=text, abstract_ar=text, agenda_item=item, interpretation=["ru", "en"]
        )
        session.topics.set([topic])
    late = dt.datetime.combine(day.on, dt.time(23, 30), edition.zone)
    SessionFactory(day=day, title="Night", starts_at=late, ends_at=late + dt.timedelta(hours=4, minutes=30))
    return edition


def bodies() -> None:
    """Make bodies with names, statuses and other spellings."""
    category = CategoryFactory(series__slug="forum", slug="members")
    source = SourceFactory(name="=Source")
    parent = BodyFactory(slug="parent", label="Parent")
    for number, text in enumerate(HAZARDS):
        body = BodyFactory(
            slug=f"body-of-{number}", label=text, parent=parent, website="https://example.org/"
        )
        BodyNameFactory(body=body, text=text, valid_to=dt.date(2020, 1, 1), source=source)
        BodyNameFactory(body=body, text=text, valid_from=dt.date(2020, 1, 2))
        BodyNameFactory(body=body, text=text, language="ru", form="formal")
        BodyStatusFactory(body=body, category=category, valid_from=dt.date(2010, 1, 1), source=source)
        BodyAliasFactory(body=body, text=f"{text} alias")


def clocks(session: Session) -> tuple[str, str]:
    zone = session.day.edition.zone
    start, end = (moment.astimezone(zone) for moment in (session.starts_at, session.ends_at))
    return f"{start:%H:%M}", f"{end:%H:%M}"
