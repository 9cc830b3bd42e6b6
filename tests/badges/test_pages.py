"""The pages that print badges and name plates, and what they leave in the logs."""

import io
import re

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from delegations.enums import PrintReason
from delegations.models import Badge, BadgePrint
from tests.badges import scene
from tests.badges.roles import DESK, PROTOCOL
from tests.factories import DelegateFactory

pytestmark = pytest.mark.django_db


def words(answer) -> str:
    """Return a page with every run of white space as one blank."""
    return re.sub(r"\s+", " ", answer.content.decode())


def test_batch_is_printed_and_noted_in_both_logs(sign_in):
    edition = scene.edition()
    scene.delegate(edition, "Aigul Bekova")
    client = sign_in(PROTOCOL)
    answer = client.post(reverse("admin:delegations_badges", args=[edition.pk]), {"print": "pdf"})
    printed, entry = BadgePrint.objects.get(), LogEntry.objects.get()

    assert (answer["Content-Type"], "no-store" in answer["Cache-Control"], answer["Content-Disposition"]) == (
        "application/pdf",
        True,
        f'attachment; filename="badges-{edition.series.slug}-4.pdf"',
    )
    assert (entry.user, entry.object_id, entry.change_message) == (
        printed.printed_by,
        str(edition.pk),
        f"Printed 1 badge as PDF, batch {printed.batch}.",
    )


def test_log_of_the_admin_names_nobody(sign_in):
    edition = scene.edition()
    scene.delegate(edition, "Aigul Bekova")
    sign_in(PROTOCOL).post(reverse("admin:delegations_badges", args=[edition.pk]), {"print": "pdf"})

    assert "Bekova" not in str(LogEntry.objects.values().get())


def test_batch_that_comes_again_asks_for_the_reason_and_loses_nothing_typed(sign_in):
    edition = scene.edition()
    scene.delegate(edition)
    scene.printed(edition)
    address = reverse("admin:delegations_badges", args=[edition.pk])
    answer = sign_in(PROTOCOL).post(address, {"print": "pdf", "wanted": "all", "paper": "card"})

    page = words(answer)

    assert "1 of these badges was printed before. Say why it is printed again." in page
    assert 'value="card" selected' in page
    assert 'name="wanted" value="all"' in page


def test_letters_without_a_font_are_named_on_the_page(sign_in):
    edition = scene.edition()
    scene.delegate(edition, "नूर Amani")
    answer = sign_in(PROTOCOL).post(reverse("admin:delegations_badges", args=[edition.pk]), {"print": "pdf"})

    assert "नूर Amani: “नूर Amani”" in answer.content.decode()


def test_csv_is_taken_for_a_mail_merge(sign_in):
    edition = scene.edition()
    scene.delegate(edition, "Aigul Bekova")
    answer = sign_in(PROTOCOL).post(reverse("admin:delegations_badges", args=[edition.pk]), {"print": "csv"})

    assert (answer["Content-Type"], Badge.objects.get().token in answer.content.decode()) == (
        "text/csv; charset=utf-8",
        True,
    )


def test_door_prints_one_badge_again(sign_in):
    edition = scene.edition()
    delegate = scene.delegate(edition)
    scene.printed(edition)
    client = sign_in(DESK)
    answer = client.post(
        reverse("admin:delegations_delegate_badge", args=[delegate.pk]), {"reason": PrintReason.LOST}
    )

    assert answer.content.startswith(b"%PDF-")
    assert [(badge.number, badge.voided_at is None) for badge in Badge.objects.order_by("number")] == [
        (1, False),
        (2, True),
    ]


def test_door_prints_nothing_for_who_has_no_seat(sign_in):
    edition = scene.edition()
    delegate = scene.delegate(edition, status="withdrawn")
    client = sign_in(DESK)
    address = reverse("admin:delegations_delegate_badge", args=[delegate.pk])
    answer = client.post(address)

    assert (answer.status_code, Badge.objects.count()) == (200, 0)
    assert "Who holds no seat any more gets no badge." in client.get(address).content.decode()


def test_page_of_a_delegate_leads_to_the_badge_at_the_door(sign_in):
    delegate = scene.delegate(scene.edition())
    page = sign_in(DESK).get(reverse("admin:delegations_delegate_change", args=[delegate.pk]))

    assert reverse("admin:delegations_delegate_badge", args=[delegate.pk]) in page.content.decode()


def test_page_of_an_edition_leads_to_badges_and_plates(sign_in):
    edition = scene.edition()
    page = sign_in(PROTOCOL).get(reverse("admin:conferences_edition_change", args=[edition.pk]))

    assert [
        reverse(f"admin:delegations_{name}", args=[edition.pk]) in page.content.decode()
        for name in ("badges", "plates")
    ] == [True, True]


