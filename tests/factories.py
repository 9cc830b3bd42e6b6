"""Rows for tests: valid, minimal, openly made up."""

import datetime as dt
import uuid

import factory
from django.contrib.auth import get_user_model
from factory.django import DjangoModelFactory

from conferences import models as conferences
from conferences.enums import Distribution, Publication
from delegations import models as delegations
from delegations.services.releases import preview_of, release_programme


class SeriesFactory(DjangoModelFactory[conferences.Series]):
    class Meta:
        model = conferences.Series

    slug = factory.Sequence(lambda n: f"series-{n}")
    name = factory.Sequence(lambda n: f"Series {n}")
    acronym = factory.Sequence(lambda n: f"S{n}")


class EditionFactory(DjangoModelFactory[conferences.Edition]):
    """A published edition, 3 to 5 June 2025, Tashkent time."""

    class Meta:
        model = conferences.Edition

    series = factory.SubFactory(SeriesFactory)
    number = factory.Sequence(lambda n: n + 1)
    title = factory.LazyAttribute(lambda o: f"Conference {o.number}")
    starts_on = dt.date(2025, 6, 3)
    ends_on = dt.date(2025, 6, 5)
    time_zone = "Asia/Tashkent"
    city = "Tashkent"
    country_code = "UZB"
    publication = Publication.PUBLISHED


class RoomFactory(DjangoModelFactory[conferences.Room]):
    class Meta:
        model = conferences.Room

    edition = factory.SubFactory(EditionFactory)
    name = factory.Sequence(lambda n: f"Room {n}")
    order = factory.Sequence(lambda n: n)


class DayFactory(DjangoModelFactory[conferences.Day]):
    class Meta:
        model = conferences.Day

    edition = factory.SubFactory(EditionFactory)
    on = factory.SelfAttribute("edition.starts_on")


class SessionFactory(DjangoModelFactory[conferences.Session]):
    """A plenary from 09:00 to 10:00 of its day, local time."""

    class Meta:
        model = conferences.Session

    day = factory.SubFactory(DayFactory)
    title = factory.Sequence(lambda n: f"Session {n}")
    starts_at = factory.LazyAttribute(lambda o: dt.datetime.combine(o.day.on, dt.time(9), o.day.edition.zone))
    ends_at = factory.LazyAttribute(lambda o: o.starts_at + dt.timedelta(hours=1))


class AgendaItemFactory(DjangoModelFactory[conferences.AgendaItem]):
    class Meta:
        model = conferences.AgendaItem

    edition = factory.SubFactory(EditionFactory)
    number = factory.Sequence(lambda n: str(n + 1))
    title = factory.Sequence(lambda n: f"Item {n}")


class TopicFactory(DjangoModelFactory[conferences.Topic]):
    class Meta:
        model = conferences.Topic

    slug = factory.Sequence(lambda n: f"topic-{n}")
    name = factory.Sequence(lambda n: f"Topic {n}")


class EditionTopicFactory(DjangoModelFactory[conferences.EditionTopic]):
    class Meta:
        model = conferences.EditionTopic

    edition = factory.SubFactory(EditionFactory)
    topic = factory.SubFactory(TopicFactory)


class SourceFactory(DjangoModelFactory[conferences.Source]):
    class Meta:
        model = conferences.Source

    name = factory.Sequence(lambda n: f"Source {n}")


class DocumentFactory(DjangoModelFactory[conferences.Document]):
    """A document of general distribution."""

    class Meta:
        model = conferences.Document

    edition = factory.SubFactory(EditionFactory)
    symbol = factory.Sequence(lambda n: f"S/CONF.1/{n}")
    title = factory.Sequence(lambda n: f"Document {n}")
    distribution = Distribution.GENERAL


class CategoryFactory(DjangoModelFactory[delegations.Category]):
    class Meta:
        model = delegations.Category

    series = factory.SubFactory(SeriesFactory)
    slug = factory.Sequence(lambda n: f"category-{n}")
    name = factory.Sequence(lambda n: f"category {n}")
    heading = factory.Sequence(lambda n: f"Categories {n}")
    order = factory.Sequence(lambda n: n)


class BodyFactory(DjangoModelFactory[delegations.Body]):
    class Meta:
        model = delegations.Body

    slug = factory.Sequence(lambda n: f"body-{n}")
    label = factory.Sequence(lambda n: f"Body {n}")


class BodyNameFactory(DjangoModelFactory[delegations.BodyName]):
    class Meta:
        model = delegations.BodyName

    body = factory.SubFactory(BodyFactory)
    language = "en"
    text = factory.SelfAttribute("body.label")


