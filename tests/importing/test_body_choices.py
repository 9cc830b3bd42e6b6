"""Spellings of bodies that a person chooses a body for, and what is remembered of it."""

from typing import Any

import pytest
from django.contrib.auth.models import User

from conferences.models import Edition
from delegations.importing.plan import ImportPlan
from delegations.models import Body, BodyAlias, Delegation
from tests.factories import BodyFactory, BodyNameFactory, CategoryFactory, EditionFactory, UserFactory
from tests.importing.attendees import notes, plan, verdicts, write

pytestmark = pytest.mark.django_db

HEAD = "body,body_code,category,full_name"
LINES = (HEAD, "Arvanja,,members,Ana Bel", "  ARVANJA,,members,Bob Cor")


@pytest.fixture
def edition() -> Edition:
    edition = EditionFactory()
    CategoryFactory(series=edition.series, slug="members")
    for label in ("Arvania", "Belmora"):
        BodyFactory(label=label)
    return edition


@pytest.fixture
def officer() -> User:
    return UserFactory()


def _id(label: str) -> int:
    return Body.objects.get(label=label).pk


def _choose(found: ImportPlan, **choice: Any) -> dict[str, Any]:
    """Return the choices of the options with one for the only question."""
    (question,) = found.questions
    return {question.key: choice}


def test_unknown_spelling_is_asked_once_with_candidates(edition):
    (question,) = plan(edition, *LINES).questions

    assert [body.label for body in question.candidates] == ["Arvania"]
    assert (question.name, question.lines, question.is_open) == ("Arvanja", [2, 3], True)
    assert (question.may_be_created, question.may_be_remembered) == (True, True)


@pytest.mark.parametrize(
    "spelling",
    [
        "Аrvania",  # with a Cyrillic А
        "Арвания",
        "Arvaniа",  # with a Cyrillic а
        "Arvaniya",
        "Republic of Arvania",
    ],
)
def test_other_scripts_and_look_alikes_are_candidates(edition, spelling):
    (question,) = plan(edition, HEAD, f"{spelling},,members,Ana").questions

    assert question.candidates[0].label == "Arvania"


def test_common_word_or_acronym_makes_no_candidate(edition):
    body = BodyFactory(label="Observatory of the High Passes")
    for label, acronym in (("Republic of Corvia", "RAT"), ("United Kingdom of Dorvaal", "OBS")):
        BodyNameFactory(body=BodyFactory(label=label), text=acronym, form="acronym")

    (question,) = plan(edition, HEAD, "Observatory of High Passes,,members,Ana").questions

    assert [one.id for one in question.candidates] == [body.pk]


def test_chosen_body_is_taken_for_every_row_of_the_spelling(edition):
    bodies = _choose(plan(edition, *LINES), body=_id("Belmora"))

    found = write(edition, *LINES, bodies=bodies)

    assert verdicts(found) == ["new", "new"]
    assert [kind for _line, kind, _value in notes(found)] == ["chosen-body", "chosen-body"]
    delegation = Delegation.objects.get()
    assert (delegation.body.label, delegation.printed_name) == ("Belmora", "")
    assert BodyAlias.objects.count() == 0


def test_remembered_spelling_is_an_alias_and_found_the_next_time(edition, officer):
    bodies = _choose(plan(edition, *LINES), body=_id("Arvania"), remember=True)

    write(edition, *LINES, bodies=bodies, by=officer)

    alias = BodyAlias.objects.get()
    assert (alias.text, alias.body.label) == ("Arvanja", "Arvania")
    assert alias.history.get().history_user == officer
    assert alias.history.get().history_change_reason.startswith("import ")
    assert (verdicts(plan(edition, *LINES)), plan(edition, *LINES).questions) == (["unchanged"] * 2, ())


def test_spelling_is_not_remembered_before_the_confirmation(edition):
    plan(edition, *LINES, bodies=_choose(plan(edition, *LINES), body=_id("Arvania"), remember=True))

    assert BodyAlias.objects.count() == 0


def test_body_to_be_created_is_created_alone(edition):
    lines = (*LINES, "Belmorra,,members,Cid")
    first = plan(edition, *lines).questions[0]

    found = plan(edition, *lines, bodies={first.key: {"create": True}})

    assert verdicts(found) == ["new", "new", "rejected"]
    assert [body.label for body in found.new_bodies] == ["Arvanja"]


def test_similar_body_can_be_chosen_where_all_are_created(edition):
    line = "Arvaniya,,members,Ana"
    before = plan(edition, HEAD, line, create_missing=True)

    found = plan(edition, HEAD, line, create_missing=True, bodies=_choose(before, body=_id("Arvania")))

    assert (before.questions[0].is_open, [body.label for body in before.new_bodies]) == (False, ["Arvaniya"])
    assert (found.new_bodies, found.rows[0].body.label) == ((), "Arvania")


def test_ambiguous_name_is_chosen_for_this_file_and_never_becomes_an_alias(edition):
    for label in ("Border Guard Council", "Broadcasting Council"):
        BodyNameFactory(body=BodyFactory(label=label), text="BC", form="acronym")
    lines = (HEAD, "BC,,members,Ana")
    before = plan(edition, *lines)

    found = write(
        edition, *lines, bodies=_choose(before, body=before.questions[0].candidates[1].id, remember=True)
    )

    assert (before.questions[0].may_be_remembered, before.questions[0].may_be_created) == (False, False)
    assert [body.label for body in before.questions[0].candidates] == [
        "Border Guard Council",
        "Broadcasting Council",
    ]
    assert found.rows[0].body.label == "Broadcasting Council"
    assert BodyAlias.objects.count() == 0


def test_spelling_used_for_two_bodies_of_the_file_never_becomes_an_alias(edition):
    BodyFactory(label="Corvia", code="COR")
    lines = (HEAD, "Centre,COR,members,Ana", "Centre,,members,Bob")
    before = plan(edition, *lines)

    found = plan(edition, *lines, bodies=_choose(before, body=_id("Arvania"), remember=True))

    assert [row.body.label for row in found.rows] == ["Corvia", "Arvania"]
    assert found.aliases == {}


def test_code_and_name_of_two_bodies_can_be_decided(edition):
    Body.objects.filter(label="Arvania").update(code="ARV")
    lines = (HEAD, "Belmora,ARV,members,Ana")
    before = plan(edition, *lines)

    found = plan(edition, *lines, bodies=_choose(before, body=_id("Belmora")))

    assert sorted(body.label for body in before.questions[0].candidates) == ["Arvania", "Belmora"]
    assert (verdicts(found), found.rows[0].body.label) == (["new"], "Belmora")


def test_body_that_is_gone_is_not_taken(edition):
    found = plan(edition, *LINES, bodies=_choose(plan(edition, *LINES), body=4711))

    assert (verdicts(found), found.questions[0].is_open) == (["rejected", "rejected"], True)


def test_choice_changes_the_fingerprint(edition):
    before = plan(edition, *LINES)
    chosen = [
        plan(edition, *LINES, bodies=_choose(before, **choice)).fingerprint
        for choice in ({"body": _id("Arvania")}, {"body": _id("Arvania"), "remember": True}, {"create": True})
    ]

    assert len({before.fingerprint, *chosen}) == 4
