"""The import's door in the admin: upload, preview, confirm once."""

import datetime as dt
import re

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from conferences.models import Edition, ImportBatch
from delegations.models import Delegate
from tests.factories import BodyFactory, CategoryFactory, DelegateFactory, EditionFactory
from tests.importing.admin_door import (
    BAD,
    GOOD,
    HEAD,
    IMPORT,
    PROCESS,
    RIGHTS,
    confirm,
    messages_of,
    officer_with,
    open_preview,
    upload,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition() -> Edition:
    edition = EditionFactory()
    CategoryFactory(series=edition.series, slug="members")
    BodyFactory(label="Arvania")
    return edition


@pytest.fixture
def officer() -> Client:
    return officer_with(*RIGHTS, "add_body", "add_category")


def test_address_is_kept():
    assert reverse("admin:delegations_delegate_import") == IMPORT


def test_upload_writes_nothing_but_the_waiting_file(officer, edition):
    response = upload(officer, edition, HEAD, GOOD)

    batch = ImportBatch.objects.get()
    assert response.url == f"{IMPORT}{batch.token}/"
    assert (batch.state, batch.file_name, Delegate.objects.count()) == ("previewed", "list.csv", 0)


def test_preview_shows_totals_problems_and_changes(officer, edition):
    confirm(officer, open_preview(officer, edition, HEAD, GOOD))

    preview = open_preview(officer, edition, HEAD, "Arvania,members,Ana Bel,,President", BAD)

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
    preview = open_preview(officer, edition, HEAD, "Belmora,partners,Ana,,", create_missing="on")

    plan = preview.context["plan"]
    assert [body.label for body in plan.new_bodies] == ["Belmora"]
    assert [category.label for category in plan.new_categories] == ["partners"]


def test_preview_shows_the_rows_of_one_verdict(officer, edition):
    preview = open_preview(officer, edition, HEAD, GOOD, BAD)

    shown = officer.get(preview.request["PATH_INFO"], {"show": "rejected"})

    assert [row.line for row in shown.context["page"]] == [3]


def test_preview_of_many_rows_stays_small(officer, edition):
    lines = [f"Arvania,members,Person {number},,Adviser" for number in range(1000)]

    preview = open_preview(officer, edition, HEAD, *lines)

    assert len(preview.context["page"].object_list) == 100
    assert len(preview.content) < 300_000


def test_preview_is_free_of_inline_style_and_script(officer, edition):
    page = open_preview(officer, edition, HEAD, GOOD, BAD).content.decode()

    own = page.split('class="steps"')[1]
    assert re.findall(r"<style|\sstyle=|\son\w+=|<script(?![^>]*src=)", own) == []


def test_text_of_the_file_is_escaped(officer, edition):
    page = open_preview(
        officer, edition, HEAD, "Arvania,members,<script>alert(1)</script>,,"
    ).content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_confirming_writes_and_erases_the_file(officer, edition):
    done = confirm(officer, open_preview(officer, edition, HEAD, GOOD))

    batch = ImportBatch.objects.get()
    assert messages_of(done) == ["The import is written."]
    assert (batch.state, batch.payload, batch.counts["new"]) == ("done", None, 1)
    assert Delegate.objects.get().full_name == "Ana Bel"


def test_confirming_twice_writes_once_and_says_so(officer, edition):
    preview = open_preview(officer, edition, HEAD, GOOD)
    confirm(officer, preview)

    again = confirm(officer, preview)

    assert messages_of(again) == [
        "Nothing was written now: this import was written, discarded or expired before."
    ]
    assert Delegate.objects.count() == 1


def test_rejected_rows_are_left_out_only_by_choice(officer, edition):
    preview = open_preview(officer, edition, HEAD, GOOD, BAD)

    stopped = confirm(officer, preview)
    assert (messages_of(stopped)[0][:36], Delegate.objects.count()) == (
        "Nothing was written: rows are reject",
        0,
    )

    confirm(officer, preview, without_rejected="on")
    assert Delegate.objects.count() == 1


def test_preview_that_is_out_of_date_is_shown_again(officer, edition):
    preview = open_preview(officer, edition, HEAD, GOOD)
    confirm(officer, open_preview(officer, edition, HEAD, "Arvania,members,Ana Bel,,Adviser"))

    response = confirm(officer, preview)

    assert messages_of(response) == [
        "Nothing was written: the records have changed since the preview. Look at it again."
    ]
    assert [tile.count for tile in response.context["tiles"]] == [0, 1, 0, 0, 0]


def test_import_of_another_officer_is_not_found(officer, edition):
    preview = open_preview(officer, edition, HEAD, GOOD)
    other = officer_with(*RIGHTS)

    assert other.get(preview.request["PATH_INFO"]).status_code == 404
    assert other.post(preview.request["PATH_INFO"] + "discard/").status_code == 404
    other.post(PROCESS, preview.context["confirm_form"].initial)
    assert Delegate.objects.count() == 0


def test_discarding_erases_the_file(officer, edition):
    preview = open_preview(officer, edition, HEAD, GOOD)

    officer.post(preview.request["PATH_INFO"] + "discard/")

    assert (ImportBatch.objects.get().state, ImportBatch.objects.get().payload) == ("discarded", None)


def test_upload_erases_files_that_waited_too_long(officer, edition):
    upload(officer, edition, HEAD, GOOD)
    ImportBatch.objects.update(created_at=timezone.now() - dt.timedelta(hours=25))

    upload(officer, edition, HEAD, GOOD)

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


def test_result_leads_to_the_rows_that_the_import_wrote(officer, edition):
    DelegateFactory(delegation__edition=edition, full_name="Somebody Else")
    confirm(officer, open_preview(officer, edition, HEAD, GOOD))
    batch = ImportBatch.objects.get()

    page = officer.get(reverse("admin:delegations_delegate_preview", args=[batch.token]))
    (address,) = [tile.address for tile in page.context["tiles"] if tile.address]
    shown = officer.get(address).context["cl"].result_list

    assert address == f"{reverse('admin:delegations_delegate_changelist')}?import={batch.token}.new"
    assert [delegate.full_name for delegate in shown] == [Delegate.objects.latest("id").full_name]
    assert len(shown) == 1


@pytest.mark.parametrize("value", ["nonsense", "nonsense.new", "1b4e28ba-2fa1-41d2-883f-0016d3cca427.held"])
def test_list_of_delegates_passes_over_an_import_that_cannot_be(officer, value):
    DelegateFactory()

    shown = officer.get(reverse("admin:delegations_delegate_changelist"), {"import": value})

    assert len(shown.context["cl"].result_list) == 1


def test_result_offers_to_undo_only_to_those_who_may(edition):
    client = officer_with(*RIGHTS, "add_body", "add_category")
    confirm(client, open_preview(client, edition, HEAD, GOOD))
    page = reverse("admin:delegations_delegate_preview", args=[ImportBatch.objects.get().token])
    without = client.get(page).context["undoing"]
    client.get(page).wsgi_request.user.user_permissions.add(
        Permission.objects.get(codename="view_importbatch")
    )

    assert (without, client.get(page).context["undoing"]) == (
        "",
        reverse("admin:conferences_importbatch_changelist"),
    )