class DelegationFactory(DjangoModelFactory[delegations.Delegation]):
    class Meta:
        model = delegations.Delegation

    edition = factory.SubFactory(EditionFactory)
    body = factory.SubFactory(BodyFactory)
    category = factory.SubFactory(CategoryFactory, series=factory.SelfAttribute("..edition.series"))


class PersonFactory(DjangoModelFactory[delegations.Person]):
    class Meta:
        model = delegations.Person

    full_name = factory.Sequence(lambda n: f"Person {n}")


class DelegateFactory(DjangoModelFactory[delegations.Delegate]):
    class Meta:
        model = delegations.Delegate

    delegation = factory.SubFactory(DelegationFactory)
    person = factory.SubFactory(PersonFactory)
    full_name = factory.SelfAttribute("person.full_name")


class SpeakingRoleFactory(DjangoModelFactory[delegations.SpeakingRole]):
    """A public guest speaker; give `delegate` and an empty `guest_name` for a delegate."""

    class Meta:
        model = delegations.SpeakingRole

    session = factory.SubFactory(SessionFactory)
    guest_name = factory.Sequence(lambda n: f"Guest {n}")
    is_public = True


class VenueFactory(DjangoModelFactory[conferences.Venue]):
    class Meta:
        model = conferences.Venue

    name = factory.Sequence(lambda n: f"Venue {n}")
    city = "Tashkent"


class EditionSourceFactory(DjangoModelFactory[conferences.EditionSource]):
    class Meta:
        model = conferences.EditionSource

    edition = factory.SubFactory(EditionFactory)
    source = factory.SubFactory(SourceFactory)


class OutcomePointFactory(DjangoModelFactory[conferences.OutcomePoint]):
    class Meta:
        model = conferences.OutcomePoint

    edition = factory.SubFactory(EditionFactory)
    text = factory.Sequence(lambda n: f"Outcome {n}")


class DocumentVersionFactory(DjangoModelFactory[conferences.DocumentVersion]):
    class Meta:
        model = conferences.DocumentVersion

    document = factory.SubFactory(DocumentFactory)
    language = "en"
    url = "https://example.org/document"


class BodyAliasFactory(DjangoModelFactory[delegations.BodyAlias]):
    class Meta:
        model = delegations.BodyAlias

    body = factory.SubFactory(BodyFactory)
    text = factory.Sequence(lambda n: f"Alias {n}")


class BodyStatusFactory(DjangoModelFactory[delegations.BodyStatus]):
    class Meta:
        model = delegations.BodyStatus

    body = factory.SubFactory(BodyFactory)
    category = factory.SubFactory(CategoryFactory)


class EditionHostFactory(DjangoModelFactory[delegations.EditionHost]):
    class Meta:
        model = delegations.EditionHost

    edition = factory.SubFactory(EditionFactory)
    body = factory.SubFactory(BodyFactory)


class CategoryPresenceFactory(DjangoModelFactory[delegations.CategoryPresence]):
    class Meta:
        model = delegations.CategoryPresence

    edition = factory.SubFactory(EditionFactory)
    category = factory.SubFactory(CategoryFactory, series=factory.SelfAttribute("..edition.series"))


class ListSettingsFactory(DjangoModelFactory[delegations.ListSettings]):
    class Meta:
        model = delegations.ListSettings

    edition = factory.SubFactory(EditionFactory)
    symbol = factory.Sequence(lambda n: f"TEST/CONF.{n}/INF.1")


class UserFactory(DjangoModelFactory):  # type: ignore[type-arg]  # the user model is a setting
    """A staff member without any permission."""

    class Meta:
        model = get_user_model()

    username = factory.LazyFunction(lambda: f"user-{uuid.uuid4().hex[:8]}")
    is_staff = True


def release(edition: conferences.Edition) -> conferences.ProgrammeRelease:
    """Let the public see the programme as its rows stand."""
    return release_programme(edition=edition, by=None)


def keep_released(edition: conferences.Edition) -> None:
    """Release the programme if the public sees another one."""
    if edition.days.filter(sessions__isnull=False).exists() and not preview_of(edition).is_unchanged:
        release(edition)


class BadgeTemplateFactory(DjangoModelFactory[delegations.BadgeTemplate]):
    class Meta:
        model = delegations.BadgeTemplate

    series = factory.SubFactory(SeriesFactory)
    name = factory.Sequence(lambda n: f"Template {n}")
