"""The import's door in the admin: upload, preview, confirm once."""

import datetime as dt
import re
from pathlib import Path

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from conferences.models import Edition
from delegations.models import Delegate, ImportBatch
from tests.factories import BodyFactory, CategoryFactory, EditionFactory, UserFactory
from tests.importing.attendees import as_file

pytestmark = pytest.mark.django_db

IMPORT = "/admin/delegations/delegate/import/"
HEAD = "body,category,full_name,role,function"
GOOD = "Arvania,members,Ana Bel,head,Minister"
BAD = "Arvania,members,Bob Cor,boss,"
RIGHTS = ("add_delegate", "change_delegate", "view_delegate", "add_delegation")


@pytest.fixture
def edition() -> Edition:
    edition = EditionFactory()
    CategoryFactory(series=edition.series, slug="members")
    BodyFactory(label="Arvania")
    return edition


def _officer(*rights: str) -> Client:
    """Return the browser of a staff member with these permissions."""
    user = UserFactory()
    user.user_permissions.set(
        Permission.objects.filter(content_type__app_label="delegations", codename__in=rights)
    )
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def officer() -> Client:
    return _officer(*RIGHTS, "add_body", "add_category")


def _upload(client: Client, edition: Edition, *lines: str, **choices):
    file = SimpleUploadedFile("list.csv", as_file(*lines))
    return client.post(IMPORT, {"edition": edition.pk, "import_file": file, **choices})


def _preview(client: Client, edition: Edition, *lines: str, **choices):
    return client.get(_upload(client, edition, *lines, **choices).url)


def _confirm(client: Client, preview, **choices):
    seen = preview.context["confirm_form"].initial
    values = {"token": seen["token"], "fingerprint": seen["fingerprint"], **choices}
    return client.post(reverse("admin:delegations_delegate_process_import"), values, follow=True)


