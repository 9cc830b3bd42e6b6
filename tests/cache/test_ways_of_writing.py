"""Every way of writing is seen: at once by the process that wrote, within a second by every other."""

import datetime as dt
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib import admin
from django.core.management import call_command, get_commands
from django.db import connection
from django.db.models import F, Model
from django.test import Client
from django.urls import reverse

from conferences.models import Day, Room, Session
from conferences.services.publication import unpublish_edition
from delegations.models import Body, Delegate, Person
from delegations.reports.protocol_draft import OrderDraft, ordered_list
from delegations.services.protocol_order import set_protocol_order
from delegations.services.publication import publish_delegates
from eventsite.lib.bulk.changing import change_rows
from eventsite.lib.bulk.loading import load_rows
from eventsite.lib.bulk.undoing import remove_rows
from eventsite.lib.history import insert_rows, update_rows
from eventsite.public.cache.triggers import WATCHED_APPS
from tests.cache.forms import form_values
from tests.cache.frame import Clock, Site
from tests.cache.tables import factory_of, watched_models
from tests.factories import (
    BodyNameFactory,
    CategoryFactory,
    DayFactory,
    DelegateFactory,
    EditionFactory,
    RoomFactory,
    SessionFactory,
    SpeakingRoleFactory,
    TopicFactory,
    release,
)

# A mark of PostgreSQL tells transactions apart: what a test does may not be a single one.
pytestmark = pytest.mark.django_db(transaction=True)
HOME = "/conferences/forum/6/"
SECOND = 1.0

Seen = Callable[[Callable[[], object]], tuple[bool, bool, bool]]


@pytest.fixture
def session(transactional_db) -> Session:
    edition = EditionFactory(series__slug="forum", number=6)
    session = SessionFactory(day=DayFactory(edition=edition), room=RoomFactory(edition=edition))
    DelegateFactory(delegation__edition=edition)
    return session


@pytest.fixture
def seen(site: Site, elsewhere: Site, clock: Clock, session) -> Seen:
    """Return a function that writes and says: did copies hold before, are they renewed here, elsewhere?"""

    def look(write: Callable[[], object]) -> tuple[bool, bool, bool]:
        for process in (site, elsewhere):
            process.get(HOME)
            process.get(HOME)
        before = (len(site.built), len(elsewhere.built))
        write()
        site.get(HOME)
        clock.forward(SECOND)
        elsewhere.get(HOME)
        return before == (1, 1), len(site.built) == 2, len(elsewhere.built) == 2

    return look


def _loaddata(session: Session, folder: Path) -> None:
    row = {"model": "conferences.venue", "pk": 7, "fields": {"name": "Hall", "name_en": "Hall", "city": "X"}}
    row["fields"] |= {"created_at": "2025-01-01T00:00:00Z", "updated_at": "2025-01-01T00:00:00Z"}
    (folder / "rows.json").write_text(json.dumps([row]))
    call_command("loaddata", str(folder / "rows.json"), verbosity=0)


