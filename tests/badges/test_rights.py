"""Who may open which address of badges and name plates, and what nobody sees."""

import uuid

import pytest
from django.urls import reverse

from delegations.models import Badge, BadgePrint
from tests.badges import scene
from tests.badges.roles import AUDITOR, DESK, EDITOR, OFFICER, PROTOCOL, addresses

pytestmark = pytest.mark.django_db

LOG = {"templates", "template", "log", "print", "numbers", "number"}
ALL = LOG | {"badges", "plates", "badge", "picture", "template add"}


@pytest.mark.parametrize(
    ("role", "open_to"),
    [
        (OFFICER, ALL),
        (PROTOCOL, ALL),
        (DESK, {"badge", "picture"}),
        (EDITOR, set()),
        (AUDITOR, LOG),
        ("", set()),
    ],
)
def test_addresses_open_to_those_of_the_role(sign_in, role, open_to):
    client, pages = sign_in(role), addresses()

    answers = {name: client.get(address).status_code for name, address in pages.items()}

    assert answers == {name: 200 if name in open_to else 403 for name in pages}


@pytest.mark.parametrize("role", [DESK, EDITOR, AUDITOR, ""])
def test_nobody_else_prints_in_batches(sign_in, role):
    client, pages = sign_in(role), addresses()
    before = BadgePrint.objects.count()

    answers = [
        client.post(pages[name], {"print": "pdf", "wanted": "all", "kind": "bodies", "reason": "damaged"})
        for name in ("badges", "plates")
    ]

    assert ([answer.status_code for answer in answers], BadgePrint.objects.count()) == ([403, 403], before)


@pytest.mark.parametrize("role", [EDITOR, AUDITOR, ""])
def test_nobody_else_prints_one(sign_in, role):
    client, pages = sign_in(role), addresses()

    answer = client.post(pages["badge"], {"reason": "lost"})

    assert (answer.status_code, BadgePrint.objects.count()) == (403, 1)


def test_visitor_is_sent_to_sign_in(client):
    pages = addresses()

    assert {client.get(address).status_code for address in pages.values()} == {302}


@pytest.mark.parametrize("name", ["badges", "plates"])
def test_edition_that_is_not_there_is_not_found(sign_in, name):
    address = reverse(f"admin:delegations_{name}", args=["99999999999999999999"])

    assert sign_in(PROTOCOL).get(address).status_code == 404


def test_no_page_shows_a_token(sign_in):
    client, pages = sign_in(PROTOCOL), addresses()
    token = Badge.objects.get().token

    shown = [name for name, address in pages.items() if token.encode() in client.get(address).content]

    assert shown == []


def test_log_is_found_by_batch(sign_in):
    edition = scene.edition()
    scene.delegate(edition, "Aigul Bekova")
    batch = scene.printed(edition).batch
    client = sign_in(AUDITOR)
    address = reverse("admin:delegations_badgeprint_changelist")

    found = [
        "Aigul Bekova" in client.get(address, {"batch": each}).content.decode()
        for each in (batch, uuid.uuid4())
    ]

    assert found == [True, False]


@pytest.mark.parametrize("count", [1, 3])
def test_log_takes_the_same_number_of_statements(sign_in, count, django_assert_num_queries):
    edition = scene.edition()
    for number in range(count):
        scene.delegate(edition, f"Person {number}")
    scene.printed(edition)
    client = sign_in(AUDITOR)

    with django_assert_num_queries(11):
        client.get(reverse("admin:delegations_badgeprint_changelist"))


@pytest.mark.parametrize("words", ["Bekova", "1", "zz no such", "%_'"])
def test_log_takes_any_words(sign_in, words):
    edition = scene.edition()
    scene.delegate(edition, "Aigul Bekova")
    scene.printed(edition)
    answer = sign_in(AUDITOR).get(reverse("admin:delegations_badgeprint_changelist"), {"q": words})

    assert answer.context["cl"].result_count == (words in ("Bekova", "1"))