def _messages(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def test_address_is_kept():
    assert reverse("admin:delegations_delegate_import") == IMPORT


def test_upload_writes_nothing_but_the_waiting_file(officer, edition):
    response = _upload(officer, edition, HEAD, GOOD)

    batch = ImportBatch.objects.get()
    assert response.url == f"{IMPORT}{batch.token}/"
    assert (batch.state, batch.file_name, Delegate.objects.count()) == ("previewed", "list.csv", 0)


def test_preview_shows_totals_problems_and_changes(officer, edition):
    _confirm(officer, _preview(officer, edition, HEAD, GOOD))

    preview = _preview(officer, edition, HEAD, "Arvania,members,Ana Bel,,President", BAD)

    assert [(tile.verdict, tile.count) for tile in preview.context["tiles"]] == [
        ("new", 0),
        ("updated", 1),
        ("unchanged", 0),
        ("held", 0),
        ("rejected", 1),
    ]
    page = preview.content.decode()
    assert "<del><bdi>Minister</bdi></del>" in page
    assert "<ins><bdi>President</bdi></ins>" in page
    assert [group.title for group in preview.context["problems"]] == ["Value not valid"]


def test_preview_names_what_it_would_create(officer, edition):
    preview = _preview(officer, edition, HEAD, "Belmora,partners,Ana,,", create_missing="on")

    plan = preview.context["plan"]
    assert [body.label for body in plan.new_bodies] == ["Belmora"]
    assert [category.label for category in plan.new_categories] == ["partners"]


def test_preview_shows_the_rows_of_one_verdict(officer, edition):
    preview = _preview(officer, edition, HEAD, GOOD, BAD)

    shown = officer.get(preview.request["PATH_INFO"], {"show": "rejected"})

    assert [row.line for row in shown.context["page"]] == [3]


def test_preview_of_many_rows_stays_small(officer, edition):
    lines = [f"Arvania,members,Person {number},,Adviser" for number in range(1000)]

    preview = _preview(officer, edition, HEAD, *lines)

    assert len(preview.context["page"].object_list) == 100
    assert len(preview.content) < 300_000


def test_preview_is_free_of_inline_style_and_script(officer, edition):
    page = _preview(officer, edition, HEAD, GOOD, BAD).content.decode()

    own = page.split('class="steps"')[1]
    assert re.findall(r"<style|\sstyle=|\son\w+=|<script(?![^>]*src=)", own) == []


def test_text_of_the_file_is_escaped(officer, edition):
    page = _preview(officer, edition, HEAD, "Arvania,members,<script>alert(1)</script>,,").content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_confirming_writes_and_erases_the_file(officer, edition):
    done = _confirm(officer, _preview(officer, edition, HEAD, GOOD))

    batch = ImportBatch.objects.get()
    assert _messages(done) == ["The import is written."]
    assert (batch.state, batch.payload, batch.counts["new"]) == ("done", None, 1)
    assert Delegate.objects.get().full_name == "Ana Bel"


def test_confirming_twice_writes_once_and_says_so(officer, edition):
    preview = _preview(officer, edition, HEAD, GOOD)
    _confirm(officer, preview)

    again = _confirm(officer, preview)

    assert _messages(again) == [
        "Nothing was written now: this import was written, discarded or expired before."
    ]
    assert Delegate.objects.count() == 1


def test_rejected_rows_are_left_out_only_by_choice(officer, edition):
    preview = _preview(officer, edition, HEAD, GOOD, BAD)

    stopped = _confirm(officer, preview)
    assert (_messages(stopped)[0][:36], Delegate.objects.count()) == (
        "Nothing was written: rows are reject",
        0,
    )

    _confirm(officer, preview, without_rejected="on")
    assert Delegate.objects.count() == 1


def test_preview_that_is_out_of_date_is_shown_again(officer, edition):
    preview = _preview(officer, edition, HEAD, GOOD)
    _confirm(officer, _preview(officer, edition, HEAD, "Arvania,members,Ana Bel,,Adviser"))

    response = _confirm(officer, preview)

    assert _messages(response) == [
        "Nothing was written: the records have changed since the preview. Look at it again."
    ]
    assert [tile.count for tile in response.context["tiles"]] == [0, 1, 0, 0, 0]


def test_import_of_another_officer_is_not_found(officer, edition):
    preview = _preview(officer, edition, HEAD, GOOD)
    other = _officer(*RIGHTS)

    assert other.get(preview.request["PATH_INFO"]).status_code == 404
    assert other.post(preview.request["PATH_INFO"] + "discard/").status_code == 404
    other.post(reverse("admin:delegations_delegate_process_import"), preview.context["confirm_form"].initial)
    assert Delegate.objects.count() == 0


def test_discarding_erases_the_file(officer, edition):
    preview = _preview(officer, edition, HEAD, GOOD)

    officer.post(preview.request["PATH_INFO"] + "discard/")

    assert (ImportBatch.objects.get().state, ImportBatch.objects.get().payload) == ("discarded", None)


def test_upload_erases_files_that_waited_too_long(officer, edition):
    _upload(officer, edition, HEAD, GOOD)
    ImportBatch.objects.update(created_at=timezone.now() - dt.timedelta(hours=25))

    _upload(officer, edition, HEAD, GOOD)

    assert sorted(ImportBatch.objects.values_list("state", flat=True)) == ["expired", "previewed"]


def test_reading_can_be_changed_in_the_preview(officer, edition):
    file = SimpleUploadedFile("list.csv", "body,category,full_name\nArvania,members,Пётр\n".encode("cp1251"))
    url = officer.post(IMPORT, {"edition": edition.pk, "import_file": file, "encoding": "cp1252"}).url
    assert officer.get(url).context["plan"].rows[0].values["full_name"] == "Ï¸òð"

    officer.post(url, {"encoding": "cp1251"})

    assert officer.get(url).context["plan"].rows[0].values["full_name"] == "Пётр"


def test_reading_that_fails_leaves_the_preview_as_it_was(officer, edition):
    file = SimpleUploadedFile("list.csv", "body,category,full_name\nArvania,members,Zoë\n".encode("cp1252"))
    url = officer.post(IMPORT, {"edition": edition.pk, "import_file": file}).url

    response = officer.post(url, {"encoding": "utf-8"})

    assert "does not read as utf-8" in response.context["form"].non_field_errors()[0]
    assert response.context["plan"].rows[0].values["full_name"] == "Zoë"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"%PDF-1.4 list", "a PDF document"),
        (b"Hotel,Room\nAstoria,12\n", "There is no column"),
        (b"PK\x03\x04broken", ""),
        (b"full_name,full_name,body\nA,B,C\n", "same heading"),
    ],
)
def test_file_that_cannot_be_read_is_told_at_the_form(officer, edition, content, said):
    response = officer.post(
        IMPORT, {"edition": edition.pk, "import_file": SimpleUploadedFile("x.csv", content)}
    )

    assert response.status_code == 200
    assert said in response.context["form"].errors["import_file"][0]
    assert ImportBatch.objects.count() == 0


