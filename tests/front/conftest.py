"""An edition on its second day, with one matter of each kind."""

import datetime as dt

import pytest

from conferences.models import ImportBatch
from delegations.models import LikelyDuplicate
from tests.factories import (
    BodyNameFactory,
    DayFactory,
    DelegateFactory,
    DelegationFactory,
    EditionFactory,
    PersonFactory,
    SessionFactory,
    SpeakingRoleFactory,
    UserFactory,
)


@pytest.fixture
def chief():
    return UserFactory(is_superuser=True)


@pytest.fixture
def edition():
    """An edition on its second day, with one matter of each kind and one that is in order."""
    edition = EditionFactory()
    DelegationFactory(edition=edition, invitation="invited", printed_name="Invited")
    led = DelegationFactory(edition=edition, invitation="accepted", quota=0)
    BodyNameFactory(body=led.body)
    DelegateFactory(delegation=led, role="head", status="accredited")
    DelegateFactory(
        delegation=DelegationFactory(edition=edition, printed_name="Headless", quota=1), status="nominated"
    )
    today = DayFactory(edition=edition, on=dt.date(2025, 6, 4))
    SessionFactory(day=today, ends_at=dt.datetime(2025, 6, 4, 15, tzinfo=dt.UTC))
    SpeakingRoleFactory(session=SessionFactory(day=today))
    SessionFactory(day=today, kind="break")
    SessionFactory(day=DayFactory(edition=edition), status="cancelled")
    DelegationFactory(edition=edition)
    past = EditionFactory(starts_on=dt.date(2024, 6, 3), ends_on=dt.date(2024, 6, 5))
    DelegateFactory(status="nominated", delegation__edition=past, delegation__quota=0)
    ImportBatch.objects.create(
        edition=edition, file_name="list.csv", sha256="0" * 64, counts={"new": 4, "held": 2}
    )
    one, other = PersonFactory.create_batch(2)
    LikelyDuplicate.objects.create(kind="person", person=one, other_person=other, score=80)
    third = PersonFactory()
    LikelyDuplicate.objects.create(kind="person", person=one, other_person=third, score=90, state="different")
    return edition
