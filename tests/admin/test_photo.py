"""The photo on the page of a person."""

import io

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from delegations.models import Person
from tests.factories import PersonFactory, UserFactory


def form_errors(response):
    return response.context["adminform"].form.errors


def png(width: int = 1600, height: int = 800) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (width, height), "navy").save(target, "PNG")
    return target.getvalue()


def submit_photo(client, person: Person, upload: SimpleUploadedFile):
    values = {"full_name": person.full_name, "photo": upload}
    values |= {"delegates-TOTAL_FORMS": 0, "delegates-INITIAL_FORMS": 0}
    return client.post(reverse("admin:delegations_person_change", args=[person.pk]), values)


def test_photo_is_stored_redrawn_under_a_name_of_its_own(admin_client, django_capture_on_commit_callbacks):
    person = PersonFactory()
    submit_photo(admin_client, person, SimpleUploadedFile("Aigul Bekova.png", png()))
    person.refresh_from_db()
    with person.photo.open() as file, Image.open(file) as stored:
        assert (stored.format, stored.size) == ("JPEG", (1200, 600))
    assert "Aigul" not in person.photo.name


def test_photo_before_is_erased(admin_client, django_capture_on_commit_callbacks):
    person = PersonFactory()
    submit_photo(admin_client, person, SimpleUploadedFile("a.png", png()))
    person.refresh_from_db()
    before = person.photo
    with django_capture_on_commit_callbacks(execute=True):
        submit_photo(admin_client, person, SimpleUploadedFile("b.png", png(10, 10)))
    assert before.storage.exists(before.name) is False


@pytest.mark.parametrize(
    "data", [b"not a picture", b"<svg xmlns='http://www.w3.org/2000/svg'/>", png()[:200]]
)
def test_photo_that_is_none_is_refused(data, admin_client):
    response = submit_photo(admin_client, PersonFactory(), SimpleUploadedFile("a.png", data))
    assert form_errors(response) == {
        "photo": ["This file cannot be read as a photo. Send a JPEG, PNG or WebP picture."]
    }


def test_photo_is_served_to_staff_alone(admin_client, client):
    person = PersonFactory()
    submit_photo(admin_client, person, SimpleUploadedFile("a.png", png()))
    address = reverse("admin:delegations_person_photo", args=[person.pk])
    response = admin_client.get(address)
    pixels = b"".join(response.streaming_content)
    response.close()
    assert (pixels[:2], "no-store" in response["Cache-Control"]) == (b"\xff\xd8", True)
    assert client.get(address).status_code == 302


def test_photo_stands_small_beside_its_field(admin_client):
    person = PersonFactory()
    submit_photo(admin_client, person, SimpleUploadedFile("a.png", png()))
    page = admin_client.get(reverse("admin:delegations_person_change", args=[person.pk])).content.decode()
    address = reverse("admin:delegations_person_photo", args=[person.pk])
    assert (page.count(f'src="{address}"'), 'name="photo-clear"' in page) == (1, True)


def test_who_only_looks_sees_the_photo_and_no_address_of_its_file(admin_client, client):
    person = PersonFactory()
    submit_photo(admin_client, person, SimpleUploadedFile("a.png", png()))
    person.refresh_from_db()
    desk = UserFactory()
    desk.user_permissions.add(Permission.objects.get(codename="view_person"))
    client.force_login(desk)
    page = client.get(reverse("admin:delegations_person_change", args=[person.pk])).content.decode()
    address = reverse("admin:delegations_person_photo", args=[person.pk])
    assert (page.count(f'src="{address}"'), person.photo.name in page) == (1, False)


def test_photo_is_stored_without_what_the_camera_wrote(admin_client):
    person, source, exif = PersonFactory(), io.BytesIO(), Image.Exif()
    exif[0x010E] = "Aigul at home"
    Image.new("RGB", (60, 80), "navy").save(source, "JPEG", exif=exif, comment=b"Aigul at home")
    submit_photo(admin_client, person, SimpleUploadedFile("a.jpg", source.getvalue()))
    person.refresh_from_db()
    with person.photo.open() as file:
        assert b"Aigul" not in file.read()


def test_photo_beyond_the_limit_is_refused_in_words(admin_client):
    upload = SimpleUploadedFile("a.jpg", b"x" * (5 * 1024 * 1024 + 1))
    response = submit_photo(admin_client, PersonFactory(), upload)
    assert form_errors(response) == {"photo": ["The photo has 5.0 MB. Send one of at most 5 MB."]}
