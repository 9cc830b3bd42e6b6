"""Deciding in the admin: bodies to choose, possible duplicates, people known from other editions."""

import pytest
from django.test import Client

from conferences.models import Edition, ImportBatch
from delegations.models import Body, BodyAlias, Delegate, ImportDecision, Person
from delegations.services.undoing import undo_import
from tests.factories import BodyFactory, CategoryFactory, DelegateFactory, DelegationFactory, EditionFactory
from tests.importing.admin_door import RIGHTS, confirm, messages_of, officer_with, open_preview, upload

pytestmark = pytest.mark.django_db

HEAD = "body,category,full_name,function"
UNKNOWN = (HEAD, "Arvanja,members,Ana Bel,Minister", "Arvania,members,Bob Cor,")
TWICE = (HEAD, "Arvania,members,Ana Bel,Minister", "Arvania,members,Ana Bel,Adviser")


@pytest.fixture
def edition() -> Edition:
    edition = EditionFactory()
    CategoryFactory(series=edition.series, slug="members")
    for label in ("Arvania", "Belmora"):
        BodyFactory(label=label)
    return edition


@pytest.fixture
def officer() -> Client:
    return officer_with(*RIGHTS)


def _deciding(preview, part: str) -> str:
    token = preview.context["batch"].token
    return f"/admin/delegations/delegate/import/{token}/decide/?part={part}"


def _decide(client: Client, preview, part: str, **values: str):
    """Post one choice for every field of the page whose name begins like a key of `values`."""
    address = _deciding(preview, part)
    fields = client.get(address).context["form"].fields
    data = {name: values[kind] for name in fields for kind in values if name.startswith(f"{kind}-")}
    return client.post(address, data, follow=True)


def _verdicts(page) -> list[str]:
    return [row.verdict.value for row in page.context["plan"].rows]


def test_preview_leads_to_what_is_to_be_decided(officer, edition):
    preview = open_preview(officer, edition, *UNKNOWN, TWICE[1], TWICE[2])

    page = preview.content.decode()
    assert [f'/decide/?part={part}"' in page for part in ("bodies", "rows", "persons")] == [True, True, False]


def test_candidate_is_chosen_and_the_preview_shows_it(officer, edition):
    preview = open_preview(officer, edition, *UNKNOWN)

    after = _decide(officer, preview, "bodies", body=str(Body.objects.get(label="Arvania").pk))

    assert (_verdicts(preview), _verdicts(after)) == (["rejected", "new"], ["new", "new"])
    assert Delegate.objects.count() == 0


def test_any_other_body_can_be_typed(officer, edition):
    Body.objects.filter(label="Belmora").update(code="BEL")
    preview = open_preview(officer, edition, *UNKNOWN)

    after = _decide(officer, preview, "bodies", body="other", text=" bel ")

    assert after.context["plan"].rows[0].body.label == "Belmora"


@pytest.mark.parametrize("text", ["", "Nowhere"])
def test_typed_body_that_is_not_on_record_is_told_at_the_field(officer, edition, text):
    after = _decide(officer, open_preview(officer, edition, *UNKNOWN), "bodies", body="other", text=text)

    assert "No body on record has this name or code" in str(after.context["form"].errors)
    assert ImportBatch.objects.get().options.get("bodies", {}) == {}


def test_alias_is_written_with_the_confirmation_and_taken_back_with_it(officer, edition):
    preview = open_preview(officer, edition, *UNKNOWN)
    body = str(Body.objects.get(label="Arvania").pk)
    after = _decide(officer, preview, "bodies", body=body, alias="on")
    assert BodyAlias.objects.count() == 0

    confirm(officer, after)
    assert BodyAlias.objects.get().text == "Arvanja"

    undo_import(batch=ImportBatch.objects.get(), by=None)
    assert (BodyAlias.objects.count(), Delegate.objects.count()) == (0, 0)


def test_body_is_created_by_those_alone_who_may(edition):
    may_not = officer_with(*RIGHTS)
    preview = open_preview(may_not, edition, *UNKNOWN)
    forged = _decide(may_not, preview, "bodies", body="create")
    assert "create" in str(forged.context["form"].errors)

    may = officer_with(*RIGHTS, "add_body", "add_category")
    after = _decide(may, open_preview(may, edition, *UNKNOWN), "bodies", body="create")
    assert [body.label for body in after.context["plan"].new_bodies] == ["Arvanja"]


def test_body_is_not_created_once_the_right_is_gone(edition):
    client = officer_with(*RIGHTS, "add_body", "add_category")
    after = _decide(client, open_preview(client, edition, *UNKNOWN), "bodies", body="create")
    after.context["user"].user_permissions.filter(codename="add_body").delete()

    written = confirm(client, after)

    assert messages_of(written) == ["Nothing was written: you may not create bodies and categories."]
    assert Body.objects.filter(label="Arvanja").count() == 0


def test_row_and_candidates_stand_side_by_side(officer, edition):
    delegation = DelegationFactory(
        edition=edition, body=Body.objects.get(label="Arvania"), category=edition.series.categories.get()
    )
    DelegateFactory(
        delegation=delegation, person__full_name="Bel Ana", function="Judge", email="a@example.org"
    )
    page = officer.get(_deciding(open_preview(officer, edition, *TWICE), "rows"))

    text = page.content.decode()
    assert [word in text for word in ("Minister", "Judge", "a@example.org", "On record", "line 2")] == [
        True
    ] * 5


