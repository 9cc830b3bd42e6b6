"""What every template may ask of the site."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse


def site(_request: HttpRequest) -> dict[str, str]:
    worker = reverse("offline-worker") if settings.OFFLINE_READING else ""
    return {"site_name": settings.SITE_NAME, "offline_worker": worker}
