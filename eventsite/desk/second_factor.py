"""Enrolment of a second factor: a staff member's own authenticator app."""

from typing import Any

from django.db import transaction
from django_otp.plugins.otp_totp.models import TOTPDevice


def device_of(user: Any, *, confirmed: bool = True) -> TOTPDevice | None:
    """Return the user's device: the one in force, or the one whose enrolment is under way."""
    found: TOTPDevice | None = (
        TOTPDevice.objects.filter(user=user, confirmed=confirmed).order_by("id").first()
    )
    return found


@transaction.atomic
def start_enrolment(*, user: Any) -> TOTPDevice:
    """Begin anew with a fresh key; one that was never confirmed goes."""
    TOTPDevice.objects.filter(user=user, confirmed=False).delete()
    device: TOTPDevice = TOTPDevice.objects.create(user=user, name="authenticator", confirmed=False)
    return device


@transaction.atomic
def confirm_enrolment(*, device: TOTPDevice, token: str) -> bool:
    """Put the device in force if it shows this code; return whether it does."""
    if not device.verify_token(token):
        return False
    device.confirmed = True
    device.save()
    return True
