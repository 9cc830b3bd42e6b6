"""The doors of the lists: each step asks for every right, takes only its own kind, and writes once."""

import uuid

import pytest
from django.contrib import admin
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from conferences.importing.kinds import kind_of, known_kinds
from conferences.models import Edition, ImportBatch, Room, Session
from delegations.models import Body
from tests.factories import BodyFactory, CategoryFactory, DayFactory, EditionFactory, RoomFactory
from tests.importing.admin_door import messages_of, officer_with
from tests.importing.attendees import as_file

pytestmark = pytest.mark.django_db

#: A file of each kind that writes one new record.
FILES = {
    "delegates": ("body,category,full_name", "Arvania,members,Ana Bel"),
    "bodies": ("label,name,alias", "Belmora,Belmora,Belmoria"),
    "topics": ("slug,name_en", "borders,Borders"),
    "rooms": ("name_en,seats", "Hall A,120"),
    "sessions": ("day,start,end,title_en", "2025-06-03,09:00,10:00,Opening"),
}
KINDS = tuple(FILES)


@pytest.fixture
def edition() -> Edition:
    edition = EditionFactory()
    CategoryFactory(series=edition.series, slug="members")
    BodyFactory(label="Arvania")
    DayFactory(edition=edition)
    return edition


def url(kind: str, page: str, *args: object) -> str:
    meta = kind_of(kind).model._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_{page}", args=args)


def rights(kind: str) -> set[str]:
    view = f"view_{kind_of(kind).model._meta.model_name}"
    return {view, *(right.split(".")[1] for right in kind_of(kind).rights)}


def upload(client: Client, kind: str, edition: Edition, *lines: str, **choices):
    file = SimpleUploadedFile("list.csv", as_file(*(lines or FILES[kind])))
    values = {"import_file": file, **choices}
    if kind != "bodies":
        values["edition"] = edition.pk
    return client.post(url(kind, "import"), values)


def process(client: Client, kind: str, preview, **choices):
    seen = preview.context["confirm_form"].initial
    values = {"token": seen["token"], "fingerprint": seen["fingerprint"], **choices}
    return client.post(url(kind, "process_import"), values, follow=True)


def test_every_kind_is_known():
    assert {kind.name.value for kind in known_kinds()} == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_file_goes_from_the_upload_to_the_result(kind, edition):
    client = officer_with(*rights(kind))
    model = kind_of(kind).model
    before = model._default_manager.count()

    preview = client.get(upload(client, kind, edition).url)
    counts = preview.context["counts"]
    answer = process(client, kind, preview)

    assert (counts["new"], counts["rejected"], counts["held"]) == (1, 0, 0)
    assert messages_of(answer) == ["The import is written."]
    assert model._default_manager.count() == before + 1
    assert ImportBatch.objects.get().counts["new"] == 1


@pytest.mark.parametrize("kind", KINDS)
def test_second_confirmation_writes_nothing(kind, edition):
    client = officer_with(*rights(kind))
    preview = client.get(upload(client, kind, edition).url)
    process(client, kind, preview)
    before = kind_of(kind).model._default_manager.count()

    answer = process(client, kind, preview)

    assert "Nothing was written now" in messages_of(answer)[0]
    assert kind_of(kind).model._default_manager.count() == before


@pytest.mark.parametrize(
    ("kind", "missing"),
    [(kind, right) for kind in KINDS for right in sorted(rights(kind)) if not right.startswith("view_")]
    if known_kinds()
    else [],
)
def test_every_step_asks_for_every_right(kind, missing, edition):
    """Walk every address of a door, each with one right taken away after the upload."""
    client = officer_with(*rights(kind))
    token = ImportBatch.objects.get(token=upload(client, kind, edition).url.split("/")[-2]).token
    user = ImportBatch.objects.get().uploaded_by
    user.user_permissions.remove(*user.user_permissions.filter(codename=missing))

    answers = {
        "form": client.get(url(kind, "import")).status_code,
        "upload": upload(client, kind, edition).status_code,
        "preview": client.get(url(kind, "preview", token)).status_code,
        "options": client.post(url(kind, "preview", token), {"encoding": "utf-8"}).status_code,
        "confirm": client.post(
            url(kind, "process_import"), {"token": token, "fingerprint": "0" * 64}
        ).status_code,
        "discard": client.post(url(kind, "discard", token)).status_code,
        "leftovers": client.get(url(kind, "leftovers", token, "rejected")).status_code,
    }
    if kind == "delegates":
        answers["decide"] = client.post(url(kind, "decide", token), {}).status_code
    assert answers == dict.fromkeys(answers, 403)
    assert ImportBatch.objects.get().state == "previewed"


@pytest.mark.parametrize("kind", KINDS)
def test_walk_through_the_door_leaves_no_address_out(kind):
    model = kind_of(kind).model
    meta = model._meta
    names = {each.name for each in admin.site.get_model_admin(model).get_urls() if each.name}
    pages = {name.removeprefix(f"{meta.app_label}_{meta.model_name}_") for name in names}
    usual = {"changelist", "add", "history", "delete", "change", "simple_history", "export"}

    walked = {"import", "process_import", "preview", "discard", "leftovers"}
    assert pages - usual - {"photo", "merge", "badge", "badge_picture"} == walked | (
        {"decide"} if kind == "delegates" else set()
    )


