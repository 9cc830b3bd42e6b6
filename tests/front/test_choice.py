"""Which edition the front page is about."""

import datetime as dt

import pytest
from django.urls import reverse

from conferences.models import Edition
from eventsite.desk.reports.editions import choose_edition
from eventsite.desk.reports.front import front_page
from tests.factories import (
    EditionFactory,
)
from tests.front.scene import NOW, shown

pytestmark = pytest.mark.django_db


def at_work(day):
    return choose_edition(None, day).edition


def test_edition_in_session_comes_first():
    EditionFactory(starts_on=dt.date(2026, 6, 1), ends_on=dt.date(2026, 6, 2))
    current = EditionFactory()
    assert at_work(dt.date(2025, 6, 4)) == current


def test_next_edition_comes_before_the_last():
    EditionFactory()
    coming = EditionFactory(starts_on=dt.date(2026, 6, 1), ends_on=dt.date(2026, 6, 2))
    assert at_work(dt.date(2025, 7, 1)) == coming


def test_latest_edition_where_none_is_coming():
    EditionFactory(starts_on=dt.date(2020, 6, 1), ends_on=dt.date(2020, 6, 2))
    latest = EditionFactory()
    assert at_work(dt.date(2030, 1, 1)) == latest


def test_chosen_edition_stays_chosen_until_somebody_goes_back(admin_client, edition):
    other = Edition.objects.exclude(pk=edition.pk).get()
    index = reverse("admin:index")
    ahead = EditionFactory(starts_on=dt.date(2090, 1, 1), ends_on=dt.date(2090, 1, 2))
    seen = [
        admin_client.get(address).context["front"].choice.edition
        for address in (index, f"{index}?edition={other.pk}", index, f"{index}?edition=", index)
    ]
    assert seen == [ahead, other, other, ahead, ahead]


@pytest.mark.parametrize("junk", ["x", "9" * 30, "-1", "0"])
def test_edition_that_there_is_not_is_no_choice(admin_client, edition, junk):
    page = admin_client.get(reverse("admin:index"), {"edition": junk})
    assert page.context["front"].choice.edition == edition


def test_day_and_time_are_local(chief, edition):
    front = shown(chief, edition)
    assert (front.day, front.days, front.local_time) == (2, 3, dt.time(11, 20))


def test_front_page_without_any_edition_says_nothing(chief):
    front = front_page(user=chief, now=NOW)
    assert (front.choice, front.figures, front.decisions) == (None, (), ())


def test_front_page_opens_without_any_edition(admin_client):
    assert "Conference desk" in admin_client.get(reverse("admin:index")).content.decode()
