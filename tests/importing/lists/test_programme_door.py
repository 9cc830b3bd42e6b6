"""Programme files at the door of the sessions: previewed, confirmed, put right; who may name speakers."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client

from conferences.models import Edition, ImportBatch, Session
from delegations.models import SpeakingRole
from tests.factories import DayFactory, DelegateFactory, EditionFactory, RoomFactory
from tests.importing.admin_door import messages_of, officer_with
from tests.importing.lists.programmes import as_bytes, event, schedule
from tests.importing.lists.test_doors import process, rights, url

pytestmark = pytest.mark.django_db

SPEAKING = ("view_delegate", "add_speakingrole")


@pytest.fixture
def edition() -> Edition:
    edition = EditionFactory(series__slug="forum", number=9)
    DayFactory(edition=edition)
    RoomFactory(edition=edition, name_en="Hall A")
    DelegateFactory(delegation__edition=edition, person__full_name="Ana Bel", email="canary@example.org")
    return edition


def upload(client: Client, edition: Edition, *events, name: str = "schedule.json", **choices):
    file = SimpleUploadedFile(name, as_bytes(schedule(*events)))
    values = {"import_file": file, "edition": edition.pk, "joined": "on", **choices}
    return client.post(url("sessions", "import"), values)


def test_programme_goes_from_the_upload_to_the_result(edition):
    client = officer_with(*rights("sessions"), *SPEAKING)
    preview = client.get(upload(client, edition, event(persons=[{"name": "Ana Bel"}])).url)
    page = preview.content.decode()

    assert "Read as JSON." in " ".join(page.split())
    assert "headings in line" not in page
    assert "canary" not in page
    assert messages_of(process(client, "sessions", preview)) == ["The import is written."]
    assert (Session.objects.get().title_en, SpeakingRole.objects.get().delegate.full_name) == (
        "Opening",
        "Ana Bel",
    )


@pytest.mark.parametrize("missing", SPEAKING)
def test_speakers_are_written_only_by_those_who_may(edition, missing):
    client = officer_with(*rights("sessions"), *set(SPEAKING) - {missing})
    preview = client.get(upload(client, edition, event(persons=[{"name": "Ana Bel"}])).url)
    process(client, "sessions", preview)

    assert "Chairs and speakers are not read." in preview.content.decode()
    assert (Session.objects.count(), SpeakingRole.objects.count()) == (1, 0)


def test_right_to_write_speakers_is_asked_again_at_the_confirmation(edition):
    client = officer_with(*rights("sessions"), *SPEAKING)
    preview = client.get(upload(client, edition, event(persons=[{"name": "Ana Bel"}])).url)
    user = ImportBatch.objects.get().uploaded_by
    user.user_permissions.remove(*user.user_permissions.filter(codename="add_speakingrole"))

    answer = process(client, "sessions", preview)

    assert messages_of(answer) == ["Nothing was written: you may not write who chairs and speaks."]
    assert Session.objects.count() == 0


def test_columns_of_a_programme_can_be_left_out_in_the_preview(edition):
    client = officer_with(*rights("sessions"), *SPEAKING)
    page = upload(client, edition, event(abstract="Why", persons=[{"name": "Ana Bel"}])).url
    form = client.get(page).context["columns_form"]
    values = {name: form[name].value() or "" for name in form.fields if name != "has_columns"}
    left_out = next(f"column_{line.number - 1}" for line in form.lines() if line.heading == "persons")

    client.post(page, {**values, "has_columns": "on", "joined": "on", left_out: ""})
    process(client, "sessions", client.get(page))

    assert (Session.objects.get().abstract_en, SpeakingRole.objects.count()) == ("Why", 0)


def test_rejected_sessions_come_back_as_a_list_that_can_be_put_right(edition):
    client = officer_with(*rights("sessions"))
    bad = event(guid="b", title="Second", room="Hall Z", date=None, start="12:00")
    token = upload(client, edition, event(), bad).url.split("/")[-2]

    answer = client.get(url("sessions", "leftovers", token, "rejected"))
    text = b"".join(answer.streaming_content).decode()
    corrected = SimpleUploadedFile("left.csv", text.replace("Hall Z", "Hall A").encode())
    values = {"import_file": corrected, "edition": edition.pk}
    preview = client.get(client.post(url("sessions", "import"), values).url)

    assert answer["Content-Disposition"].endswith('"schedule-rejected.csv"')
    assert (preview.context["counts"]["rows"], preview.context["counts"]["new"]) == (1, 1)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b'{"schedule": {\n}', "The JSON is broken in line 2"),
        (b"<schedule></day>", "The XML is broken in line 1"),
        (b"<!doctype html><html>", "is a web page, not a table"),
    ],
)
def test_broken_programme_is_answered_on_the_page(edition, content, told):
    client = officer_with(*rights("sessions"))
    values = {"import_file": SimpleUploadedFile("schedule.json", content), "edition": edition.pk}

    answer = client.post(url("sessions", "import"), values)

    assert told in answer.context["form"].errors["import_file"][0]
    assert ImportBatch.objects.count() == 0


@pytest.mark.parametrize(("chosen", "errors"), [("json", []), ("xml", ["import_file"])])
def test_format_that_was_chosen_is_checked(edition, chosen, errors):
    client = officer_with(*rights("sessions"))
    answer = upload(client, edition, event(), format=chosen)

    assert (list(answer.context["form"].errors) if answer.context else []) == errors


def test_programme_is_refused_as_a_list_of_rooms(edition):
    client = officer_with(*rights("rooms"))
    values = {
        "import_file": SimpleUploadedFile("schedule.json", as_bytes(schedule(event()))),
        "edition": edition.pk,
    }

    answer = client.post(url("rooms", "import"), values)

    assert "This file is a JSON document, not a table." in answer.context["form"].errors["import_file"][0]


def test_command_reads_a_programme(edition, tmp_path, capsys):
    path = tmp_path / "schedule.json"
    path.write_bytes(as_bytes(schedule(event(persons=[{"name": "Ana Bel"}]))))
    call_command("import_list", "sessions", str(path), "--edition", "forum/9")

    assert "rows 1, new 1" in capsys.readouterr().out
    assert SpeakingRole.objects.get().delegate.full_name == "Ana Bel"


def test_command_tells_a_broken_programme(edition, tmp_path):
    path = tmp_path / "schedule.xml"
    path.write_bytes(b"<schedule>")

    with pytest.raises(CommandError, match="The XML is broken in line 1"):
        call_command("import_list", "sessions", str(path), "--edition", "forum/9")
