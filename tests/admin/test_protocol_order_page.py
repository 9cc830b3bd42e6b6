"""The page of the protocol order: nothing is saved by looking, nothing typed is lost, rights of each role."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group
from django.urls import reverse

from conferences.models import Edition
from delegations.models import Delegation
from eventsite.desk.roles import ROLES, sync_roles
from tests.factories import (
    BodyFactory,
    BodyNameFactory,
    CategoryFactory,
    DelegationFactory,
    EditionFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
MAY_ORDER = {"Conference officer", "Protocol officer"}
MAY_SEE = {*MAY_ORDER, "Auditor"}
#: Short names, and what Russian makes of their order.
NAMES = (("China", "Китай"), ("India", "Индия"), ("Kyrgyzstan", "Кыргызстан"))


@pytest.fixture
def edition():
    edition = EditionFactory(series__slug="forum", number=6, list_language="en")
    members = CategoryFactory(series=edition.series, heading="Members", heading_ru="Члены", order=1)
    for english, russian in NAMES:
        body = BodyFactory(label=english)
        BodyNameFactory(body=body, text=english)
        BodyNameFactory(body=body, text=russian, language="ru")
        DelegationFactory(edition=edition, category=members, body=body)
    observers = CategoryFactory(series=edition.series, heading="Observers", order=2)
    DelegationFactory(edition=edition, category=observers, body__label="Belmora")
    return edition


@pytest.fixture
def address(edition):
    return reverse("admin:conferences_edition_protocol_order", args=[edition.pk])


def pk(label):
    return Delegation.objects.get(body__label=label).pk


def names(response):
    return [[row.name.text for row in category.rows] for category in response.context["categories"]]


def sent(client, address, page, **values):
    """Send the page back as a browser does."""
    places = {
        f"place-{row.id}": row.place for category in page.context["categories"] for row in category.rows
    }
    form = page.context["form"]
    carried = {"order": page.context["order"], "looked_at": form["looked_at"].value()}
    return client.post(address, {**carried, **places, **values})


def positions():
    return dict(Delegation.objects.filter(position__isnull=False).values_list("body__label", "position"))


def test_page_shows_categories_as_blocks_in_the_order_of_the_list(admin_client, address):
    page = admin_client.get(address)

    assert names(page) == [["China", "India", "Kyrgyzstan"], ["Belmora"]]
    assert "Order 1 among the categories" in page.text


def test_names_in_another_language_stand_in_the_same_order(admin_client, address):
    page = admin_client.get(address, {"language": "ru"})

    assert names(page)[0] == ["Китай", "Индия", "Кыргызстан"]
    assert '<bdi lang="ru">Китай</bdi>' in page.text
    assert '<bdi lang="ru">Члены</bdi>' in page.text


def test_order_of_another_language_stands_beside(admin_client, address):
    page = admin_client.get(address, {"compare": "ru"})

    members, observers = page.context["categories"]
    assert [(row.name.text, row.now) for row in members.compared] == [
        ("India", 2),
        ("China", 1),
        ("Kyrgyzstan", 3),
    ]
    assert (members.differs, observers.differs) == (True, False)


def test_language_that_there_is_not_is_the_list_language(admin_client, address):
    page = admin_client.get(address, {"language": "tlh", "compare": "tlh"})

    assert names(page)[0] == ["China", "India", "Kyrgyzstan"]


def test_button_moves_a_body_on_the_page_and_writes_nothing(admin_client, address):
    page = sent(admin_client, address, admin_client.get(address), do=f"up:{pk('Kyrgyzstan')}")

    assert names(page)[0] == ["China", "Kyrgyzstan", "India"]
    assert positions() == {}
    row = page.context["categories"][0].rows[1]
    assert (row.by_hand, row.place, row.otherwise, row.recorded) == (True, 2, 3, 3)


def test_several_moves_are_carried_along_and_written_with_one_reason(admin_client, address, edition):
    page = sent(admin_client, address, admin_client.get(address), do=f"up:{pk('Kyrgyzstan')}")
    page = sent(admin_client, address, page, do=f"down:{pk('China')}")
    answer = sent(admin_client, address, page, do="save", why="Request of 3 May")

    assert (answer.status_code, answer.url) == (302, address)
    assert positions() == {"Kyrgyzstan": 1, "China": 2}
    assert names(admin_client.get(address))[0] == ["Kyrgyzstan", "China", "India"]
    log = LogEntry.objects.get(object_id=str(edition.pk))
    assert log.change_message == "Protocol order: Request of 3 May\nKyrgyzstan: 3 → 1\nChina: 1 → 2"


def test_place_typed_is_taken_without_a_script(admin_client, address):
    values = {f"place-{pk('Kyrgyzstan')}": "1", f"place-{pk('China')}": "x", "do": "show"}
    page = sent(admin_client, address, admin_client.get(address), **values)

    assert names(page)[0] == ["Kyrgyzstan", "China", "India"]


def test_row_and_category_go_back_to_the_list_language(admin_client, address):
    page = sent(admin_client, address, admin_client.get(address), do=f"up:{pk('Kyrgyzstan')}")
    page = sent(admin_client, address, page, do=f"down:{pk('China')}")
    once = sent(admin_client, address, page, do=f"reset:{pk('China')}")
    category = Delegation.objects.get(body__label="China").category_id
    all_of_it = sent(admin_client, address, page, do=f"reset-category:{category}")

    assert names(once)[0] == ["Kyrgyzstan", "China", "India"]
    assert [row.by_hand for row in once.context["categories"][0].rows] == [True, False, False]
    assert names(all_of_it)[0] == ["China", "India", "Kyrgyzstan"]
    assert not all_of_it.context["categories"][0].has_any_by_hand


def test_order_without_a_reason_is_kept_on_the_page(admin_client, address):
    page = sent(admin_client, address, admin_client.get(address), do=f"up:{pk('Kyrgyzstan')}")
    page = sent(admin_client, address, page, do="save", why=" ")

    assert page.status_code == 422
    assert "Say why the order changes" in page.text
    assert names(page)[0] == ["China", "Kyrgyzstan", "India"]
    assert positions() == {}


def test_order_changed_meanwhile_says_by_whom_and_loses_nothing(client, address):
    first, second = (UserFactory(username=name, is_staff=True, is_superuser=True) for name in "ab")
    client.force_login(first)
    page = sent(client, address, client.get(address), do=f"up:{pk('Kyrgyzstan')}")
    client.force_login(second)
    sent(client, address, client.get(address), **{f"place-{pk('India')}": 1, "do": "save", "why": "Mine"})
    client.force_login(first)
    refused = sent(client, address, page, do="save", why="Request")

    assert refused.status_code == 422
    assert "b changed the order meanwhile" in refused.text
    assert names(refused)[0] == ["China", "Kyrgyzstan", "India"]
    assert positions() == {"India": 1}
    assert 'value="Request"' in refused.text
    assert sent(client, address, refused, do="save", why="Request").status_code == 302
    assert positions() == {"Kyrgyzstan": 2}


@pytest.mark.parametrize("order", ["", "7 8 9h", "x; drop", "1" * 400])
def test_order_that_no_page_made_changes_nothing(admin_client, address, order):
    page = admin_client.get(address)
    page = sent(admin_client, address, page, order=order, do="up:999")

    assert names(page) == [["China", "India", "Kyrgyzstan"], ["Belmora"]]


@pytest.mark.parametrize("do", ["up:", "reset:x", "reset-category:99", "fly:1", ""])
def test_button_that_there_is_not_changes_nothing(admin_client, address, do):
    page = sent(admin_client, address, admin_client.get(address), do=do)

    assert names(page)[0] == ["China", "India", "Kyrgyzstan"]


def test_edition_that_there_is_not_is_not_found(admin_client):
    for number in ("999", "9" * 30, "x"):
        address = reverse("admin:conferences_edition_protocol_order", args=[number])
        assert admin_client.get(address).status_code == 404


def test_public_list_shows_the_new_order(admin_client, client, address, edition):
    page = admin_client.get(address)
    sent(admin_client, address, page, **{f"place-{pk('India')}": 1, "do": "save", "why": "Request"})

    text = client.get(f"{edition.get_absolute_url()}participants/").text
    assert text.index("India") < text.index("China") < text.index("Kyrgyzstan")


@pytest.mark.parametrize("role", [role.name for role in ROLES])
def test_role_sees_and_sets_the_order_as_it_may(client, address, role):
    sync_roles()
    user = UserFactory(is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    page = client.get(address)

    assert page.status_code == (200 if role in MAY_SEE else 403)
    if role not in MAY_SEE:
        assert client.post(address, {"do": "save"}).status_code == 403
        return
    answer = sent(client, address, page, **{f"place-{pk('India')}": 1, "do": "save", "why": "Request"})
    assert answer.status_code == (302 if role in MAY_ORDER else 403)
    assert positions() == ({"India": 1} if role in MAY_ORDER else {})
    assert ("Save the order" in page.text) == (role in MAY_ORDER)


def test_nobody_is_asked_to_sign_in(client, address):
    assert client.get(address).status_code == 302
    assert client.post(address, {"do": "save"}).status_code == 302
    assert positions() == {}


def test_page_takes_as_many_queries_for_one_body_as_for_many(
    admin_client, address, django_assert_num_queries
):
    admin_client.get(address)
    for _number in range(2):
        with django_assert_num_queries(7):
            admin_client.get(address, {"language": "ru", "compare": "ar"})
        edition = Edition.objects.get()
        category = Delegation.objects.get(body__label="China").category
        for _more in range(3):
            DelegationFactory(edition=edition, category=category)
