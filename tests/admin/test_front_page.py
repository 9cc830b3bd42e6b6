"""The front page of the staff: figures of one edition, what waits for a decision, charts, ways to papers."""

import datetime as dt
import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertNumQueries

from conferences.models import Edition, ImportBatch
from delegations.models import Badge, BadgePrint, Delegate, LikelyDuplicate, ListSettings
from eventsite.desk.reports.editions import choose_edition
from eventsite.desk.reports.front import front_page
from eventsite.desk.roles import ROLES, sync_roles
from tests.factories import (
    BodyNameFactory,
    CategoryFactory,
    DayFactory,
    DelegateFactory,
    DelegationFactory,
    EditionFactory,
    PersonFactory,
    SessionFactory,
    SpeakingRoleFactory,
    UserFactory,
    release,
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


def shown(user, edition, **more):
    return front_page(user=user, now=NOW, wanted=edition.pk, **more)


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


def test_figures_are_those_of_the_edition(chief, edition):
    assert [(figure.label, figure.value, figure.note) for figure in shown(chief, edition).figures] == [
        ("Delegations", 4, "1 accepted"),
        ("Registered delegates", 2, "1 to confirm"),
        ("Accredited", 1, "50 % of those registered"),
        ("Sessions today", 3, "3 in all"),
    ]


def test_day_and_time_are_local(chief, edition):
    front = shown(chief, edition)
    assert (front.day, front.days, front.local_time) == (2, 3, dt.time(11, 20))


def test_decisions_are_counted(chief, edition):
    assert {each.label: (each.count, each.named) for each in shown(chief, edition).decisions} == {
        "Nominations to confirm": (1, ""),
        "Badges to print": (1, ""),
        "Delegations without a head": (1, "Headless"),
        "Delegations over quota": (1, f"{edition.delegations.get(quota=0).body.label} (+1)"),
        "Invitations without reply": (1, "Invited"),
        "Bodies without a name in the list language": (
            1,
            edition.delegations.get(quota=None, printed_name="").body.label,
        ),
        "To look at in the programme": (1, ""),
        "Sessions without a speaker": (1, ""),
        "Sessions never released": (4, ""),
        "Imports waiting": (1, ""),
        "Likely duplicates": (1, ""),
    }


def rows_behind(page) -> int:
    """How many rows the page shows to which a number leads."""
    context = page.context
    if "cl" in context:
        return context["cl"].result_count
    if "clashes" in context:
        return len(context["clashes"])
    return len(context["changes"]) or context["session_count"]


def test_each_number_leads_to_as_many_rows(admin_client, chief, edition):
    front = shown(chief, edition)
    counted = [(each.address, each.count) for each in front.decisions]
    counted += [(each.address, each.value) for each in front.figures]
    counted += [(bar.address, bar.value) for chart in front.charts for bar in chart.bars]
    assert [(address, rows_behind(admin_client.get(address))) for address, _count in counted] == counted


def test_changes_since_the_release_are_counted_as_its_page_lists_them(admin_client, chief, edition):
    release(edition)
    SessionFactory(day=edition.days.first())
    (decision,) = (each for each in shown(chief, edition).decisions if "released" in each.label)
    assert (decision.label, decision.count) == ("Changes of the programme not released", 1)
    assert rows_behind(admin_client.get(decision.address)) == 1


def test_held_rows_of_an_import_are_told(chief, edition):
    (decision,) = (each for each in shown(chief, edition).decisions if each.label == "Imports waiting")
    assert decision.explanation.startswith("2 rows in them are held as suspected duplicates.")


def test_printed_badge_waits_no_longer(chief, edition):
    delegate = Delegate.objects.get(status="accredited")
    badge = Badge.objects.create(edition=edition, delegate=delegate, number=1)
    BadgePrint.objects.create(badge=badge, printed_at=NOW, paper="card", digest="0")
    assert "Badges to print" not in [each.label for each in shown(chief, edition).decisions]
    Badge.objects.update(voided_at=NOW)
    assert "Badges to print" in [each.label for each in shown(chief, edition).decisions]


def test_body_named_in_the_list_language_at_the_date_is_no_matter(chief, edition):
    (delegation,) = edition.delegations.filter(quota=None, printed_name="")
    name = BodyNameFactory(body=delegation.body, valid_to=dt.date(2025, 6, 2))
    label = "Bodies without a name in the list language"
    assert label in [each.label for each in shown(chief, edition).decisions]
    name.valid_to = dt.date(2025, 6, 3)
    name.save()
    assert label not in [each.label for each in shown(chief, edition).decisions]


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
    last = CategoryFactory(series=edition.series, heading="Last", order=999)
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


def test_what_may_not_be_viewed_is_not_counted(edition):
    user = UserFactory()
    user.user_permissions.add(
        Permission.objects.get(codename="view_session", content_type__app_label="conferences")
    )
    front = shown(get_user_model().objects.get(pk=user.pk), edition)
    assert [figure.label for figure in front.figures] == ["Sessions today"]
    assert [decision.label for decision in front.decisions] == ["To look at in the programme"]
    assert (front.charts, front.growth, [door.label for door in front.doors]) == ((), None, ["Programme"])


@pytest.mark.parametrize("role", [role.name for role in ROLES])
def test_every_address_on_the_page_opens_for_the_role(client, edition, role):
    sync_roles()
    user = UserFactory()
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    front = client.get(reverse("admin:index"), {"edition": edition.pk}).context["front"]
    addresses = [each.address for each in (*front.figures, *front.decisions, *front.doors, *front.deadlines)]
    addresses += [bar.address for chart in front.charts for bar in chart.bars]
    assert addresses
    assert {client.get(address).status_code for address in filter(None, addresses)} == {200}


def test_front_page_without_any_edition_says_nothing(chief):
    front = front_page(user=chief, now=NOW)
    assert (front.choice, front.figures, front.decisions) == (None, (), ())


def test_front_page_opens_without_any_edition(admin_client):
    assert "Conference desk" in admin_client.get(reverse("admin:index")).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_front_page_asks_a_constant_number_of_questions(chief, edition, rows):
    for number in range(rows):
        delegation = DelegationFactory(edition=edition, invitation="invited", quota=number)
        DelegateFactory.create_batch(rows, delegation=delegation)
        SessionFactory(day=edition.days.first())
        EditionFactory(starts_on=dt.date(2020, 1, 1), ends_on=dt.date(2020, 1, 2))
    release(edition)
    SessionFactory(day=edition.days.first())
    with assertNumQueries(17):
        shown(chief, edition)


def test_whole_page_stays_within_its_statements(client, edition, django_assert_max_num_queries):
    sync_roles()
    user = UserFactory()
    user.groups.add(Group.objects.get(name="Conference officer"))
    client.force_login(user)
    release(edition)
    index = reverse("admin:index")
    client.get(index, {"edition": edition.pk})
    with django_assert_max_num_queries(25):
        client.get(index)


def test_front_page_shows_cards_and_the_door_of_the_import(admin_client, edition):
    page = admin_client.get(reverse("admin:index"), {"edition": edition.pk}).content.decode()
    assert page.count('<article class="decision') == 11
    assert f'href="{reverse("admin:delegations_delegate_import")}"' in page


def test_nobody_is_named_in_the_charts_and_cards(admin_client, edition):
    Delegate.objects.update(full_name="Canary Canarova")
    page = admin_client.get(reverse("admin:index"), {"edition": edition.pk}).content.decode()
    assert "Canary" not in page


def test_dates_are_told_in_words_beside_the_colour(admin_client, edition):
    edition.nominations_close_at = timezone.now() - dt.timedelta(days=3)
    edition.save()
    page = admin_client.get(reverse("admin:index"), {"edition": edition.pk}).content.decode()
    assert len(re.findall(r'<span class="tag tag--bad">\s*was due ', page)) == 2
