"""The next edition from one on record: bodies under the category of the new date, never persons."""

import datetime as dt
from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.forms import model_to_dict
from pytest_django.asserts import assertNumQueries

from conferences.models import Edition, Room
from conferences.reports.edition_clone import CloneTerms
from delegations.models import BadgeTemplate, Delegate, Delegation, EditionHost, ListSettings, Person
from delegations.reports.edition_clone import plan_clone
from delegations.services.edition_clone import CloneChoices, clone_edition
from tests.factories import (
    BodyFactory,
    BodyNameFactory,
    BodyStatusFactory,
    CategoryFactory,
    DayFactory,
    DelegateFactory,
    DelegationFactory,
    EditionFactory,
    EditionHostFactory,
    RoomFactory,
    SourceFactory,
    UserFactory,
    VenueFactory,
)

pytestmark = pytest.mark.django_db
JOINED = dt.date(2017, 6, 9)


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


def cloned(edition, terms, **choices):
    return clone_edition(edition=edition, terms=terms, choices=CloneChoices(**choices), by=None).edition


def row_of(edition, terms, body):
    rows = plan_clone(edition, terms, language="en").bodies
    return next(row for row in rows if row.before and row.before.body_id == body.pk)


def test_observer_that_became_a_member_comes_as_a_member(edition, terms, india, member):
    new = cloned(edition, terms)
    assert list(new.delegations.values_list("body__label", "category__slug", "quota")) == [
        ("India", "member", 12)
    ]


def test_change_of_category_says_since_when_and_where_it_stands(edition, terms, india):
    row = row_of(edition, terms, india.body)
    assert (row.verdict, row.why) == (
        "changed",
        "“member state” since 9 June 2017. Source: Declaration of Astana.",
    )


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


def test_body_without_a_status_keeps_its_category(edition, terms, observer):
    delegation = DelegationFactory(edition=edition, category=observer)
    row = row_of(edition, terms, delegation.body)
    assert (row.verdict, row.category, row.comes) == ("same", observer, True)
    assert row.why == "No status is on record: the category stays."


def test_category_that_ended_gives_way_to_the_one_that_follows(edition, terms, observer):
    observer.valid_to = dt.date(2018, 8, 31)
    observer.save()
    partner = CategoryFactory(series=edition.series, slug="partner", valid_from=dt.date(2018, 9, 1))
    delegation = DelegationFactory(edition=edition, category=observer)
    row = row_of(edition, terms, delegation.body)
    assert (row.verdict, row.category) == ("changed", partner)
    assert row.why == (
        f"The category “Observer states” was in force until 31 August 2018; “{partner.heading}” follows it."
    )


def test_category_that_ended_without_a_follower_has_to_be_decided(edition, terms, observer, member):
    observer.valid_to = dt.date(2018, 8, 31)
    observer.save()
    delegation = DelegationFactory(edition=edition, category=observer, body__label="Mirovia")
    with pytest.raises(ValidationError, match="or leave them out: Mirovia"):
        cloned(edition, terms)
    new = cloned(edition, terms, bodies={f"d{delegation.pk}": member.pk})
    assert new.delegations.get().category == member


def test_status_that_ended_leaves_the_body_out_and_says_so(edition, terms, observer):
    body = BodyFactory()
    BodyStatusFactory(body=body, category=observer, valid_to=dt.date(2018, 1, 31))
    DelegationFactory(edition=edition, category=observer, body=body)
    row = row_of(edition, terms, body)
    assert (row.verdict, row.comes, row.category) == ("ended", False, None)
    assert row.why == "“observer state” until 31 January 2018. What it is since then is not on record."
    assert cloned(edition, terms).delegations.count() == 0


def test_successor_comes_in_the_place_of_a_dissolved_body(edition, terms, member):
    last = BodyFactory(label="New Institute")
    between = BodyFactory(dissolved_on=dt.date(2018, 2, 1), successor=last)
    old = BodyFactory(label="Old Institute", dissolved_on=dt.date(2017, 12, 31), successor=between)
    DelegationFactory(edition=edition, category=member, body=old, quota=3, printed_name="Old Inst.")
    new = cloned(edition, terms, with_printed_names=True)
    assert list(new.delegations.values_list("body__label", "quota", "printed_name")) == [
        ("New Institute", 3, "")
    ]


def test_successor_that_is_there_already_does_not_come_twice(edition, terms, member):
    heir = BodyFactory(label="Heir")
    for label in ("One", "Two"):
        body = BodyFactory(label=label, dissolved_on=dt.date(2018, 1, 1), successor=heir)
        DelegationFactory(edition=edition, category=member, body=body)
    assert [row.body for row in cloned(edition, terms).delegations.all()] == [heir]


