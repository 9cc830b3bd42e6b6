"""The staff's admin site: a second factor is asked of those who enrolled one."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.forms import AdminAuthenticationForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django_otp import user_has_device
from django_otp.forms import OTPAuthenticationFormMixin


class StaffAuthenticationForm(OTPAuthenticationFormMixin, AdminAuthenticationForm):
    """Name and password, and the code of the second factor for those who have one."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        user = self.get_user()
        if user is not None and user_has_device(user):
            self.clean_otp(user)
        return cleaned


class StaffSite(admin.AdminSite):
    site_title = _("Conference desk")
    index_title = _("Conference desk")
    login_form = StaffAuthenticationForm
    enable_nav_sidebar = True

    def has_permission(self, request: HttpRequest) -> bool:
        """Active staff; with a second factor enrolled, only once it was given."""
        user = request.user
        if not (user.is_active and user.is_staff):
            return False
        return user.is_verified() or not user_has_device(user)  # type: ignore[union-attr]  # set by OTPMiddleware
