"""An edition with one of everything that the public may know, and much that it may not."""

from dataclasses import dataclass

from conferences.enums import Distribution, Publication
from conferences.models import Document, Edition, ProgrammeRelease, Session, Topic
from delegations.enums import DelegateStatus
from delegations.models import Body, Delegation
from tests.factories import (
    AgendaItemFactory,
    BodyFactory,
    BodyNameFactory,
    BodyStatusFactory,
    CategoryFactory,
    CategoryPresenceFactory,
    DayFactory,
    DelegateFactory,
    DelegationFactory,
    DocumentFactory,
    DocumentVersionFactory,
    EditionFactory,
    EditionHostFactory,
    EditionSourceFactory,
    EditionTopicFactory,
    OutcomePointFactory,
    PersonFactory,
    RoomFactory,
    SeriesFactory,
    SessionFactory,
    SpeakingRoleFactory,
    TopicFactory,
    VenueFactory,
    release,
)


@dataclass(frozen=True)
class Scene:
    edition: Edition
    session: Session
    topic: Topic
    body: Body
    delegation: Delegation
    document: Document

    @property
    def parts(self) -> dict[str, object]:
        """The parts of every address, by name."""
        return {
            "series": "forum",
            "number": 6,
            "session": self.session.pk,
            "body": "arvania",
            "topic": "water",
            "document": self.document.pk,
        }


def full_scene() -> Scene:
    """Make and release an edition that leaves no field empty."""
    edition = EditionFactory(
        series=SeriesFactory(
            slug="forum",
            name_en="Forum",
            name_ru="Форум",
            acronym="F",
            organizer_en="Secretariat",
            languages=["en", "ru"],
        ),
        number=6,
        title_en="Sixth Forum",
        theme_en="Shared ridges",
        summary_en="What happened.",
        venue=VenueFactory(name_en="Hall", address_en="1 Main Street"),
        publishes_delegates=True,
    )
    category = CategoryFactory(series=edition.series, slug="members", heading_en="Members")
    parent = BodyFactory(slug="union", label="Union")
    body = BodyFactory(slug="arvania", label="Arvania", kind="state", parent=parent, iso_alpha3="ARV")
    BodyNameFactory(body=body, text="Arvania")
    BodyNameFactory(body=body, text="Арвания", language="ru")
    BodyStatusFactory(body=body, category=category)
    EditionHostFactory(edition=edition, body=body)
    CategoryPresenceFactory(
        edition=edition, category=CategoryFactory(series=edition.series, slug="observers")
    )
    EditionSourceFactory(edition=edition)
    OutcomePointFactory(edition=edition)
    topic = TopicFactory(slug="water", name_en="Water")
    EditionTopicFactory(edition=edition, topic=topic)
    delegation = DelegationFactory(edition=edition, body=body, category=category)
    document = DocumentFactory(
        edition=edition,
        symbol="F/6/1",
        title_en="Agenda",
        agenda_item=AgendaItemFactory(edition=edition),
        supersedes=DocumentFactory(edition=edition, symbol="F/6/0"),
    )
    DocumentVersionFactory(document=document)
    DocumentFactory(edition=edition, symbol="F/6/1/Rev.1", supersedes=document)
    session = _session(edition, delegation, topic, document)
    release(edition)
    return Scene(edition, session, topic, body, delegation, document)


def _session(edition: Edition, delegation: Delegation, topic: Topic, document: Document) -> Session:
    room = RoomFactory(edition=edition, name_en="Great Hall", seats=200)
    session = SessionFactory(
        day=DayFactory(edition=edition),
        room=room,
        title_en="Opening",
        abstract_en="How.",
        interpretation=["en", "ru"],
        agenda_item=AgendaItemFactory(edition=edition),
    )
    session.topics.add(topic)
    session.documents.add(document)
    speaker = DelegateFactory(
        delegation=delegation, full_name="Aigul Bekova", function="Minister", role="head", is_public=True
    )
    SpeakingRoleFactory(session=session, delegate=speaker, guest_name="", kind="chair")
    SpeakingRoleFactory(session=session, guest_name="Known Guest", guest_affiliation="Institute")
    return session


def hide_canaries(scene: Scene) -> None:
    """Put a canary into everything of the record that is not for the public, then release again."""
    for distribution in (Distribution.LIMITED, Distribution.RESTRICTED):
        hidden = DocumentFactory(
            edition=scene.edition,
            symbol=f"canary-{distribution}",
            title=f"canary-title-{distribution}",
            distribution=distribution,
            supersedes=scene.document,
        )
        scene.session.documents.add(hidden)
        DocumentFactory(edition=scene.edition, symbol=f"F/{distribution}", supersedes=hidden)
    _hide_people(scene)
    draft = _draft(scene)
    of_draft = DocumentFactory(edition=draft, symbol="canary-document-of-draft")
    scene.session.documents.add(of_draft)
    DocumentFactory(edition=scene.edition, symbol="F/6/1/Corr.1", amends=of_draft)
    release(scene.edition)
    _change_programme(scene)


def _hide_people(scene: Scene) -> None:
    contact = {"email": "canary@example.org", "phone": "canary-phone", "badge_name": "canary-badge"}
    known = scene.delegation
    known.note, known.focal_point_name = "canary-note", "canary-focal"
    known.focal_point_email, known.focal_point_phone = "canary-focal@example.org", "canary-focal-phone"
    known.save()
    person = PersonFactory(full_name="canary-person", sort_name="canary-sort", nationality="CNY")
    shown = {"full_name": "Published Delegate", "original_name": "canary-original", "is_public": True}
    DelegateFactory(delegation=known, person=person, nationality="CNY", **shown, **contact)
    hidden = (
        {"is_public": False},
        {"is_public": True, "is_listed": False},
        {"is_public": True, "status": DelegateStatus.WITHDRAWN},
    )
    for number, fields in enumerate(hidden):
        name, function = f"canary-hidden-{number}", f"canary-function-{number}"
        delegate = DelegateFactory(delegation=known, full_name=name, function=function, **fields, **contact)
        SpeakingRoleFactory(session=scene.session, delegate=delegate, guest_name="")
    SpeakingRoleFactory(session=scene.session, guest_name="canary-guest", is_public=False)


def _draft(scene: Scene) -> Edition:
    """Make a draft edition of the series, and a series that has nothing else."""
    draft = {"publication": Publication.DRAFT, "publishes_delegates": True}
    made = EditionFactory(series=scene.edition.series, number=7, title="canary-draft", **draft)
    other = EditionFactory(series__slug="canary-series", series__name="canary-name", number=1, **draft)
    body = BodyFactory(slug="canary-body", label="canary-label")
    DelegateFactory(
        delegation=DelegationFactory(edition=made, body=body), full_name="canary-of-draft", is_public=True
    )
    DelegationFactory(edition=made, body=scene.body, printed_name="canary-printed")
    unborn = CategoryFactory(series=other.series, slug="canary-category", name="canary-status")
    BodyStatusFactory(body=scene.body, category=unborn)
    EditionTopicFactory(edition=made, topic=TopicFactory(slug="canary-topic", name="canary-topic-name"))
    EditionTopicFactory(edition=made, topic=scene.topic, wording="canary-wording")
    SessionFactory(day=DayFactory(edition=made), title="canary-session-of-draft")
    release(made)
    ProgrammeRelease.objects.filter(edition=made).update(note_en="canary-note-of-release")
    return made


def _change_programme(scene: Scene) -> None:
    """Change the draft programme after its release."""
    SessionFactory(day=scene.session.day, title="canary-unreleased")
    scene.session.title = "canary-new-title"
    scene.session.save()
