"""Of who is named in a programme all forms tell name, function and body; all else is a canary."""

import datetime as dt
import re
from importlib import import_module

import pytest
from django.db import models
from django.utils import timezone

from conferences.services.releases import make_draft_link
from delegations.models import Badge, BadgePrint, LikelyDuplicate, Merge, PrintedList
from delegations.services.releases import release_programme
from eventsite.public.exporting import programme_pdf
from tests.factories import (
    DayFactory,
    DelegateFactory,
    DelegationFactory,
    EditionFactory,
    ListSettingsFactory,
    PersonFactory,
    SessionFactory,
    SpeakingRoleFactory,
    TopicFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
BASE = "/conferences/forum/6"
CANARY = re.compile(r"canary[-a-z_0-9]*|CNY|2001-02-03|20010203", re.IGNORECASE)
#: Fields that make up the name, the function and the body of somebody who speaks.
TOLD = {
    "Delegate": {"honorific", "full_name", "given_name", "patronymic", "family_name", "function"},
    "Person": set(),
    "Delegation": set(),
    "SpeakingRole": {"guest_name", "guest_function", "guest_affiliation"},
    **dict.fromkeys(
        ("Badge", "BadgePrint", "LikelyDuplicate", "ListSettings", "Merge", "PrintedList"), frozenset()
    ),
}
#: Relations and choices from a short list, which have no room for a canary.
NO_ROOM = {
    "Delegate": {
        *("delegation", "person", "role", "rank", "status", "replaced_by", "language", "source"),
    },
    "Person": {"gender", "language", "merged_into"},
    "Delegation": set(),
    "SpeakingRole": {"session", "kind", "delegate"},
    "Badge": {"delegate", "number"},
    "BadgePrint": {"badge", "batch", "printed_by", "reason"},
    "LikelyDuplicate": {"person", "other_person", "decided_by"},
    "ListSettings": set(),
    "Merge": {"survivor_person", "merged_person", "merged_by", "undone_by"},
    "PrintedList": {"frozen_by"},
}


def canary(model, field):
    """Return a word for a field that no form may hold; None where the field has no room for one."""
    if field.choices or field.is_relation or isinstance(field, models.IntegerField | models.UUIDField):
        return None
    if isinstance(field, models.DateTimeField):
        return dt.datetime(2001, 2, 3, tzinfo=dt.UTC)
    if isinstance(field, models.DateField):
        return "2001-02-03"
    if (field.max_length or 99) < 6:
        return "CNY"
    word = f"canary-{model.__name__}-{field.name}".lower()
    return f"{word}@example.org" if isinstance(field, models.EmailField) else word


def fill(row):
    """Put a canary into every personal field of a row that is not told; return the fields without room."""
    model = type(row)
    names = {*import_module("delegations.personal_data").PERSONAL[model.__name__]} - TOLD[model.__name__]
    words = {name: canary(model, model._meta.get_field(name)) for name in names}
    values = {name: word for name, word in words.items() if word is not None}
    model._default_manager.filter(pk=row.pk).update(**values)
    return names - values.keys()


@pytest.fixture
def staff():
    names = {"username": "canary-user", "first_name": "canary-first", "last_name": "canary-last"}
    return UserFactory(**names, email="canary@example.org")


def papers_about(delegate, staff):
    """Return what the desk keeps about a delegate: settings, badge, frozen list, merge, likely duplicate."""
    now, edition, person = timezone.now(), delegate.delegation.edition, delegate.person
    badge = Badge.objects.create(edition=edition, delegate=delegate, number=1)
    other = PersonFactory(full_name="canary-other")
    return (
        badge,
        ListSettingsFactory(edition=edition),
        BadgePrint.objects.create(badge=badge, printed_at=now, printed_by=staff),
        PrintedList.objects.create(
            edition=edition,
            kind="final",
            number=1,
            language="en",
            frozen_at=now,
            content={},
            is_superseded=True,
            superseded_reason="Corrected.",
        ),
        LikelyDuplicate.objects.create(kind="person", person=person, other_person=other),
        Merge.objects.create(
            kind="person", survivor_person=person, merged_person=other, merged_at=now, merged_by=staff
        ),
    )


@pytest.fixture
def session(staff):
    """A released session with a delegate and a guest who are named in public, all else of them canaries."""
    edition = EditionFactory(series__slug="forum", number=6, publishes_delegates=True)
    made = SessionFactory(day=DayFactory(edition=edition))
    made.topics.add(TopicFactory(slug="radar"))
    delegation = DelegationFactory(edition=edition, body__label="Known body")
    delegate = DelegateFactory(
        delegation=delegation,
        person=PersonFactory(full_name="canary-person"),
        full_name="Aigul Bekova",
        function="Head of Unit\ncanary-second-line",
        is_public=True,
    )
    roles = [
        SpeakingRoleFactory(session=made, delegate=delegate, guest_name="", kind="chair"),
        SpeakingRoleFactory(session=made, guest_name="Odile M", guest_function="Historian"),
    ]
    for row in (delegation, delegate, delegate.person, *roles, *papers_about(delegate, staff)):
        assert fill(row) == NO_ROOM[type(row).__name__]
    release_programme(edition=edition, note={"note_en": "First."}, by=staff)
    made.title = "Another title"
    made.save()
    release_programme(edition=edition, by=staff)
    return made


@pytest.fixture
def paper(monkeypatch):
    """Let the PDF be the text of what is typeset."""
    monkeypatch.setattr(programme_pdf, "typeset", lambda _template, data, **_options: str(data).encode())


NAMES = ["Odile M", "Aigul Bekova"]
WHOLE = [*NAMES, "Historian", "Head of Unit", "Known body"]
#: What each form tells; a long list leaves out who speaks, but filters by their bodies.
FORMS = {
    "": [],
    "documents/": [],
    "programme/": WHOLE,
    "programme/?day=all": ["Known body"],
    "programme/?view=compact": ["Known body"],
    "programme/changes/": [],
    "programme.ics": WHOLE,
    "programme.ics?session={pk}": WHOLE,
    "programme/2025-06-03.ics": WHOLE,
    "programme/topics/radar.ics": WHOLE,
    "sessions/{pk}.ics": WHOLE,
    "sessions/{pk}/": WHOLE,
    "schedule.json": WHOLE,
    "schedule.xml": NAMES,
    "programme.pdf": WHOLE,
    "draft/{key}/": WHOLE,
    "draft/{key}/sessions/{pk}/": WHOLE,
}


@pytest.mark.usefixtures("paper")
@pytest.mark.parametrize("prefix", ["", "/ru", "/zh-hans"])
@pytest.mark.parametrize("rest", FORMS)
def test_form_tells_name_function_and_body_and_no_more(client, session, staff, prefix, rest):
    key = make_draft_link(edition=session.day.edition, by=staff).key
    response = client.get(f"{prefix}{BASE}/{rest}".format(pk=session.pk, key=key))
    text = response.content.decode().replace("\r\n ", "")

    assert response.status_code == 200
    assert CANARY.findall(text) == []
    assert [word for word in WHOLE if word in text] == FORMS[rest]


@pytest.mark.parametrize("address", ["/", "/conferences/forum/", "/editions/", "/topics/", "/topics/radar/"])
def test_page_around_the_programme_tells_of_nobody(client, session, address):
    text = client.get(address).content.decode()

    assert CANARY.findall(text) == []
    assert [name for name in NAMES if name in text] == []


def test_canaries_stand_in_every_record_of_people():
    assert {*TOLD} == {*import_module("delegations.personal_data").PERSONAL} - {"ImportDecision"}
