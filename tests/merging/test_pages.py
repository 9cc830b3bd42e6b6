"""The staff's pages of merging and of the queue, and who may open them."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from delegations.enums import RecordKind
from delegations.models import Body, LikelyDuplicate, Merge, Person
from delegations.services.duplicates import find_duplicates
from delegations.services.merging import merge_records
from eventsite.desk.roles import sync_roles
from tests.factories import BodyFactory, DelegateFactory, DelegationFactory, PersonFactory, UserFactory
from tests.merging.scenes import two_bodies, two_persons

pytestmark = pytest.mark.django_db
OFFICER, PROTOCOL, DESK, EDITOR, AUDITOR, NOBODY = (
    "Conference officer",
    "Protocol officer",
    "Registration desk",
    "Editor",
    "Auditor",
    "",
)
ROLES = (OFFICER, PROTOCOL, DESK, EDITOR, AUDITOR, NOBODY)


@pytest.fixture
def sign_in(client):
    def signed_in(role: str):
        sync_roles()
        user = UserFactory()
        if role:
            user.groups.add(Group.objects.get(name=role))
        client.force_login(user)
        return client

    return signed_in


def merge_page(one: Person | Body, other: Person | Body) -> str:
    address = reverse(f"admin:delegations_{one._meta.model_name}_merge")
    return f"{address}?kept={one.pk}&merged={other.pk}"


def pair_of_two() -> LikelyDuplicate:
    for _twice in range(2):
        PersonFactory(full_name="Grigory Pustovitov")
    find_duplicates(kind=RecordKind.PERSON)
    return LikelyDuplicate.objects.get()


def a_merge() -> Merge:
    return merge_records(survivor=PersonFactory(), merged=PersonFactory(), by=None, reason="twice")


#: What each role is answered, in the order of ROLES.
READING = (200, 200, 403, 403, 200, 403)
WRITING = (200, 200, 403, 403, 403, 403)


@pytest.mark.parametrize(("role", "status"), list(zip(ROLES, READING, strict=True)))
@pytest.mark.parametrize("shown", ["changelist", "change"])
def test_queue_is_open_to_those_who_may_see_it(role, status, shown, sign_in):
    pair = pair_of_two()
    address = reverse(
        f"admin:delegations_likelyduplicate_{shown}", args=[pair.pk] if shown == "change" else []
    )

    assert sign_in(role).get(address).status_code == status


@pytest.mark.parametrize(("role", "status"), list(zip(ROLES, READING, strict=True)))
@pytest.mark.parametrize("shown", ["changelist", "change"])
def test_merges_are_open_to_those_who_may_see_them(role, status, shown, sign_in):
    merge = a_merge()
    address = reverse(f"admin:delegations_merge_{shown}", args=[merge.pk] if shown == "change" else [])

    assert sign_in(role).get(address).status_code == status


@pytest.mark.parametrize(("role", "status"), list(zip(ROLES, WRITING, strict=True)))
@pytest.mark.parametrize("factory", [PersonFactory, BodyFactory])
def test_merging_is_for_officers(role, status, factory, sign_in):
    assert sign_in(role).get(merge_page(factory(), factory())).status_code == status


@pytest.mark.parametrize(("role", "status"), list(zip(ROLES, WRITING, strict=True)))
def test_only_officers_write(role, status, sign_in):
    pair, merge, one, other = pair_of_two(), a_merge(), PersonFactory(), PersonFactory()
    client = sign_in(role)
    posts = {
        reverse("admin:delegations_likelyduplicate_look"): {},
        reverse("admin:delegations_likelyduplicate_change", args=[pair.pk]): {"apart": "1", "reason": "two"},
        reverse("admin:delegations_merge_change", args=[merge.pk]): {"reason": "two"},
        merge_page(one, other): {"show": "1"},
    }
    answers = [client.post(address, data).status_code for address, data in posts.items()]

    assert answers == ([302, 302, 302, 200] if status == 200 else [403] * 4)
    assert LikelyDuplicate.objects.get().state == ("different" if status == 200 else "open")
    assert Merge.objects.get().state == ("undone" if status == 200 else "done")


@pytest.mark.parametrize(
    "name", ["likelyduplicate_changelist", "merge_changelist", "person_merge", "body_merge"]
)
def test_nobody_is_sent_to_the_door(name, client):
    assert client.get(reverse(f"admin:delegations_{name}")).status_code == 302


def test_action_leads_to_the_page_of_the_two(sign_in):
    one, other = PersonFactory(), PersonFactory()
    response = sign_in(OFFICER).post(
        reverse("admin:delegations_person_changelist"),
        {"action": "merge_selected", "_selected_action": [other.pk, one.pk]},
    )
    assert response.headers["Location"] == merge_page(one, other)


@pytest.mark.parametrize("count", [1, 3])
def test_action_wants_two(count, sign_in):
    rows = [BodyFactory() for _number in range(count)]
    response = sign_in(OFFICER).post(
        reverse("admin:delegations_body_changelist"),
        {"action": "merge_selected", "_selected_action": [row.pk for row in rows]},
        follow=True,
    )
    assert [str(one) for one in response.context["messages"]] == ["Choose exactly two records that are one."]


@pytest.mark.parametrize(
    "given", ["", "kept=1", "kept=abc&merged=99999999999999999999999", "kept=1&merged=2"]
)
def test_page_of_no_two_records_is_not_found(given, sign_in):
    assert sign_in(OFFICER).get(f"{reverse('admin:delegations_person_merge')}?{given}").status_code == 404


@pytest.mark.parametrize("scene", [two_persons, two_bodies])
def test_merge_is_shown_and_then_written_as_chosen(scene, sign_in):
    kept, going = scene()
    client = sign_in(PROTOCOL)
    form = client.get(merge_page(kept, going)).context["form"]
    chosen = {field.html_name: field.field.choices[-1][0] for field in form.field_questions}
    chosen |= {field.html_name: field.field.choices[-1][0] for field in form.other_questions}
    looked_at = {"looked_at": form.initial["looked_at"]}

    shown = client.post(merge_page(kept, going), {"show": "1", **looked_at, **chosen})
    assert {one.key: one.chosen for one in shown.context["plan"].questions}.items() <= chosen.items()
    assert "Say why" not in shown.content.decode()
    assert not Merge.objects.exists()

    client.post(merge_page(kept, going), {"merge": "1", "reason": "twice", **looked_at, **chosen})
    kept.refresh_from_db()
    assert str(kept) == str(going)
    assert Merge.objects.get().reason == "twice"


def test_merge_without_a_reason_keeps_what_was_chosen(sign_in):
    kept, going = PersonFactory(full_name="One"), PersonFactory(full_name="Two")
    client = sign_in(OFFICER)
    response = client.post(
        merge_page(kept, going), {"merge": "1", "field-full_name": "merged", "reason": " "}
    )

    assert "Say why" in response.content.decode()
    assert 'value="merged" id="id_field-full_name_1" checked' in response.content.decode()
    assert not Merge.objects.exists()


def test_merge_of_records_that_changed_meanwhile_is_refused_and_shown_anew(sign_in):
    kept, going = PersonFactory(), PersonFactory()
    client = sign_in(OFFICER)
    seen = client.get(merge_page(kept, going)).context["looked_at"]
    DelegateFactory(person=going)
    response = client.post(merge_page(kept, going), {"merge": "1", "reason": "twice", "looked_at": seen})

    assert "Look again first" in response.content.decode()
    assert response.context["looked_at"] != seen
    assert not Merge.objects.exists()


def test_problem_is_told_and_nothing_offered(sign_in):
    page = sign_in(OFFICER).get(merge_page(BodyFactory(iso_alpha3="UZB"), BodyFactory(iso_alpha3="KAZ")))

    assert "two bodies" in page.content.decode()
    assert 'name="merge"' not in page.content.decode()


def test_undoing_tells_what_stays(sign_in):
    kept, going = two_persons()
    merge = merge_records(survivor=kept, merged=going, by=None, reason="twice")
    Person.objects.filter(pk=kept.pk).update(language="fr")
    client = sign_in(OFFICER)
    address = reverse("admin:delegations_merge_change", args=[merge.pk])
    assert "was changed since and stays “French”" in client.get(address).content.decode()

    response = client.post(address, {"reason": "two"}, follow=True)
    assert "was changed since and stays “French”" in [str(one) for one in response.context["messages"]][1]
    assert Person.objects.get(pk=going.pk).merged_into is None


def test_auditor_sees_both_sides_and_no_button(sign_in):
    page = (
        sign_in(AUDITOR)
        .get(reverse("admin:delegations_likelyduplicate_change", args=[pair_of_two().pk]))
        .content.decode()
    )

    assert "The same name" in page
    assert "Tell them apart" not in page
    assert "See what merging would change" not in page


def test_lists_show_records_in_use_and_the_others_when_asked(sign_in):
    merge = a_merge()
    client, address = sign_in(OFFICER), reverse("admin:delegations_person_changelist")
    shown = [
        {row.pk for row in client.get(address, {"merged": given} if given else {}).context["cl"].queryset}
        for given in ("", "yes", "all")
    ]
    assert shown == [
        {merge.survivor_person_id},
        {merge.merged_person_id},
        {merge.survivor_person_id, merge.merged_person_id},
    ]


def test_merged_record_cannot_be_changed_or_chosen(sign_in):
    merge = a_merge()
    client = sign_in(OFFICER)
    page = client.get(reverse("admin:delegations_person_change", args=[merge.merged_person_id]))
    offered = client.get(
        reverse("admin:autocomplete"),
        {"app_label": "delegations", "model_name": "delegate", "field_name": "person", "term": "Person"},
    ).json()

    assert page.context["has_change_permission"] is False
    assert [one["id"] for one in offered["results"]] == [str(merge.survivor_person_id)]


def test_search_finds_the_kept_person_by_the_name_of_the_merged_one(sign_in):
    kept = PersonFactory(full_name="Grigory Sample")
    merge_records(survivor=kept, merged=PersonFactory(full_name="Jean Dupont"), by=None, reason="twice")
    page = sign_in(OFFICER).get(reverse("admin:delegations_person_changelist"), {"q": "dupont"})

    assert [row.pk for row in page.context["cl"].queryset] == [kept.pk]


def test_queue_shows_what_waits_and_the_rest_when_asked(sign_in):
    pair = pair_of_two()
    client, address = sign_in(OFFICER), reverse("admin:delegations_likelyduplicate_changelist")
    LikelyDuplicate.objects.filter(pk=pair.pk).update(state="different")

    counts = [
        client.get(address, {"state__exact": given} if given else {}).context["cl"].result_count
        for given in ("", "open", "different", "all")
    ]
    assert counts == [0, 0, 1, 1]


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("name", ["likelyduplicate", "merge"])
def test_lists_take_the_same_statements_for_any_number(name, count, sign_in, django_assert_num_queries):
    for _number in range(count):
        a_merge()
        one, other = PersonFactory(), PersonFactory()
        LikelyDuplicate.objects.create(kind="person", person=one, other_person=other, score=60)
    client = sign_in(AUDITOR)
    with django_assert_num_queries(11 if name == "merge" else 9):
        client.get(reverse(f"admin:delegations_{name}_changelist"))


@pytest.mark.parametrize("count", [1, 3])
def test_comparison_takes_the_same_statements_for_any_number_of_seats(
    count, sign_in, django_assert_num_queries
):
    pair = pair_of_two()
    for _number in range(count):
        DelegateFactory(person=pair.person)
    client = sign_in(AUDITOR)
    with django_assert_num_queries(11):
        client.get(reverse("admin:delegations_likelyduplicate_change", args=[pair.pk]))


@pytest.mark.parametrize("count", [1, 3])
def test_merge_page_takes_the_same_statements_for_any_number_of_delegations(
    count, sign_in, django_assert_num_queries
):
    kept, going = BodyFactory(), BodyFactory()
    for _number in range(count):
        DelegationFactory(body=going)
    client = sign_in(PROTOCOL)
    with django_assert_num_queries(22):
        client.get(merge_page(kept, going))