def _execute(session: Session, _folder: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE conferences_session SET title = %s", ["raw"])


def _execute_many(session: Session, _folder: Path) -> None:
    with connection.cursor() as cursor:
        cursor.executemany("UPDATE conferences_session SET title = %s", [("a",), ("b",)])


def _load_many(session: Session, _folder: Path) -> None:
    load_rows(Person, [{"full_name": "Ana Bel"}], count=1, by=None, reason="test")


def _import_file(session: Session, folder: Path) -> None:
    CategoryFactory(series=session.day.edition.series, slug="members")
    BodyNameFactory(body__label="Arvania")
    (folder / "list.csv").write_text("body,category,full_name\nArvania,members,Ana Bel\n")
    call_command("import_attendees", str(folder / "list.csv"), "--edition", "forum/6", stdout=StringIO())


def _import_rooms(_session: Session, folder: Path) -> None:
    (folder / "rooms.csv").write_text("name_en,seats\nAnnex Hall,12\n")
    path = str(folder / "rooms.csv")
    call_command("import_list", "rooms", path, "--edition", "forum/6", stdout=StringIO())


def _order(session: Session, _folder: Path) -> None:
    listed = ordered_list(session.day.edition)
    draft = OrderDraft.of(listed, {}).moved(next(iter(listed.rows)), 1)
    set_protocol_order(edition=session.day.edition, draft=draft, by=None, why="test", looked_at=listed.digest)


def _unchanged(rows: Any, _folder: Path) -> None:
    Room.objects.bulk_create(
        [Room(pk=rows.room.pk, edition=rows.day.edition, name="A")], ignore_conflicts=True
    )
    Room.objects.bulk_create([Room(edition=rows.day.edition, name="B")], ignore_conflicts=True)


def _edit(rows: Session, **values: Any) -> None:
    for name, value in values.items():
        setattr(rows, name, value)
    rows.save()


#: How rows come to be written, by name; each is handed a session and a folder of its own.
WAYS: dict[str, Callable[[Session, Path], object]] = {
    "save": lambda row, _: _edit(row, title="New"),
    "delete": lambda row, _: row.delete(),
    "delete of many": lambda *_: Session.objects.all().delete(),
    "update of many": lambda *_: Session.objects.update(title="New"),
    "expression": lambda *_: Session.objects.update(ends_at=F("ends_at") + dt.timedelta(hours=1)),
    "bulk_create": lambda row, _: Room.objects.bulk_create([Room(edition=row.day.edition, name="New")]),
    "bulk_create without conflicts": _unchanged,
    "bulk_update": lambda row, _: Session.objects.bulk_update([row], ["title"]),
    "link to many": lambda row, _: row.topics.add(TopicFactory()),
    "get_or_create": lambda row, _: Day.objects.get_or_create(
        edition=row.day.edition, on=dt.date(2025, 6, 4)
    ),
    "statement": _execute,
    "statement for many": _execute_many,
    "bulk load": _load_many,
    "bulk change": lambda *_: change_rows(
        Delegate, {Delegate.objects.get().pk: {"function": "New"}}, by=None, reason="test"
    ),
    "bulk removal": lambda row, _: remove_rows(Session, [row.pk], by=None, reason="test"),
    "insert with history": lambda *_: insert_rows([Body(slug="new", label="New")], by=None, reason="test"),
    "update with history": lambda row, _: update_rows([row], ["title"], by=None, reason="test"),
    "service of the event": lambda row, _: unpublish_edition(edition=row.day.edition, by=None),
    "service of the people": lambda *_: publish_delegates(delegates=Delegate.objects.all(), by=None),
    "service of the protocol order": _order,
    "loaddata": _loaddata,
    "command import_attendees": _import_file,
    "command import_list": _import_rooms,
    "release": lambda row, _: release(row.day.edition),
    "command release_programmes": lambda *_: call_command("release_programmes", stdout=StringIO()),
    "command load_states": lambda *_: call_command("load_states", verbosity=0),
    "command load_demo": lambda *_: call_command("load_demo", verbosity=0),
}
#: What the admin shows and never changes; that it does not is tested where it is written.
WRITTEN_ONCE = {"ProgrammeRelease"}
#: Commands that write nothing a page shows, or write by the ways above.
OTHER_COMMANDS = {
    "backup",
    "clone_edition",
    "find_duplicates",
    "prepare_site",
    "print_badges",
    "print_list",
    "print_plates",
    "purge_imports",
    "restore",
    "sync_roles",
    "translation_gaps",
    "write_search_keys",
}


@pytest.mark.parametrize("way", WAYS)
def test_write_is_seen_at_once_here_and_within_a_second_elsewhere(
    way: str, seen, session, tmp_path: Path
) -> None:
    assert seen(lambda: WAYS[way](session, tmp_path)) == (True, True, True)


def test_every_command_is_among_the_ways_or_writes_by_them() -> None:
    own = {name for name, app in get_commands().items() if app.split(".")[0] in {"eventsite", *WATCHED_APPS}}

    assert own == OTHER_COMMANDS | {
        way.removeprefix("command ") for way in WAYS if way.startswith("command ")
    }


@pytest.mark.parametrize(
    "model",
    [m for m in watched_models() if m in admin.site._registry and m.__name__ not in WRITTEN_ONCE],
    ids=lambda model: model.__name__,
)
def test_form_of_the_admin_is_seen(model: type[Model], seen, admin_client: Client) -> None:
    """The form and its inlines are sent back as they are: a new ModelAdmin is tested by itself."""
    row = factory_of(model)()
    address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_change", args=[row.pk])
    page = admin_client.get(address)
    values = form_values(page.content.decode(), f"{model._meta.model_name}_form")

    def send() -> None:
        answer = admin_client.post(address, {**values, "_save": "Save"})
        assert answer.status_code == 302, answer.context["errors"]

    assert seen(send) == (True, True, True)


def test_inline_of_the_admin_is_seen(seen, session, admin_client: Client) -> None:
    role = SpeakingRoleFactory(session=session, guest_name="Before")
    address = reverse("admin:conferences_session_change", args=[session.pk])
    values = form_values(admin_client.get(address).content.decode(), "session_form")
    name = next(name for name, held in values.items() if held == ["Before"])

    assert seen(lambda: admin_client.post(address, {**values, name: "After"})) == (True, True, True)
    role.refresh_from_db()
    assert role.guest_name == "After"


def test_action_of_the_admin_is_seen(seen, session, admin_client: Client) -> None:
    delegate = Delegate.objects.get()
    values = {"action": "withdraw", "_selected_action": [delegate.pk], "confirmed": "yes"}

    assert seen(lambda: admin_client.post(reverse("admin:delegations_delegate_changelist"), values)) == (
        True,
        True,
        True,
    )


@pytest.mark.parametrize(("do", "expected"), [("show", (True, False, False)), ("save", (True, True, True))])
def test_page_of_the_protocol_order_is_seen_once_it_writes(
    do: str, expected: tuple[bool, bool, bool], seen, session, admin_client: Client
) -> None:
    listed = ordered_list(session.day.edition)
    address = reverse("admin:conferences_edition_protocol_order", args=[session.day.edition_id])
    order = " ".join(f"{pk}h" for pk in listed.rows)
    values = {"order": order, "looked_at": listed.digest, "why": "test", "do": do}

    assert seen(lambda: admin_client.post(address, values)) == expected


def test_view_of_a_form_is_no_write(seen, session, admin_client: Client) -> None:
    address = reverse("admin:conferences_session_change", args=[session.pk])

    assert seen(lambda: admin_client.get(address)) == (True, False, False)
