"""The bar that moves while an import runs: news through the shared cache, for the one who waits alone."""

import uuid

import pytest
from django.core.cache import caches
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory
from django.urls import reverse

from conferences.admin.imports.waiting import UNDOING, WRITING, tell
from conferences.importing.progress import Phase
from conferences.models import ImportBatch
from delegations.importing.loader import execute_import
from tests.factories import BodyFactory, CategoryFactory, EditionFactory, UserFactory
from tests.importing.admin_door import IMPORT, RIGHTS, officer_with, upload
from tests.importing.attendees import as_file

pytestmark = pytest.mark.django_db

JOB = uuid.UUID("1b4e28ba-2fa1-41d2-883f-0016d3cca427")


@pytest.fixture(autouse=True)
def _no_old_news():
    caches["shared"].clear()


def _request(user):
    request = RequestFactory().get("/")
    request.user = user
    return request


def _asked(client, job: uuid.UUID = JOB):
    return client.get(reverse("admin:conferences_importbatch_progress", args=[job])).json()


def _user_of(client):
    return client.session["_auth_user_id"]


def test_progress_tells_phase_share_and_rows():
    client = officer_with(*RIGHTS)
    user = UserFactory._meta.model.objects.get(pk=_user_of(client))

    tell(_request(user), JOB, WRITING)(Phase.WRITING, 500, 1000)

    assert _asked(client) == {"phase": "Writing", "percent": 70, "done": 500, "total": 1000}


def test_progress_of_another_user_is_not_told():
    tell(_request(UserFactory()), JOB, UNDOING)(Phase.UNDOING, 1, 2)

    assert _asked(officer_with(*RIGHTS)) == {"phase": "", "percent": None}


def test_progress_tells_the_end_of_a_phase_however_soon_it_comes():
    client = officer_with(*RIGHTS)
    hear = tell(_request(UserFactory._meta.model.objects.get(pk=_user_of(client))), JOB, WRITING)

    hear(Phase.READING, 1, 2)
    hear(Phase.READING, 2, 2)

    assert _asked(client) == {
        "phase": "Comparing it with the records",
        "percent": 20,
        "done": 0,
        "total": 0,
    }


def test_progress_is_asked_by_staff_alone(client):
    response = client.get(reverse("admin:conferences_importbatch_progress", args=[JOB]))

    assert (response.status_code, "/login/" in response.url) == (302, True)


def test_upload_with_a_job_that_cannot_be_is_taken_all_the_same():
    response = upload(officer_with(*RIGHTS), EditionFactory(), "body,full_name", "Kenya,Ana", job="'><")

    assert response.status_code == 302


def test_page_that_waits_is_told_the_next_address_and_makes_it_once():
    client = officer_with(*RIGHTS)
    edition = EditionFactory()
    file = SimpleUploadedFile("list.csv", b"body,full_name\nKenya,Ana\n")

    answer = client.post(IMPORT, {"edition": edition.pk, "import_file": file}, headers={"X-Wait": "1"})

    token = ImportBatch.objects.get().token
    assert (answer.status_code, answer["X-Next"], answer.content) == (204, f"{IMPORT}{token}/", b"")


def test_page_that_waits_for_a_wrong_file_gets_the_form_back():
    client = officer_with(*RIGHTS)
    file = SimpleUploadedFile("list.csv", b"%PDF-1.7")

    answer = client.post(
        IMPORT, {"edition": EditionFactory().pk, "import_file": file}, headers={"X-Wait": "1"}
    )

    assert (answer.status_code, list(answer.context["form"].errors)) == (200, ["import_file"])


def test_import_tells_how_far_it_has_come():
    told: list[tuple[str, int, int]] = []
    edition = EditionFactory()
    CategoryFactory(series=edition.series, slug="members")
    BodyFactory(label="Arvania")
    lines = as_file("body,category,full_name", *(f"Arvania,members,Person {place}" for place in "ABC"))

    execute_import(edition=edition, data=lines, by=None, progress=lambda *news: told.append(news))

    assert told == [
        ("reading", 0, 1),
        ("reading", 1, 1),
        ("comparing", 1, 1),
        ("writing", 0, 6),
        ("writing", 3, 6),
        ("writing", 6, 6),
        ("writing", 6, 6),
    ]
