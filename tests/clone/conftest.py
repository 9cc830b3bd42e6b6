"""An edition of a series with members and observers, and the terms of the next."""

import datetime as dt

import pytest

from conferences.reports.edition_clone import CloneTerms
from tests.clone.scene import JOINED
from tests.factories import (
    BodyFactory,
    BodyStatusFactory,
    CategoryFactory,
    DelegationFactory,
    EditionFactory,
    SourceFactory,
    VenueFactory,
)


@pytest.fixture
def edition():
    """An edition of May 2017, of a series with members and observers."""
    return EditionFactory(
        series__slug="forum",
        number=5,
        starts_on=dt.date(2017, 5, 3),
        ends_on=dt.date(2017, 5, 4),
        list_language="ru",
        name_style="SURNAME-given",
        publishes_delegates=True,
        venue=VenueFactory(),
        nominations_close_at=dt.datetime(2017, 4, 3, 13, tzinfo=dt.UTC),
    )


@pytest.fixture
def member(edition):
    return CategoryFactory(
        series=edition.series, slug="member", name="member state", heading="Member states", order=1
    )


@pytest.fixture
def observer(edition):
    return CategoryFactory(
        series=edition.series, slug="observer", name="observer state", heading="Observer states", order=2
    )


@pytest.fixture
def india(edition, member, observer):
    """An observer at the edition, a member from June 2017."""
    body = BodyFactory(slug="india", label="India")
    BodyStatusFactory(body=body, category=observer, valid_to=JOINED - dt.timedelta(days=1))
    source = SourceFactory(name="Declaration of Astana")
    BodyStatusFactory(body=body, category=member, valid_from=JOINED, source=source)
    return DelegationFactory(
        edition=edition,
        body=body,
        category=observer,
        quota=12,
        printed_name="Republic of India",
        printed_language="en",
        position=1,
        invitation="accepted",
        invited_on=dt.date(2017, 2, 1),
        replied_on=dt.date(2017, 2, 9),
        credentials="accepted",
        focal_point_name="Asha Canary",
        focal_point_email="asha@example.org",
        focal_point_phone="+91 1",
        note="call in the morning",
    )


@pytest.fixture
def terms(edition):
    return CloneTerms(
        number=6,
        title="Sixth Conference",
        theme=edition.theme,
        starts_on=dt.date(2018, 10, 31),
        ends_on=dt.date(2018, 11, 1),
        city=edition.city,
        country_code=edition.country_code,
        time_zone=edition.time_zone,
    )
