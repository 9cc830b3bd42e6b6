"""The next edition from one on record: what comes, what stays behind, what is refused."""

import datetime as dt
from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError
from django.forms import model_to_dict

from conferences.models import Edition
from delegations.models import BadgeTemplate, Delegate, Delegation, EditionHost, ListSettings, Person
from delegations.reports.edition_clone import plan_clone
from delegations.services.edition_clone import clone_edition
from tests.clone.scene import cloned
from tests.factories import (
    DayFactory,
    DelegateFactory,
    DelegationFactory,
    EditionHostFactory,
    RoomFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def test_persons_and_what_was_agreed_with_the_body_stay_behind(edition, terms, india):
    DelegateFactory(delegation=india)
    before = (Person.objects.count(), Delegate.objects.count())
    copy = cloned(edition, terms).delegations.get()
    left = model_to_dict(copy, exclude=("id", "edition", "body", "category", "quota"))
    assert left == model_to_dict(Delegation(), fields=left.keys())
    assert (Person.objects.count(), Delegate.objects.count()) == before


def test_printed_name_and_place_come_where_they_are_chosen(edition, terms, india):
    copy = cloned(edition, terms, with_printed_names=True, with_places=True).delegations.get()
    assert (copy.printed_name, copy.printed_language, copy.position) == ("Republic of India", "en", 1)


def test_old_edition_stays_as_it_is(edition, terms, india):
    RoomFactory(edition=edition)
    before = (Edition.objects.filter(pk=edition.pk).values(), Delegation.objects.values())
    before = tuple(list(rows) for rows in before)
    cloned(edition, terms)
    assert list(Edition.objects.filter(pk=edition.pk).values()) == before[0]
    assert list(Delegation.objects.filter(edition=edition).values()) == before[1]


def test_settings_come_and_what_is_public_does_not(edition, terms):
    new = cloned(edition, terms)
    assert (new.list_language, new.name_style, new.venue) == ("ru", "SURNAME-given", edition.venue)
    assert (new.publication, new.publishes_delegates, new.summary) == ("draft", False, "")


def test_deadline_keeps_its_distance_and_its_local_time(edition, terms):
    new = cloned(edition, replace(terms, time_zone="Europe/Vienna"))
    local = new.nominations_close_at.astimezone(new.zone)
    assert (local.date(), local.hour) == (dt.date(2018, 10, 1), 18)


def test_unchanged_title_keeps_its_translations_and_a_new_one_has_none(edition, terms):
    Edition.objects.filter(pk=edition.pk).update(title_ru="Конференция", city_ru="Ташкент")
    new = cloned(edition, terms)
    assert (new.title_en, new.title_ru or "", new.city_ru) == ("Sixth Conference", "", "Ташкент")


def test_another_city_leaves_the_venue_behind(edition, terms):
    assert cloned(edition, replace(terms, city="Samarkand")).venue is None


def test_days_are_shifted_and_a_longer_edition_gets_more(edition, terms):
    DayFactory(edition=edition, title_ru="Открытие")
    DayFactory(edition=edition, on=dt.date(2017, 5, 4))
    new = cloned(edition, replace(terms, ends_on=dt.date(2018, 11, 2)))
    assert list(new.days.order_by("on").values_list("on", "title_ru")) == [
        (dt.date(2018, 10, 31), "Открытие"),
        (dt.date(2018, 11, 1), None),
        (dt.date(2018, 11, 2), None),
    ]


def test_day_after_the_new_end_is_left_behind(edition, terms):
    DayFactory(edition=edition, on=dt.date(2017, 5, 4))
    assert cloned(edition, replace(terms, ends_on=terms.starts_on)).days.count() == 0


def test_rooms_and_days_can_be_left_out(edition, terms):
    kept, left = RoomFactory(edition=edition, seats=80), RoomFactory(edition=edition)
    day = DayFactory(edition=edition)
    new = cloned(edition, terms, without_rooms=frozenset({left.pk}), without_days=frozenset({day.pk}))
    assert list(new.rooms.values_list("name", "seats")) == [(kept.name, 80)]
    assert new.days.count() == 0


def test_hosts_come_where_they_are_chosen(edition, terms):
    host = EditionHostFactory(edition=edition)
    assert EditionHost.objects.filter(edition=cloned(edition, terms)).count() == 0
    new = cloned(edition, replace(terms, number=7), with_hosts=True)
    assert new.hosts.get().body == host.body


def test_settings_of_the_list_come_without_its_symbol_and_with_later_dates(edition, terms):
    ListSettings.objects.create(
        edition=edition,
        symbol="CONF.5/INF.1",
        corrections_to="Room 12",
        corrections_until=dt.datetime(2017, 5, 4, 9, tzinfo=dt.UTC),
        prints_index=False,
    )
    copy = cloned(edition, terms).list_settings
    assert (copy.symbol, copy.corrections_to, copy.prints_index) == ("", "Room 12", False)
    assert copy.corrections_until == dt.datetime(2018, 11, 1, 9, tzinfo=dt.UTC)


def test_own_badge_templates_come_and_those_of_the_series_are_not_doubled(edition, terms):
    BadgeTemplate.objects.create(series=edition.series, name="All")
    BadgeTemplate.objects.create(series=edition.series, edition=edition, name="Press", heading="PRESS")
    new = cloned(edition, terms)
    assert list(new.badge_templates.values_list("name", "heading")) == [("Press", "PRESS")]
    assert BadgeTemplate.objects.count() == 3


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"number": 5}, "number", "The series already has an edition with the number 5. Take another."),
        ({"number": 0}, "number", "Editions are numbered from 1."),
        ({"ends_on": dt.date(2018, 10, 30)}, "ends_on", "The last day is before the first day."),
        (
            {"starts_on": dt.date(2017, 5, 4)},
            "starts_on",
            "The edition before lasts until 2017-05-04. Give a later first day.",
        ),
        (
            {"time_zone": "Tashkent"},
            "time_zone",
            "“Tashkent” is no IANA time zone. Write it as Area/City, for example Asia/Tashkent.",
        ),
    ],
)
def test_terms_that_do_not_fit_are_refused_by_field(edition, terms, changes, field, message):
    with pytest.raises(ValidationError) as refused:
        cloned(edition, replace(terms, **changes))
    assert refused.value.message_dict == {field: [message]}
    assert Edition.objects.count() == 1


def test_plan_that_changed_meanwhile_is_not_written(edition, terms, india, observer):
    looked_at = plan_clone(edition, terms, language="en").fingerprint
    DelegationFactory(edition=edition, category=observer)
    with pytest.raises(ValidationError, match="Look again"):
        clone_edition(edition=edition, terms=terms, by=None, looked_at=looked_at)
    assert Edition.objects.count() == 1


def test_history_of_every_row_says_where_it_came_from(edition, terms, india):
    RoomFactory(edition=edition)
    DayFactory(edition=edition)
    user = UserFactory()
    new = clone_edition(edition=edition, terms=terms, by=user).edition
    rows = [new, new.delegations.get(), new.rooms.get(), new.days.get()]
    entries = [row.history.get() for row in rows]
    assert {(each.history_change_reason, each.history_user) for each in entries} == {
        ("cloned from forum/5", user)
    }


@pytest.mark.parametrize("bodies", [1, 3])
def test_clone_writes_in_a_constant_number_of_statements(
    edition, terms, member, bodies, django_assert_num_queries
):
    for _number in range(bodies):
        RoomFactory(edition=edition)
        DelegationFactory(edition=edition, category=member)
    with django_assert_num_queries(29):
        clone_edition(edition=edition, terms=terms, by=None)
