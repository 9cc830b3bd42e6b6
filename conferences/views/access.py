"""Who among the readers is staff."""

from django.contrib import admin
from django.http import HttpRequest


def is_staff_with(request: HttpRequest, permission: str) -> bool:
    """Say whether the reader is signed in to the admin (second factor included) and has a permission."""
    return admin.site.has_permission(request) and request.user.has_perm(permission)
