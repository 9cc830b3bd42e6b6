"""Writing: all or nothing, in few statements, one edition alone, with a history that says which import."""

import uuid

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conferences.importing.confirming import NotWaiting, confirm_import, preview_import
from conferences.importing.kinds import ImportStopped
from conferences.models import Edition, ImportBatch
from conferences.services.imports import stage_import
from delegations.importing.loader import execute_import
from delegations.importing.options import ImportOptions
from delegations.importing.planning import plan_import
from delegations.importing.report import as_report
from delegations.models import Body, Category, Delegate, Delegation, Person
from delegations.services.delegates import DelegateDraft, write_delegates
from eventsite.lib.tables.limits import UnreadableFile
from tests.factories import BodyFactory, CategoryFactory, DelegateFactory, EditionFactory, UserFactory
from tests.importing.attendees import as_file, plan, verdicts, write

pytestmark = pytest.mark.django_db

HEAD = "body,category,full_name,role,function"


@pytest.fixture
def edition() -> Edition:
    edition = EditionFactory()
    CategoryFactory(series=edition.series, slug="members")
    BodyFactory(label="Arvania")
    return edition


def _many(count: int) -> list[str]:
    """Return the heading and rows of three bodies and two categories, all of them new."""
    return [HEAD, *(f"Body {n % 3},Category {n % 3 % 2},Person {n},,Adviser" for n in range(count))]


