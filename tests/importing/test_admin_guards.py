"""What the admin's door refuses: wrong files, wrong choices, those who may not."""

from pathlib import Path

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from conferences.models import Edition, ImportBatch
from delegations.models import Delegate
from tests.factories import BodyFactory, CategoryFactory, EditionFactory, UserFactory
from tests.importing.admin_door import (
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


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"%PDF-1.4 list", "a PDF document"),
        (b"PK\x03\x04broken", ""),
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
    response = upload(officer, edition, HEAD, GOOD, format="xlsx")

    assert response.context["form"].errors["import_file"] == ["You chose XLSX, but the file is CSV."]


def test_file_too_large_is_told_and_not_kept(officer, edition, settings):
    settings.IMPORT_MAX_BYTES = 1000

    response = upload(officer, edition, HEAD, *[GOOD] * 50)

    assert response.context["form"].errors == {
        "import_file": [
            "The file is too large. CSV, TSV, XLSX or ODS with a heading row, at most 1000\xa0bytes."
        ]
    }
    assert ImportBatch.objects.count() == 0


def test_upload_leaves_no_file_on_the_disk(officer, edition, settings, tmp_path: Path):
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 10

    upload(officer, edition, HEAD, *[f"Arvania,members,Person {n},," for n in range(200)])

    assert (list(tmp_path.rglob("*.upload")), ImportBatch.objects.count()) == ([], 1)


def test_confirmation_without_its_fields_is_told(officer):
    response = officer.post(PROCESS, {"token": "x"}, follow=True)

    assert messages_of(response) == ["This confirmation is not complete. Upload the file again."]


@pytest.mark.parametrize("missing", ["import_delegate", "add_delegate", "change_delegate", "add_delegation"])
def test_import_needs_every_right_it_uses(edition, missing):
    client = officer_with(*set(RIGHTS) - {missing})

    assert client.get(IMPORT).status_code == 403
    assert upload(client, edition, HEAD, GOOD).status_code == 403
    assert client.post(PROCESS, {}).status_code == 403


def test_bodies_are_created_only_by_those_who_may_add_them(edition):
    client = officer_with(*RIGHTS)

    preview = open_preview(client, edition, HEAD, "Belmora,members,Ana,,", create_missing="on")

    assert preview.context["counts"]["rejected"] == 1


def test_right_to_create_bodies_is_asked_again_at_the_confirmation(edition):
    client = officer_with(*RIGHTS, "add_body", "add_category")
    preview = open_preview(client, edition, HEAD, "Belmora,members,Ana,,", create_missing="on")
    Permission.objects.get(codename="add_body").user_set.clear()

    response = confirm(client, preview)

    assert messages_of(response) == ["Nothing was written: you may not create bodies and categories."]
    assert Delegate.objects.count() == 0


def test_forged_upload_is_refused(edition):
    client = Client(enforce_csrf_checks=True)
    client.force_login(UserFactory(is_superuser=True))

    assert upload(client, edition, HEAD, GOOD).status_code == 403
    assert ImportBatch.objects.count() == 0


def test_anonymous_visitor_is_sent_to_the_login():
    assert Client().get(IMPORT).status_code == 302


def test_list_of_delegates_offers_import_and_export_by_right(officer):
    lists = "/admin/delegations/delegate/"

    assert IMPORT in officer.get(lists).content.decode()
    assert IMPORT not in officer_with("view_delegate").get(lists).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_list_of_imports_takes_a_constant_number_of_queries(edition, count, django_assert_num_queries):
    client = officer_with(*RIGHTS, "view_importbatch")
    for number in range(count):
        confirm(client, open_preview(client, edition, HEAD, f"Arvania,members,Person {number},,"))

    with django_assert_num_queries(13):
        page = client.get("/admin/conferences/importbatch/")

    assert page.context["cl"].result_count == count


def test_record_of_an_import_cannot_be_changed(edition):
    client = officer_with(*RIGHTS, "view_importbatch", "change_importbatch", "delete_importbatch")
    upload(client, edition, HEAD, GOOD)
    page = f"/admin/conferences/importbatch/{ImportBatch.objects.get().pk}/"

    assert client.get(page + "change/").status_code == 200
    assert client.post(page + "change/", {"file_name": "other"}).status_code == 403
    assert client.post(page + "delete/", {"post": "yes"}).status_code == 403