@pytest.mark.parametrize(("choice", "verdict"), [("other", "new"), ("skip", "skipped"), ("open", "held")])
def test_held_row_is_decided(officer, edition, choice, verdict):
    after = _decide(officer, open_preview(officer, edition, *TWICE), "rows", row=choice)

    assert _verdicts(after) == ["new", verdict]


def test_decision_is_remembered_and_can_be_changed_at_the_next_import(officer, edition):
    confirm(officer, _decide(officer, open_preview(officer, edition, *TWICE), "rows", row="other"))

    again = open_preview(officer, edition, *TWICE)
    assert (_verdicts(again), Person.objects.count()) == (["unchanged", "unchanged"], 2)
    assert "Decided on" in officer.get(_deciding(again, "rows")).content.decode()

    same = _decide(officer, again, "rows", row="other")
    assert _verdicts(same) == ["unchanged", "unchanged"]

    changed = _decide(officer, again, "rows", row="skip")
    assert _verdicts(changed) == ["unchanged", "skipped"]


def test_undoing_takes_the_decisions_back(officer, edition):
    confirm(officer, _decide(officer, open_preview(officer, edition, *TWICE), "rows", row="other"))
    assert ImportDecision.objects.count() == 1

    undo_import(batch=ImportBatch.objects.get(), by=None)

    assert (ImportDecision.objects.count(), Delegate.objects.count()) == (0, 0)
    assert _verdicts(open_preview(officer, edition, *TWICE)) == ["new", "held"]


def test_decisions_alone_can_be_kept(officer, edition):
    confirm(officer, open_preview(officer, edition, *TWICE))
    after = _decide(officer, open_preview(officer, edition, *TWICE), "rows", row="skip")
    assert "Keep the choices" in after.content.decode()

    written = confirm(officer, after)

    assert messages_of(written) == [
        "No row had to be added or changed: all are on record already or left out."
    ]
    assert ImportDecision.objects.get().choice == "skip"


def test_known_person_gets_the_seat_if_chosen(officer, edition):
    before = EditionFactory(series=edition.series)
    delegation = DelegationFactory(edition=before, body=Body.objects.get(label="Arvania"))
    person = DelegateFactory(delegation=delegation, person__full_name="Ana Bel").person
    preview = open_preview(officer, edition, *TWICE[:2])

    confirm(officer, _decide(officer, preview, "persons", person=str(person.pk)))

    assert (person.delegates.count(), Person.objects.count()) == (2, 1)


def test_choices_outlive_another_upload_of_the_file(officer, edition):
    first = _decide(officer, open_preview(officer, edition, *TWICE), "rows", row="skip")
    key = first.context["plan"].rows[1].key

    second = open_preview(officer, edition, *TWICE)

    assert second.context["plan"].rows[1].key == key


def test_deciding_asks_for_the_right_and_the_owner(officer, edition):
    preview = open_preview(officer, edition, *TWICE)
    address = _deciding(preview, "rows")

    assert officer_with(*RIGHTS).get(address).status_code == 404
    assert officer_with("view_delegate").get(address).status_code == 403


def test_nothing_is_decided_about_an_import_that_is_written(officer, edition):
    preview = open_preview(officer, edition, *TWICE)
    confirm(officer, preview)

    response = officer.get(_deciding(preview, "rows"))

    assert (response.status_code, response.url.endswith("/decide/")) == (302, False)


@pytest.mark.parametrize("part", ["", "nothing", "bodies", "rows", "persons"])
@pytest.mark.parametrize("page", ["", "0", "x", "99"])
def test_any_address_of_the_page_answers(officer, edition, part, page):
    preview = open_preview(officer, edition, *TWICE)

    assert officer.get(_deciding(preview, part) + f"&page={page}").status_code == 200


def test_page_stays_small_for_a_long_list(officer, edition):
    lines = [f"Arvania,members,Ana Bel,{'Minister ' * 200}" for _number in range(300)]
    preview = open_preview(officer, edition, HEAD, *lines)

    assert len(officer.get(_deciding(preview, "rows")).content) < 300_000


def test_choices_of_one_page_leave_those_of_another(officer, edition):
    lines = [f"Arvania,members,Ana {number},{word}" for number in range(25) for word in ("a", "b")]
    preview = open_preview(officer, edition, HEAD, *lines)
    address = _deciding(preview, "rows")
    _decide(officer, preview, "rows", row="skip")
    fields = officer.get(f"{address}&page=1").context["form"].fields
    assert len(fields) == 20

    left = [name for name in fields if officer.get(address).context["form"].fields[name].initial == "open"]
    officer.post(f"{address}&page=1", dict.fromkeys(left, "other"))

    after = officer.get(f"/admin/delegations/delegate/import/{preview.context['batch'].token}/")
    assert sorted(set(_verdicts(after))) == ["new", "skipped"]


def test_upload_shows_the_choices_of_nobody(officer, edition):
    assert upload(officer, edition, *TWICE).status_code == 302
    assert ImportBatch.objects.get().options.get("rows", {}) == {}
