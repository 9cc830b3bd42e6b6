"""The second factor: optional, asked of those who enrolled, removable by an administrator."""

import time

import pytest
from django.urls import reverse
from django.utils.functional import Promise
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.factories import UserFactory

PASSWORD = "a long enough password"


@pytest.fixture
def member(db):
    user = UserFactory(username="aigul")
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture
def device(member) -> TOTPDevice:
    return TOTPDevice.objects.create(user=member, confirmed=True)


def code(device: TOTPDevice, *, wrong: bool = False) -> str:
    totp = TOTP(device.bin_key)
    totp.time = time.time()
    return f"{(totp.token() + wrong) % 1_000_000:06d}"


def sign_in(client, **more: str):
    data = {"username": "aigul", "password": PASSWORD, **more}
    return client.post(reverse("admin:login"), data)


def is_in(client) -> bool:
    return client.get(reverse("admin:index")).status_code == 200


def test_without_device_the_password_is_enough(client, member):
    page = client.get(reverse("admin:login"))
    sign_in(client)
    assert ("otp_token" in page.content.decode(), is_in(client)) == (False, True)


def test_code_is_asked_once_the_password_was_right(client, device):
    response = sign_in(client)
    assert response.context["form"].non_field_errors() == [
        "Now the six-digit code that your authenticator app shows."
    ]
    assert ('name="otp_token"' in response.content.decode(), is_in(client)) == (True, False)


def test_wrong_password_says_nothing_of_a_device(client, device):
    assert 'name="otp_token"' not in sign_in(client, password="wrong").content.decode()


def test_wrong_code_does_not_open(client, device):
    response = sign_in(client, otp_token=code(device, wrong=True))
    assert response.context["form"].non_field_errors() == [
        "This code is not right, or was used already. Wait for the next one."
    ]
    assert is_in(client) is False


def test_right_code_opens(client, device):
    sign_in(client, otp_token=code(device))
    assert is_in(client) is True


def test_code_opens_once(client, device):
    token = code(device)
    sign_in(client, otp_token=token)
    client.logout()
    sign_in(client, otp_token=token)
    assert is_in(client) is False


def test_session_from_before_the_enrolment_is_asked_again(client, member):
    sign_in(client)
    TOTPDevice.objects.create(user=member, confirmed=True)
    response = client.get(reverse("admin:index"), follow=True)
    assert "sign in once more with the code of your second factor" in response.content.decode()


def test_device_not_yet_confirmed_asks_nothing(client, member):
    TOTPDevice.objects.create(user=member, confirmed=False)
    sign_in(client)
    assert is_in(client) is True


def test_enrolment_ends_with_the_first_code(client, member):
    client.force_login(member)
    page = reverse("admin:second_factor")
    client.post(page, {"start": "1"})
    device = TOTPDevice.objects.get(user=member)
    client.post(page, {"token": code(device)})
    device.refresh_from_db()
    assert (device.confirmed, is_in(client)) == (True, True)


def test_enrolment_with_a_wrong_code_puts_nothing_in_force(client, member):
    client.force_login(member)
    page = reverse("admin:second_factor")
    client.post(page, {"start": "1"})
    device = TOTPDevice.objects.get(user=member)
    response = client.post(page, {"token": code(device, wrong=True)})
    device.refresh_from_db()
    assert device.confirmed is False
    assert list(response.context["form"].errors) == ["token"]


def test_key_is_shown_until_the_device_is_in_force(client, member):
    client.force_login(member)
    page, picture = reverse("admin:second_factor"), reverse("admin:second_factor_code")
    assert client.get(picture).status_code == 404
    client.post(page, {"start": "1"})
    shown = client.get(picture)
    assert (shown["Content-Type"], "style=" in shown.content.decode()) == ("image/svg+xml", False)
    TOTPDevice.objects.update(confirmed=True)
    client.post(reverse("admin:login"))
    assert client.get(picture).status_code == 302


def test_enrolled_device_is_not_replaced_by_a_second_one(client, device):
    sign_in(client, otp_token=code(device))
    client.post(reverse("admin:second_factor"), {"start": "1"})
    assert TOTPDevice.objects.count() == 1


def test_page_of_the_second_factor_keeps_to_the_content_policy(client, member):
    client.force_login(member)
    client.post(reverse("admin:second_factor"), {"start": "1"})
    response = client.get(reverse("admin:second_factor"))
    assert "default-src 'self'" in response["Content-Security-Policy"]
    assert "data:" not in response.content.decode()


def test_administrator_removes_a_second_factor(admin_client, client, device):
    address = reverse("admin:otp_totp_totpdevice_delete", args=[device.pk])
    admin_client.post(address, {"post": "yes"})
    sign_in(client)
    assert is_in(client) is True


def test_administrator_sees_no_key(admin_client, device):
    page = admin_client.get(reverse("admin:otp_totp_totpdevice_change", args=[device.pk]))
    assert (page.status_code, device.key in page.content.decode()) == (200, False)


def test_pages_of_second_factors_speak_words_that_catalogues_can_hold(admin_client, device):
    meta = TOTPDevice._meta
    shown = [
        meta.get_field(name).verbose_name for name in ("user", "confirmed", "created_at", "last_used_at")
    ]
    words = [meta.verbose_name, meta.verbose_name_plural, *shown]
    assert [word for word in words if not isinstance(word, Promise)] == []
    page = admin_client.get(reverse("admin:otp_totp_totpdevice_changelist")).content.decode()
    assert "Second factors" in page
    assert "TOTP" not in page
