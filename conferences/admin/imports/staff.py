"""Who is at the door."""

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest


def staff(request: HttpRequest) -> AbstractBaseUser:
    """Return the signed-in user: the admin lets nobody else in."""
    user = request.user
    if not isinstance(user, AbstractBaseUser):
        raise PermissionDenied
    return user
