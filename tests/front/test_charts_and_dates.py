"""The charts of the front page, and the dates to keep in mind."""

import datetime as dt
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from delegations.models import Delegate, ListSettings
from tests.factories import (
    CategoryFactory,
    DelegateFactory,
    DelegationFactory,
)
from tests.front.scene import NOW, shown

pytestmark = pytest.mark.django_db


def test_most_pressing_comes_first_with_its_deadline(chief, edition):
    edition.confirmations_close_at = NOW - dt.timedelta(days=2)
    edition.nominations_close_at = NOW + dt.timedelta(hours=3)
    edition.save()
    ListSettings.objects.create(edition=edition, corrections_until=NOW + dt.timedelta(days=30))
    decisions = shown(chief, edition).decisions
    assert [(each.tone, each.due and each.due.days) for each in decisions[:4]] == [
        ("bad", -2),
        ("bad", -2),
        ("care", 0),
        ("plain", None),
    ]
    assert [each.label for each in shown(chief, edition).deadlines] == [
        "Confirmations close",
        "Nominations close",
        "Corrections of the list close",
    ]


def test_deadline_of_an_hour_ago_is_over(chief, edition):
    edition.nominations_close_at = NOW - dt.timedelta(hours=1)
    edition.save()
    assert [each.tone for each in shown(chief, edition).deadlines] == ["bad"]


def test_deadlines_long_over_or_far_ahead_are_not_told(chief, edition):
    edition.nominations_close_at = NOW - dt.timedelta(days=8)
    edition.confirmations_close_at = NOW + dt.timedelta(days=61)
    edition.save()
    assert shown(chief, edition).deadlines == ()


def test_growth_counts_who_came_on_record_by_each_day(chief, edition):
    moments = [NOW - dt.timedelta(days=days) for days in (3, 1)]
    for delegate, moment in zip(Delegate.objects.filter(delegation__edition=edition), moments, strict=True):
        Delegate.objects.filter(pk=delegate.pk).update(created_at=moment, status_on=NOW.date())
    growth = shown(chief, edition).growth
    assert (growth.since, growth.until) == (dt.date(2025, 6, 1), dt.date(2025, 6, 4))
    assert (growth.registered, growth.accredited) == (2, 1)
    registered, accredited = (
        [round(float(pair.split(",")[1])) for pair in line.points.split()] for line in growth.curves.lines
    )
    assert registered == [154, 154, 108, 108]
    assert accredited == [200, 200, 200, 154]


def test_day_of_registration_is_that_of_the_clocks_there(chief, edition):
    Delegate.objects.update(created_at=dt.datetime(2025, 6, 2, 20, tzinfo=dt.UTC))
    assert shown(chief, edition).growth.since == dt.date(2025, 6, 3)


def test_charts_stand_in_protocol_order_and_name_their_parts(chief, edition):
    last = CategoryFactory(series=edition.series, heading="Last", order=30_000)
    DelegateFactory(delegation=DelegationFactory(edition=edition, category=last), status="confirmed")
    invitations, categories = shown(chief, edition).charts
    assert [(bar.label, bar.value) for bar in invitations.bars] == [
        ("Not invited", 3),
        ("Invited", 1),
        ("Accepted", 1),
    ]
    assert categories.legend == ("Accredited", "Confirmed", "Nominated")
    assert (categories.bars[-1].label, categories.bars[-1].parts) == ("Last", (0, 1, 0))
    assert categories.drawn()[-1][1] == "Accredited: 0, Confirmed: 1, Nominated: 0"


def test_nobody_is_named_in_the_charts_and_cards(admin_client, edition):
    Delegate.objects.update(full_name="Canary Canarova")
    page = admin_client.get(reverse("admin:index"), {"edition": edition.pk}).content.decode()
    assert "Canary" not in page


def test_dates_are_told_in_words_beside_the_colour(admin_client, edition):
    edition.nominations_close_at = timezone.now() - dt.timedelta(days=3)
    edition.save()
    page = admin_client.get(reverse("admin:index"), {"edition": edition.pk}).content.decode()
    assert len(re.findall(r'<span class="tag tag--bad">\s*was due ', page)) == 2