def _statements(edition: Edition, *lines: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        write(edition, *lines, create_missing=True)
    return len(captured)


def test_rejected_row_stops_the_whole_file(edition):
    with pytest.raises(ImportStopped) as stopped:
        write(edition, HEAD, "Arvania,members,Ana,,", "Arvania,members,Bob,boss,")

    assert verdicts(stopped.value.plan) == ["new", "rejected"]
    assert (Delegate.objects.count(), Delegation.objects.count()) == (0, 0)


def test_valid_rows_are_written_without_the_rejected_ones_when_chosen(edition):
    write(edition, HEAD, "Arvania,members,Ana,,", "Arvania,members,Bob,boss,", without_rejected=True)

    assert [delegate.full_name for delegate in Delegate.objects.all()] == ["Ana"]


def test_failure_in_the_middle_leaves_nothing_behind(edition, monkeypatch):
    def fail(**_values):
        raise RuntimeError("the power went out")

    monkeypatch.setattr("delegations.importing.loader.write_delegates", fail)
    with pytest.raises(RuntimeError, match="the power went out"):
        write(edition, HEAD, "Belmora,partners,Ana,,", create_missing=True)

    assert (Delegation.objects.count(), Body.objects.count(), Category.objects.count()) == (0, 1, 1)


def test_number_of_statements_does_not_depend_on_the_rows():
    write(EditionFactory(), *_many(6), create_missing=True)  # the bodies are on record for both
    few, many = EditionFactory(), EditionFactory()

    assert _statements(few, *_many(6)) == _statements(many, *_many(30))


def test_number_of_queries_of_a_preview_does_not_depend_on_the_rows(edition, django_assert_num_queries):
    for lines in (_many(3), _many(60)):
        with django_assert_num_queries(11):
            plan(edition, *lines, create_missing=True)


def test_history_says_which_import_and_who(edition):
    token, user = uuid.uuid4(), UserFactory()
    DelegateFactory(delegation__edition=edition, delegation__body=Body.objects.get(), full_name="Ana",
                    delegation__category=edition.series.categories.get())  # fmt: skip
    data = as_file(HEAD, "Arvania,members,Ana,,Minister", "Arvania,members,Bob,,")

    execute_import(edition=edition, data=data, options=ImportOptions(), by=user, token=token)

    written = Delegate.history.filter(history_change_reason=f"import {token}").order_by("history_type")
    assert [(row.full_name, row.history_type, row.history_user_id) for row in written] == [
        ("Bob", "+", user.pk),
        ("Ana", "~", user.pk),
    ]


def test_history_of_a_change_keeps_the_moment_of_creation(edition):
    write(edition, HEAD, "Arvania,members,Ana,,")
    created_at = Delegate.objects.get().created_at

    write(edition, HEAD, "Arvania,members,Ana,,Minister")

    delegate = Delegate.objects.get()
    assert {row.created_at for row in delegate.history.all()} == {created_at} == {delegate.created_at}
    assert delegate.updated_at > created_at


def test_new_person_carries_the_name_and_the_match_key(edition):
    write(
        edition,
        "body,category,honorific,given_name,family_name,nationality",
        "Arvania,members,Dr,Ána,Bél,Kyrgyzstan",
    )

    person = Person.objects.get()
    assert (person.honorific, person.full_name, person.given_name, person.family_name) == (
        "Dr",
        "Ána Bél",
        "Ána",
        "Bél",
    )
    assert (person.nationality, person.match_key) == ("KGZ", "ana bel")


def test_function_lines_keep_their_order(edition):
    write(
        edition,
        "Delegation,Group_Type,Person_Name,Affiliation,Division,Job_Title",
        "Arvania,members,Ana,Ministry,NA,Director",
    )

    assert Delegate.objects.get().function_lines == ["Director", "Ministry"]


def test_order_of_the_file_becomes_the_place_in_the_list_when_chosen(edition):
    BodyFactory(label="Belmora")
    write(edition, HEAD, "Arvania,members,Ana,,")

    write(edition, HEAD, "Belmora,members,Bob,,", "Arvania,members,Ana,,", file_order=True)

    placed = Delegation.objects.order_by("position").values_list("body__label", "position")
    assert list(placed) == [("Belmora", 1), ("Arvania", 2)]


def test_places_stay_as_they_are_without_the_choice(edition):
    write(edition, HEAD, "Arvania,members,Ana,,")

    assert Delegation.objects.get().position is None


def test_delegation_with_held_and_rejected_rows_alone_is_not_opened(edition):
    found = plan(edition, HEAD, "Arvania,members,Ana,boss,")

    assert (found.new_delegations, found.counts["delegations"]) == ((), 0)


def test_counts_are_those_after_the_import(edition):
    found = write(edition, *_many(9), create_missing=True)

    assert found.counts == {
        "rows": 9,
        "new": 9,
        "updated": 0,
        "unchanged": 0,
        "held": 0,
        "rejected": 0,
        "skipped": 0,
        "delegations": 3,
        "categories": 2,
    }
    assert Delegation.objects.count() == 3


def test_other_editions_are_not_touched(edition):
    other = EditionFactory(series=edition.series)
    write(other, HEAD, "Arvania,members,Ana,,Adviser")
    before = list(Delegate.objects.values())

    write(edition, HEAD, "Arvania,members,Ana,,Minister")

    assert list(Delegate.objects.of_edition(other).values()) == before


def test_service_refuses_a_delegate_of_another_edition(edition):
    stranger = DelegateFactory()

    with pytest.raises(Exception, match="another edition"):
        write_delegates(
            edition=edition,
            drafts=[DelegateDraft(delegation_id=stranger.delegation_id, delegate_id=stranger.pk, values={})],
            by=None,
            reason="test",
        )


def test_plan_that_is_out_of_date_is_not_written(edition):
    seen = plan(edition, HEAD, "Arvania,members,Ana,,Minister")
    write(edition, HEAD, "Arvania,members,Ana,,Adviser")

    with pytest.raises(ImportStopped) as stopped:
        execute_import(
            edition=edition,
            data=as_file(HEAD, "Arvania,members,Ana,,Minister"),
            filename="list.csv",
            by=None,
            expected=seen.fingerprint,
        )

    assert stopped.value.is_stale
    assert Delegate.objects.get().function == "Adviser"


def test_file_without_the_needed_columns_is_refused_with_what_was_found(edition):
    with pytest.raises(UnreadableFile, match="“Hotel”, “Room”"):
        plan(edition, "Hotel,Room", "Astoria,12")


def test_unknown_category_for_the_file_is_refused(edition):
    with pytest.raises(UnreadableFile, match="category chosen for the file"):
        plan(edition, "body,full_name", "Arvania,Ana", category="friends")


def test_limits_of_the_settings_hold(edition, settings):
    settings.IMPORT_MAX_ROWS = 2

    with pytest.raises(UnreadableFile):
        plan(edition, *_many(3))


@pytest.mark.parametrize(
    ("encoding", "delimiter"), [("utf-8", ","), ("cp1252", ";"), ("utf-16", "\t"), ("utf-8-sig", "|")]
)
def test_encoding_and_delimiter_make_no_difference(edition, encoding, delimiter):
    text = "Délégation,Catégorie,Nom,Fonction\nArvania,members,Hélène Noël,Présidente\n"

    found = plan_import(edition=edition, data=text.replace(",", delimiter).encode(encoding))

    assert [(row.verdict.value, row.values["full_name"]) for row in found.rows] == [("new", "Hélène Noël")]


def test_report_names_line_column_value_verdict_and_reason(edition):
    report = as_report(plan(edition, HEAD, "Arvania,members,Ana,boss,"), written=False)

    (problem,) = report["problems"]
    assert {name: problem[name] for name in ("line", "column", "value", "verdict")} == {
        "line": 2,
        "column": "role",
        "value": "boss",
        "verdict": "rejected",
    }
    assert "head, deputy_head" in problem["reason"]


def _staged(edition: Edition, user: User, *lines: str) -> tuple[ImportBatch, str]:
    batch = stage_import(edition=edition, data=as_file(*lines), file_name="list.csv", options={}, by=user)
    return batch, preview_import(batch).fingerprint


def test_confirmation_counts_once(edition):
    user = UserFactory()
    batch, seen = _staged(edition, user, HEAD, "Arvania,members,Ana,,")
    confirm_import(token=batch.token, by=user, expected=seen)

    with pytest.raises(NotWaiting):
        confirm_import(token=batch.token, by=user, expected=seen)

    assert Delegate.objects.count() == 1


def test_confirmation_of_another_person_is_refused(edition):
    batch, seen = _staged(edition, UserFactory(), HEAD, "Arvania,members,Ana,,")

    with pytest.raises(NotWaiting):
        confirm_import(token=batch.token, by=UserFactory(), expected=seen)


def test_import_that_fails_goes_on_waiting(edition, monkeypatch):
    user = UserFactory()
    batch, seen = _staged(edition, user, HEAD, "Arvania,members,Ana,,")

    def fail(**_values):
        raise RuntimeError("killed")

    with monkeypatch.context() as patched:
        patched.setattr("delegations.importing.loader.write_delegates", fail)
        with pytest.raises(RuntimeError, match="killed"):
            confirm_import(token=batch.token, by=user, expected=seen)

    confirm_import(token=batch.token, by=user, expected=seen)
    batch.refresh_from_db()
    assert (batch.state, batch.payload, Delegate.objects.count()) == ("done", None, 1)