@pytest.mark.parametrize("values", [{}, {"format": "99"}, {"edition": "x"}, {"encoding": "klingon"}])
def test_wrong_choices_are_told_at_the_form(officer, edition, values):
    response = officer.post(IMPORT, values)

    assert response.status_code == 200
    assert set(values) <= set(response.context["form"].errors)
    assert "import_file" in response.context["form"].errors


def test_file_of_another_format_than_chosen_is_told(officer, edition):
    response = _upload(officer, edition, HEAD, GOOD, format="2")

    assert response.context["form"].errors["import_file"] == ["You chose XLSX, but the file is CSV."]


def test_file_too_large_is_told_and_not_kept(officer, edition, settings):
    settings.IMPORT_MAX_BYTES = 1000

    response = _upload(officer, edition, HEAD, *[GOOD] * 50)

    assert response.context["form"].errors == {
        "import_file": [
            "The file is too large. CSV, TSV, XLSX or ODS with a heading row, at most 1000\xa0bytes."
        ]
    }
    assert ImportBatch.objects.count() == 0


def test_upload_leaves_no_file_on_the_disk(officer, edition, settings, tmp_path: Path):
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 10

    _upload(officer, edition, HEAD, *[f"Arvania,members,Person {n},," for n in range(200)])

    assert (list(tmp_path.rglob("*.upload")), ImportBatch.objects.count()) == ([], 1)


def test_confirmation_without_its_fields_is_told(officer):
    response = officer.post(reverse("admin:delegations_delegate_process_import"), {"token": "x"}, follow=True)

    assert _messages(response) == ["This confirmation is not complete. Upload the file again."]


@pytest.mark.parametrize("missing", ["add_delegate", "change_delegate", "add_delegation"])
def test_import_needs_every_right_it_uses(edition, missing):
    client = _officer(*set(RIGHTS) - {missing})

    assert client.get(IMPORT).status_code == 403
    assert _upload(client, edition, HEAD, GOOD).status_code == 403
    assert client.post(reverse("admin:delegations_delegate_process_import"), {}).status_code == 403


def test_bodies_are_created_only_by_those_who_may_add_them(edition):
    client = _officer(*RIGHTS)

    preview = _preview(client, edition, HEAD, "Belmora,members,Ana,,", create_missing="on")

    assert preview.context["counts"]["rejected"] == 1


def test_right_to_create_bodies_is_asked_again_at_the_confirmation(edition):
    client = _officer(*RIGHTS, "add_body", "add_category")
    preview = _preview(client, edition, HEAD, "Belmora,members,Ana,,", create_missing="on")
    Permission.objects.get(codename="add_body").user_set.clear()

    response = _confirm(client, preview)

    assert _messages(response) == ["Nothing was written: you may not create bodies and categories."]
    assert Delegate.objects.count() == 0


def test_forged_upload_is_refused(edition):
    client = Client(enforce_csrf_checks=True)
    client.force_login(UserFactory(is_superuser=True))

    assert _upload(client, edition, HEAD, GOOD).status_code == 403
    assert ImportBatch.objects.count() == 0


def test_anonymous_visitor_is_sent_to_the_login():
    assert Client().get(IMPORT).status_code == 302


def test_list_of_delegates_offers_import_and_export_by_right(officer):
    lists = "/admin/delegations/delegate/"

    assert IMPORT in officer.get(lists).content.decode()
    assert IMPORT not in _officer("view_delegate").get(lists).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_list_of_imports_takes_a_constant_number_of_queries(edition, count, django_assert_num_queries):
    client = _officer(*RIGHTS, "view_importbatch")
    for number in range(count):
        _confirm(client, _preview(client, edition, HEAD, f"Arvania,members,Person {number},,"))

    with django_assert_num_queries(13):
        page = client.get("/admin/delegations/importbatch/")

    assert page.context["cl"].result_count == count


def test_record_of_an_import_cannot_be_changed(edition):
    client = _officer(*RIGHTS, "view_importbatch", "change_importbatch", "delete_importbatch")
    _upload(client, edition, HEAD, GOOD)
    page = f"/admin/delegations/importbatch/{ImportBatch.objects.get().pk}/"

    assert client.get(page + "change/").status_code == 200
    assert client.post(page + "change/", {"file_name": "other"}).status_code == 403
    assert client.post(page + "delete/", {"post": "yes"}).status_code == 403
