"""Accounts and second factors, for those who run the site."""

from typing import Any

from django.apps import apps
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django_otp.plugins.otp_static import admin as static_admin  # noqa: F401 (see below)
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp import admin as totp_admin  # noqa: F401 (see below)
from django_otp.plugins.otp_totp.models import TOTPDevice

# Their own pages show every key to whoever may look: ours show none. They are imported above so that they are
# there to be taken back, whichever app the admin looks into first.
admin.site.unregister([StaticDevice, TOTPDevice, User])

# The package's own words are English in every language.
TOTPDevice._meta.verbose_name = _("second factor")
TOTPDevice._meta.verbose_name_plural = _("second factors")
for _field, _words in (
    ("user", _("user")),
    ("confirmed", _("in force")),
    ("created_at", _("created at")),
    ("last_used_at", _("last used at")),
):
    TOTPDevice._meta.get_field(_field).verbose_name = _words
apps.get_app_config("otp_totp").verbose_name = apps.get_app_config("auth").verbose_name


@admin.register(TOTPDevice)
class SecondFactorAdmin(admin.ModelAdmin[TOTPDevice]):
    """Who has a second factor. Removing one lets its owner sign in without, and enrol again."""

    list_display = ("user", "confirmed", "created_at", "last_used_at")
    list_select_related = ("user",)
    list_filter = ("confirmed",)
    search_fields = ("user__username", "user__first_name", "user__last_name")
    ordering = ("user__username", "id")
    fields = ("user", "confirmed", "created_at", "last_used_at")
    readonly_fields = fields

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(User)
class StaffUserAdmin(UserAdmin):  # type: ignore[type-arg]
    list_display = (
        "username",
        "first_name",
        "last_name",
        "is_active",
        "is_staff",
        "is_superuser",
        "last_login",
    )
    ordering = ("username",)
    list_filter = ("is_active", "is_staff", "is_superuser", "groups")
    search_help_text = _("Account name, first or last name, e-mail.")
