"""The staff's front page: figures of the edition at work, and what waits for a decision."""

import datetime as dt

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.urls import reverse
from pytest_django.asserts import assertNumQueries

from conferences.models import ImportBatch
from eventsite.desk.reports import edition_at_work, front_page
from tests.factories import (
    DayFactory,
    DelegateFactory,
    DelegationFactory,
    EditionFactory,
    SessionFactory,
    SpeakingRoleFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2025, 6, 4, 6, 20, tzinfo=dt.UTC)


@pytest.fixture
def chief():
    return UserFactory(is_superuser=True)


@pytest.fixture
def edition():
    """An edition on its second day, with one matter of each kind and one that is in order."""
    edition = EditionFactory()
    DelegationFactory(edition=edition, invitation="invited")
    led = DelegationFactory(edition=edition, invitation="accepted")
    DelegateFactory(delegation=led, role="head", status="accredited")
    DelegateFactory(delegation=DelegationFactory(edition=edition), status="nominated")
    today = DayFactory(edition=edition, on=dt.date(2025, 6, 4))
    SessionFactory(day=today, ends_at=dt.datetime(2025, 6, 4, 15, tzinfo=dt.UTC))
    SpeakingRoleFactory(session=SessionFactory(day=today))
    SessionFactory(day=today, kind="break")
    SessionFactory(day=DayFactory(edition=edition), status="cancelled")
    past = EditionFactory(starts_on=dt.date(2024, 6, 3), ends_on=dt.date(2024, 6, 5))
    DelegateFactory(status="nominated", delegation__edition=past)
    ImportBatch.objects.create(edition=edition, file_name="list.csv", sha256="0" * 64)
    return edition


def test_edition_in_session_comes_first():
    EditionFactory(starts_on=dt.date(2026, 6, 1), ends_on=dt.date(2026, 6, 2))
    current = EditionFactory()
    assert edition_at_work(dt.date(2025, 6, 4)) == current


def test_next_edition_comes_before_the_last():
    EditionFactory()
    coming = EditionFactory(starts_on=dt.date(2026, 6, 1), ends_on=dt.date(2026, 6, 2))
    assert edition_at_work(dt.date(2025, 7, 1)) == coming


def test_latest_edition_where_none_is_coming():
    EditionFactory(starts_on=dt.date(2020, 6, 1), ends_on=dt.date(2020, 6, 2))
    latest = EditionFactory()
    assert edition_at_work(dt.date(2030, 1, 1)) == latest


def test_figures_are_those_of_the_edition(chief, edition):
    front = front_page(user=chief, now=NOW)
    assert [(figure.label, figure.value, figure.note) for figure in front.figures] == [
        ("Delegations", 3, "1 accepted"),
        ("Delegates", 2, "1 accredited"),
        ("Sessions today", 3, "3 in all"),
    ]


def test_day_and_time_are_local(chief, edition):
    front = front_page(user=chief, now=NOW)
    assert (front.day, front.days, front.local_time) == (2, 3, dt.time(11, 20))


def test_decisions_are_counted(chief, edition):
    front = front_page(user=chief, now=NOW)
    assert {decision.label: decision.count for decision in front.decisions} == {
        "Delegates to confirm": 1,
        "Delegations without a head": 1,
        "Invitations without reply": 1,
        "To look at in the programme": 1,
        "Sessions without a speaker": 1,
        "Imports waiting": 1,
    }


def test_each_card_leads_to_a_list_of_as_many(admin_client, chief, edition):
    decisions = front_page(user=chief, now=NOW).decisions
    pages = {each.label: admin_client.get(each.address).context for each in decisions}
    shown = {
        label: page["cl"].result_count if "cl" in page else len(page["clashes"])
        for label, page in pages.items()
    }
    assert shown == {each.label: each.count for each in decisions}


def test_what_may_not_be_viewed_is_not_counted(edition):
    user = UserFactory()
    user.user_permissions.add(
        Permission.objects.get(codename="view_session", content_type__app_label="conferences")
    )
    front = front_page(user=get_user_model().objects.get(pk=user.pk), now=NOW)
    assert [figure.label for figure in front.figures] == ["Sessions today"]
    assert [decision.label for decision in front.decisions] == ["To look at in the programme"]


def test_front_page_without_any_edition_says_nothing(chief):
    front = front_page(user=chief, now=NOW)
    assert (front.edition, front.figures, front.decisions) == (None, (), ())


def test_front_page_asks_a_constant_number_of_questions(chief, edition):
    DelegateFactory.create_batch(3, delegation__edition=edition)
    with assertNumQueries(14):
        front_page(user=chief, now=NOW)


def test_front_page_shows_cards_and_the_door_of_the_import(admin_client, edition):
    page = admin_client.get(reverse("admin:index")).content.decode()
    assert page.count('<article class="decision">') == 6
    assert f'href="{reverse("admin:delegations_delegate_import")}"' in page