def test_rejected_rows_come_back_with_their_reasons(edition):
    client = officer_with(*rights("rooms"))
    page = upload(client, "rooms", edition, "name_en,seats", "Hall A,10", "Hall B,many").url
    token = page.split("/")[-2]

    answer = client.get(url("rooms", "leftovers", token, "rejected"))
    text = b"".join(answer.streaming_content).decode() if answer.streaming else answer.content.decode()

    lines = text.lstrip("\ufeff").splitlines()
    assert lines[0] == "name_en,seats,Reason"
    assert [line.split(",")[0] for line in lines[1:]] == ["Hall B"]


@pytest.mark.parametrize("kind", KINDS)
def test_button_is_shown_to_those_who_may_import(kind, edition):
    view = f"view_{kind_of(kind).model._meta.model_name}"

    shown = [
        url(kind, "import") in client.get(url(kind, "changelist")).content.decode()
        for client in (officer_with(*rights(kind)), officer_with(view))
    ]
    assert shown == [True, False]


@pytest.mark.parametrize("kind", KINDS)
def test_undoing_asks_for_the_rights_of_the_kind(kind, edition):
    owner = officer_with(*rights(kind))
    process(owner, kind, owner.get(upload(owner, kind, edition).url))
    batch = ImportBatch.objects.get()
    other = next(each for each in KINDS if each != kind)
    values = {"action": "undo", "_selected_action": batch.pk, "confirmed": "yes"}
    page = reverse("admin:conferences_importbatch_changelist")

    stranger = officer_with("view_importbatch", *rights(other) - rights(kind), *rights(other))
    refused = stranger.post(page, values, follow=True)
    assert messages_of(refused)[0].startswith("Nothing was undone: you may not import these lists")
    officer_with("view_importbatch", *rights(kind)).post(page, values, follow=True)
    batch.refresh_from_db()
    assert batch.state == "undone"


def test_import_of_another_kind_is_not_found_at_this_door(edition):
    client = officer_with(*rights("rooms"), *rights("topics"))
    token = upload(client, "rooms", edition).url.split("/")[-2]

    answers = [
        client.get(url("topics", "preview", token)).status_code,
        client.post(url("topics", "process_import"), {"token": token, "fingerprint": "0" * 64}).status_code,
        client.post(url("topics", "discard", token)).status_code,
        client.get(url("topics", "preview", uuid.uuid4())).status_code,
    ]
    assert (answers, Room.objects.count()) == ([404, 404, 404, 404], 0)


def test_import_of_another_person_is_not_found(edition):
    token = upload(officer_with(*rights("rooms")), "rooms", edition).url.split("/")[-2]

    assert officer_with(*rights("rooms")).get(url("rooms", "preview", token)).status_code == 404


@pytest.mark.parametrize("kind", ["rooms", "sessions"])
def test_edition_that_does_not_exist_is_told_at_the_form(kind, edition):
    client = officer_with(*rights(kind))
    file = SimpleUploadedFile("list.csv", as_file(*FILES[kind]))

    answer = client.post(url(kind, "import"), {"import_file": file, "edition": "999999"})

    assert (answer.status_code, list(answer.context["form"].errors)) == (200, ["edition"])


def test_parts_are_created_only_by_those_who_may_add_them(edition):
    client = officer_with(*rights("sessions"))
    lines = ("day,start,end,room,title_en", "2025-06-04,09:00,10:00,Hall Z,Opening")

    preview = client.get(upload(client, "sessions", edition, *lines, create_missing="on").url)

    assert preview.context["counts"]["rejected"] == 1


def test_right_to_create_is_asked_again_at_the_confirmation(edition):
    creating = {"add_day", "add_room", "add_topic"}
    client = officer_with(*rights("sessions"), *creating)
    lines = ("day,start,end,room,title_en", "2025-06-04,09:00,10:00,Hall Z,Opening")
    preview = client.get(upload(client, "sessions", edition, *lines, create_missing="on").url)
    user = ImportBatch.objects.get().uploaded_by
    user.user_permissions.remove(*user.user_permissions.filter(codename="add_room"))

    answer = process(client, "sessions", preview)

    assert messages_of(answer) == ["Nothing was written: you may not create days, rooms and topics."]
    assert (Session.objects.count(), Room.objects.count()) == (0, 0)


def test_preview_lists_what_would_be_created(edition):
    client = officer_with(*rights("sessions"), "add_day", "add_room", "add_topic")
    lines = ("day,start,end,room,title_en", "2025-06-04,09:00,10:00,Hall Z,Opening")

    page = client.get(upload(client, "sessions", edition, *lines, create_missing="on").url).content.decode()

    assert "Room: Hall Z" in page


def test_records_changed_since_the_preview_are_shown_again(edition):
    room = RoomFactory(edition=edition, name_en="Hall A", seats=10)
    client = officer_with(*rights("rooms"))
    preview = client.get(upload(client, "rooms", edition).url)
    room.seats = 20
    room.save()

    answer = process(client, "rooms", preview)

    room.refresh_from_db()
    assert "the records have changed since the preview" in messages_of(answer)[0]
    assert room.seats == 20


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.4", b"Hotel,Stars\nAstoria,5\n", b"\xff\xfe\x00", b"PK\x03\x04broken"]
)
def test_file_of_another_sort_is_answered_on_the_page(kind, content, edition):
    client = officer_with(*rights(kind))
    values = {"import_file": SimpleUploadedFile("x.csv", content), "edition": edition.pk}

    answer = client.post(url(kind, "import"), values, follow=True)

    assert answer.status_code == 200
    assert Body.objects.count() == 1
