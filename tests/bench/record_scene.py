"""200 editions, the newest of 500 bodies and 10,000 delegates: `python -m tests.bench.record_scene`."""

import datetime as dt

import django

django.setup()

from conferences.enums import Distribution, Publication  # noqa: E402 (Django has to be set up first)
from conferences.models import Document, Edition, EditionTopic, Series, Topic  # noqa: E402
from delegations.enums import DelegateRole, DelegateStatus  # noqa: E402
from delegations.models import Body, BodyName, Category, Delegate, Delegation, EditionHost, Person  # noqa: E402
from tests.bench.record_addresses import NUMBER, SERIES  # noqa: E402

EDITIONS, BODIES, DELEGATES, CATEGORIES, TOPICS = NUMBER, 500, 10_000, 8, 40
#: Bodies of an ordinary edition, and of the one before the newest.
USUAL, LAST = 60, 440
TOPICS_OF_ONE, DOCUMENTS_OF_ONE = 10, 10
FIRST_DAY = dt.date(1830, 6, 3)
LANGUAGES = ("en", "fr", "es", "ru", "zh-hans", "ar")
FORMS = ("short", "formal")


def set_up() -> Edition:
    """Create everything; the newest edition publishes its delegates. Returns that edition."""
    series = Series.objects.create(slug=SERIES, name="Recorded series", acronym="RS")
    editions = Edition.objects.bulk_create(_edition(series, number) for number in range(1, EDITIONS + 1))
    categories = Category.objects.bulk_create(
        Category(series=series, slug=f"c-{n}", name=f"member {n}", heading=f"Members {n}", order=n)
        for n in range(CATEGORIES)
    )
    bodies = _bodies()
    for edition in editions[:-1]:
        count = LAST if edition.number == EDITIONS - 1 else USUAL
        _delegations(edition, bodies[edition.number % 20 :][:count], categories, shift=edition.number)
    _delegates(_delegations(editions[-1], bodies, categories, shift=EDITIONS))
    EditionHost.objects.bulk_create(EditionHost(edition=row, body=bodies[0]) for row in editions)
    _topics(editions)
    _documents(editions)
    return editions[-1]


def _edition(series: Series, number: int) -> Edition:
    day = FIRST_DAY.replace(year=FIRST_DAY.year + number - 1)
    return Edition(
        series=series, number=number, title=f"Conference {number} of the series", theme=f"Theme {number}",
        city="Tashkent", country_code="UZB", starts_on=day, ends_on=day + dt.timedelta(days=2),
        time_zone="Asia/Tashkent", publication=Publication.PUBLISHED, publishes_delegates=True,
    )  # fmt: skip


def _bodies() -> list[Body]:
    bodies = Body.objects.bulk_create(
        Body(slug=f"recorded-{n}", label=f"Institute of number {n}") for n in range(BODIES)
    )
    BodyName.objects.bulk_create(
        BodyName(body=body, language=language, form=form, text=f"{form} {body.label} ({language})")
        for body in bodies
        for language in LANGUAGES
        for form in FORMS
    )
    return bodies


def _delegations(
    edition: Edition, bodies: list[Body], categories: list[Category], *, shift: int
) -> list[Delegation]:
    """Let every fortieth body change its category from one edition to the next."""
    return Delegation.objects.bulk_create(
        Delegation(
            edition=edition,
            body=body,
            category=categories[(body.pk + (shift if body.pk % 40 == 0 else 0)) % CATEGORIES],
        )
        for body in bodies
    )


def _delegates(seats: list[Delegation]) -> None:
    people = Person.objects.bulk_create(Person(full_name=f"Delegate Number {n}") for n in range(DELEGATES))
    Delegate.objects.bulk_create(
        Delegate(
            delegation=seats[n % BODIES],
            person=person,
            full_name=person.full_name,
            given_name="Delegate",
            family_name=f"Number {n}",
            role=DelegateRole.HEAD if n < BODIES else DelegateRole.DELEGATE,
            status=DelegateStatus.ACCREDITED if n % 2 else DelegateStatus.CONFIRMED,
            is_public=True,
            function="Director\nDepartment of Cooperation",
        )
        for n, person in enumerate(people)
    )


def _topics(editions: list[Edition]) -> None:
    topics = [Topic(slug=f"recorded-{n}", name=f"Topic of number {n}") for n in range(TOPICS)]
    topics = Topic.objects.bulk_create(topics)
    EditionTopic.objects.bulk_create(
        EditionTopic(edition=edition, topic=topics[(edition.number * 3 + n) % TOPICS], order=n)
        for edition in editions
        for n in range(TOPICS_OF_ONE)
    )


def _documents(editions: list[Edition]) -> None:
    Document.objects.bulk_create(
        Document(
            edition=edition,
            symbol=f"RS/CONF.{edition.number}/{n}",
            title=f"Report {n} of the conference",
            distribution=Distribution.GENERAL,
        )
        for edition in editions
        for n in range(DOCUMENTS_OF_ONE)
    )


if __name__ == "__main__":
    set_up()