def test_body_dissolved_without_a_successor_is_left_out(edition, terms, member):
    body = BodyFactory(dissolved_on=dt.date(2018, 1, 1))
    DelegationFactory(edition=edition, category=member, body=body)
    row = row_of(edition, terms, body)
    assert (row.verdict, row.why) == (
        "dissolved",
        "Dissolved on 1 January 2018. No successor is on record.",
    )
    assert cloned(edition, terms).delegations.count() == 0


def test_newcomer_with_a_status_comes_only_where_it_is_chosen(edition, terms, member):
    body = BodyFactory()
    BodyStatusFactory(body=body, category=member, valid_from=dt.date(2018, 1, 1))
    plan = plan_clone(edition, terms, language="en")
    assert [(row.key, row.comes, row.category) for row in plan.joined] == [(f"b{body.pk}", False, member)]
    assert cloned(edition, terms).delegations.count() == 0
    new = cloned(edition, replace(terms, number=7), bodies={f"b{body.pk}": member.pk})
    assert new.delegations.get().body == body


def test_body_is_named_as_at_the_new_date(edition, terms, member):
    body = BodyFactory()
    BodyNameFactory(body=body, text="Old name", valid_to=dt.date(2017, 12, 31))
    BodyNameFactory(body=body, text="New name", valid_from=dt.date(2018, 1, 1))
    DelegationFactory(edition=edition, category=member, body=body)
    assert row_of(edition, terms, body).name.text == "New name"


def test_category_that_is_not_in_force_is_refused(edition, terms, india, observer):
    observer.valid_to = dt.date(2018, 8, 31)
    observer.save()
    with pytest.raises(ValidationError, match="not in force at the new date"):
        cloned(edition, terms, bodies={f"d{india.pk}": observer.pk})


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
def test_plan_asks_a_constant_number_of_questions(edition, terms, india, member, bodies):
    for _number in range(bodies):
        RoomFactory(edition=edition)
        body = BodyFactory(dissolved_on=dt.date(2018, 1, 1), successor=BodyFactory())
        DelegationFactory(edition=edition, body=body, category=member)
        BodyStatusFactory(category=member)
    edition = Edition.objects.select_related("series").get(pk=edition.pk)
    with assertNumQueries(11):
        plan_clone(edition, terms, language="en")


@pytest.mark.parametrize("bodies", [1, 3])
def test_clone_writes_in_a_constant_number_of_statements(
    edition, terms, member, bodies, django_assert_num_queries
):
    for _number in range(bodies):
        RoomFactory(edition=edition)
        DelegationFactory(edition=edition, category=member)
    with django_assert_num_queries(29):
        clone_edition(edition=edition, terms=terms, by=None)


def test_command_clones(edition, india, capsys):
    RoomFactory(edition=edition)
    call_command(
        "clone_edition", "forum/5", "--starts-on", "2018-10-31", "--ends-on", "2018-11-01", "--title", "Sixth"
    )
    out = capsys.readouterr().out.splitlines()
    assert out == [
        "india: observer → member. “member state” since 9 June 2017. Source: Declaration of Astana.",
        "forum/6 is there, as a draft: bodies 1, rooms 1, days 0.",
    ]
    assert Edition.objects.get(number=6).title == "Sixth"


def test_command_writes_nothing_in_a_dry_run(edition, india, capsys):
    call_command(
        "clone_edition", "forum/5", "--starts-on", "2018-10-31", "--ends-on", "2018-11-01", "--dry-run"
    )
    assert capsys.readouterr().out.splitlines()[-1] == "Dry run, nothing written: 1 bodies would come."
    assert (Edition.objects.count(), Room.objects.count()) == (1, 0)


def test_command_takes_decisions(edition, india, observer, capsys):
    arguments = ("clone_edition", "forum/5", "--starts-on", "2018-10-31", "--ends-on", "2018-11-01")
    call_command(*arguments, "--category", "india=observer")
    assert Delegation.objects.get(edition__number=6).category == observer
    call_command(*arguments, "--number", "7", "--without", "india")
    assert Delegation.objects.filter(edition__number=7).count() == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--without", "nowhere"), "No body “nowhere” is among those of this clone: india."),
        (("--category", "india"), "“india”: write BODY=CATEGORY. In force are: member, observer."),
        (("--number", "5"), "The series already has an edition with the number 5. Take another."),
    ],
)
def test_command_says_what_is_wrong(edition, india, arguments, message):
    with pytest.raises(CommandError) as refused:
        call_command(
            "clone_edition", "forum/5", "--starts-on", "2018-10-31", "--ends-on", "2018-11-01", *arguments
        )
    assert str(refused.value) == message