def act(client, model, action, rows):
    address = reverse(f"admin:delegations_{model}_changelist")
    return client.post(address, {"action": action, "_selected_action": [row.pk for row in rows]}, follow=True)


def test_delegates_chosen_in_a_list_come_to_the_page_of_badges(sign_in):
    edition = scene.edition()
    chosen = scene.delegate(edition, "Aigul", status="nominated")
    scene.delegate(edition, "Bolat")
    page = words(act(sign_in(PROTOCOL), "delegate", "print_badges", [chosen]))

    assert "1 delegate was chosen in the list." in page
    assert f'name="ids" value="{chosen.pk}"' in page
    assert "Bolat" not in page


def test_delegations_chosen_in_a_list_bring_their_delegates(sign_in):
    edition = scene.edition()
    head = scene.delegate(edition, "Aigul")
    other = DelegateFactory(delegation=head.delegation, full_name="Bolat")
    page = words(act(sign_in(PROTOCOL), "delegation", "print_badges", [head.delegation]))

    assert f'name="ids" value="{head.pk},{other.pk}"' in page


@pytest.mark.parametrize("model", ["delegate", "delegation"])
@pytest.mark.parametrize("action", ["print_badges", "print_plates"])
def test_rows_of_two_editions_are_refused_in_words(sign_in, model, action):
    rows = [scene.delegate(scene.edition(series__slug=slug)) for slug in ("one", "two")]
    chosen = rows if model == "delegate" else [row.delegation for row in rows]

    page = act(sign_in(PROTOCOL), model, action, chosen).content.decode()

    assert "Choose rows of one edition" in page


@pytest.mark.parametrize(("model", "name"), [("delegate", "Aigul"), ("delegation", "Lumeria")])
def test_rows_chosen_in_a_list_come_to_the_page_of_plates(sign_in, model, name):
    delegate = scene.delegate(scene.edition(), "Aigul")
    row = delegate if model == "delegate" else delegate.delegation
    page = words(act(sign_in(PROTOCOL), model, "print_plates", [row]))

    assert "1 row was chosen in the list." in page
    assert (
        f'<th scope="row"> <bdi lang="en">{name}</bdi>' in page
        or f'<th scope="row"> <bdi>{name}</bdi>' in page
    )


def test_plates_are_printed_and_noted(sign_in):
    edition = scene.edition()
    scene.delegate(edition)
    client = sign_in(PROTOCOL)
    given = {"kind": "bodies", "sides": "other-side", "second": "ru", "print": "pdf"}
    answer = client.post(reverse("admin:delegations_plates", args=[edition.pk]), given)

    assert (answer.content[:5], LogEntry.objects.get().change_message) == (
        b"%PDF-",
        "Printed 1 name plate as PDF.",
    )


def test_plates_are_shown_before_they_are_printed(sign_in):
    edition = scene.edition()
    scene.delegate(edition)
    page = sign_in(PROTOCOL).get(reverse("admin:delegations_plates", args=[edition.pk]))

    assert ("1 name plate" in page.content.decode(), LogEntry.objects.exists()) == (True, False)


@pytest.mark.parametrize(
    "given",
    [
        {"print": "exe"},
        {"ids": "1,x"},
        {"population": "everybody"},
        {"category": "99999999999999999999"},
        {"print": "pdf", "paper": "a3"},
    ],
)
def test_forged_answers_are_no_traceback(sign_in, given):
    edition = scene.edition()
    scene.delegate(edition)
    address = reverse("admin:delegations_badges", args=[edition.pk])
    answer = sign_in(PROTOCOL).post(address, given)

    assert answer.status_code in (200, 404)
    assert BadgePrint.objects.count() == 0


def test_picture_is_not_kept_by_anybody(sign_in):
    delegate = scene.delegate(scene.edition())
    answer = sign_in(DESK).get(reverse("admin:delegations_delegate_badge_picture", args=[delegate.pk]))

    assert (answer["Content-Type"], "no-store" in answer["Cache-Control"]) == ("image/png", True)
    assert io.BytesIO(answer.content).read(4) == b"\x89PNG"


@pytest.mark.parametrize("count", [1, 3])
def test_page_takes_the_same_number_of_statements(sign_in, count, django_assert_num_queries):
    edition = scene.edition()
    for number in range(count):
        scene.delegate(edition, f"Person {number}")
    client = sign_in(PROTOCOL)

    with django_assert_num_queries(18):
        client.get(reverse("admin:delegations_badges", args=[edition.pk]))
