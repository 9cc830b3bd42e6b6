"""Badges are issued, drawn, and noted in the log."""

import re

import pytest
from django.core.exceptions import ValidationError

from delegations.enums import BadgePaper, PrintReason
from delegations.models import Badge, BadgePrint
from delegations.reports import badge_choice
from delegations.services import badges as service
from tests.badges import scene
from tests.factories import BadgeTemplateFactory, UserFactory

pytestmark = pytest.mark.django_db


def log():
    rows = BadgePrint.objects.order_by("id").values_list("badge__delegate__full_name", "reason")
    return list(rows)


def test_each_delegate_gets_a_number_and_a_token_of_its_own():
    edition = scene.edition()
    scene.delegate(edition, "Aigul")
    scene.delegate(edition, "Bolat")
    scene.printed(edition)

    badges = list(Badge.objects.order_by("number"))

    assert [badge.number for badge in badges] == [1, 2]
    assert len({badge.token for badge in badges}) == 2
    assert all(re.fullmatch("[A-Z2-7]{26}", badge.token) for badge in badges)


def test_log_says_who_printed_when_and_why():
    edition, officer = scene.edition(), UserFactory()
    scene.delegate(edition, "Aigul")
    batch = scene.printed(edition, by=officer)

    row = BadgePrint.objects.get()

    assert (row.printed_by, row.printed_at, row.reason, row.batch, row.paper) == (
        officer,
        scene.AT,
        PrintReason.FIRST,
        batch.batch,
        BadgePaper.SHEET_OF_CARDS,
    )


def test_badge_comes_again_only_with_a_reason():
    edition = scene.edition()
    scene.delegate(edition)
    scene.printed(edition)

    with pytest.raises(ValidationError, match="1 of these badges was printed before"):
        scene.printed(edition)
    assert BadgePrint.objects.count() == 1


def test_reason_concerns_those_who_had_a_badge_alone():
    edition = scene.edition()
    scene.delegate(edition, "Aigul")
    scene.printed(edition)
    scene.delegate(edition, "Bolat")
    scene.printed(edition, PrintReason.DAMAGED)

    assert log() == [("Aigul", "first"), ("Aigul", "damaged"), ("Bolat", "first")]


@pytest.mark.parametrize(("reason", "kept"), [(PrintReason.DAMAGED, True), (PrintReason.CHANGED, True)])
def test_damaged_or_changed_badge_keeps_number_and_token(reason, kept):
    edition = scene.edition()
    scene.delegate(edition)
    scene.printed(edition)
    before = Badge.objects.values_list("number", "token", "voided_at").get()
    scene.printed(edition, reason)

    assert (Badge.objects.values_list("number", "token", "voided_at").get() == before) is kept


def test_lost_badge_loses_its_force_and_another_takes_its_place():
    edition = scene.edition()
    scene.delegate(edition)
    scene.printed(edition)
    lost = Badge.objects.get()
    scene.printed(edition, PrintReason.LOST)
    new = Badge.objects.valid().get()
    lost.refresh_from_db()

    assert (lost.voided_at, new.number, new.token != lost.token) == (scene.AT, 2, True)


def test_lost_badge_leaves_a_trace_in_the_history_without_its_token():
    edition = scene.edition()
    scene.delegate(edition)
    scene.printed(edition)
    badge = Badge.objects.get()
    scene.printed(edition, PrintReason.LOST)

    reasons = list(badge.history.order_by("history_id").values_list("history_change_reason", flat=True))

    assert reasons == ["badge issued", "badge lost: its token has no force any more"]
    assert badge.token not in str(list(Badge.history.values()))


def test_withdrawn_delegate_gets_no_badge():
    edition = scene.edition()
    delegate = scene.delegate(edition, "Aigul")
    texts = scene.everybody(edition)
    delegate.status = "withdrawn"
    delegate.save()
    texts[0].delegate.status = "withdrawn"

    with pytest.raises(ValidationError, match="Aigul holds no seat any more"):
        scene.printed(edition, texts=texts)


def test_nobody_is_no_batch():
    with pytest.raises(ValidationError, match="There is nobody to print a badge for"):
        scene.printed(scene.edition())


def test_batch_has_its_limit(monkeypatch):
    monkeypatch.setattr(service, "MOST", 1)
    edition = scene.edition()
    scene.delegate(edition, "Aigul")
    scene.delegate(edition, "Bolat")

    with pytest.raises(ValidationError, match=r"These are 2 badges\. One batch holds at most 1"):
        scene.printed(edition)
    assert badge_choice.MOST == 2000


def test_badge_that_cannot_be_drawn_is_not_noted_as_printed():
    edition = scene.edition()
    scene.delegate(edition, "नूर Amani")

    with pytest.raises(ValidationError, match="नूर Amani: “नूर Amani”"):
        scene.printed(edition)
    assert BadgePrint.objects.count() == 0


def test_nothing_of_a_name_that_cannot_be_drawn_enters_a_log(caplog):
    edition = scene.edition()
    scene.delegate(edition, "नूर Amani")

    with pytest.raises(ValidationError) as refused:
        scene.printed(edition)
    assert (refused.value.__cause__, refused.value.__suppress_context__, caplog.text) == (None, True, "")


def test_names_in_the_original_script_that_cannot_be_drawn_may_be_left_out():
    edition = scene.edition()
    scene.delegate(edition, "Kim Chul-soo", original_name="김철수")
    batch = scene.printed(edition, leaves_out=True)

    assert "Kim Chul-soo" in scene.text_of(batch.data)


def test_badge_left_without_its_original_name_has_not_changed_by_that():
    edition = scene.edition()
    scene.delegate(edition, "Kim Chul-soo", original_name="김철수")
    scene.printed(edition, leaves_out=True)

    assert scene.everybody(edition, wanted="changed") == ()


def test_templates_of_two_papers_ask_for_a_choice():
    edition = scene.edition()
    scene.delegate(edition, badge_type="Press")
    scene.delegate(edition)
    BadgeTemplateFactory(series=edition.series, badge_type="Press", paper=BadgePaper.LANYARD)

    with pytest.raises(ValidationError, match="name different papers"):
        scene.printed(edition)
    assert scene.printed(edition, paper=BadgePaper.CARD).count == 2
