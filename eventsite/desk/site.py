"""The staff's admin site: a second factor is asked of those who enrolled one."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.forms import AdminAuthenticationForm
from django.http import HttpRequest, JsonResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_otp import user_has_device
from django_otp.forms import OTPAuthenticationFormMixin

from eventsite.desk import second_factor, second_factor_views
from eventsite.desk.autocomplete import LabelledAutocomplete
from eventsite.desk.reports.front import front_page
from eventsite.desk.translations import file_views
from eventsite.desk.translations import views as translation_views
from eventsite.lib.records import row_id

#: The edition that somebody works on, kept until they sign out.
_CHOSEN = "desk_edition"


class StaffAuthenticationForm(OTPAuthenticationFormMixin, AdminAuthenticationForm):
    """Name and password; the code of the second factor is asked once it is known that there is one."""

    otp_token = forms.CharField(
        required=False,
        max_length=8,
        label=_("Code from your authenticator app"),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )
    otp_error_messages = {
        **OTPAuthenticationFormMixin.otp_error_messages,
        "token_required": _("Now the six-digit code that your authenticator app shows."),
        "invalid_token": _("This code is not right, or was used already. Wait for the next one."),
    }
    #: Set once name and password were right and a code is wanted.
    asks_code = False

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        user: Any = self.get_user()
        if user is not None and user_has_device(user):
            self.asks_code = True
            self.fields["username"].widget.attrs.pop("autofocus", None)
            self.fields["otp_token"].widget.attrs["autofocus"] = True
            self.clean_otp(user)
        return cleaned

    def _chosen_device(self, user: Any) -> Any:
        return second_factor.device_of(user)


class StaffSite(admin.AdminSite):
    site_title = _("Conference desk")
    index_title = _("Conference desk")
    login_form = StaffAuthenticationForm
    enable_nav_sidebar = True

    def has_permission(self, request: HttpRequest) -> bool:
        """Active staff; with a second factor enrolled, only once it was given."""
        user: Any = request.user
        if not (user.is_active and user.is_staff):
            return False
        return user.is_verified() or not _has_device(request)

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """The front page: figures of one edition, and what needs a decision; the choice of it is kept."""
        if "edition" in request.GET:
            request.session[_CHOSEN] = row_id(request.GET["edition"])
        front = front_page(user=request.user, now=timezone.now(), wanted=request.session.get(_CHOSEN))
        return super().index(request, {**(extra_context or {}), "front": front})

    def get_urls(self) -> list[URLPattern | URLResolver]:
        own = [
            path("second-factor/", self._own(second_factor_views.enrol), name="second_factor"),
            path("second-factor/code.svg", self._own(second_factor_views.code), name="second_factor_code"),
            path("translations/", self._own(translation_views.overview), name="translations"),
            path("translations/file/", self._own(file_views.file_page), name="translations_file"),
            path("translations/file/take/", self._own(file_views.take_file), name="translations_take"),
            path(
                "translations/bodyname/<str:language>/",
                self._own(translation_views.bodies),
                name="translations_bodies",
            ),
            path(
                "translations/<str:kind>/<str:language>/",
                self._own(translation_views.gaps),
                name="translations_gaps",
            ),
        ]
        return [*own, *super().get_urls()]

    def autocomplete_view(self, request: HttpRequest) -> JsonResponse:
        return LabelledAutocomplete.as_view(admin_site=self)(request)  # type: ignore[return-value]

    def _own(self, view: Any) -> Any:
        return self.admin_view(lambda request, **given: view(request, self, **given))


def _has_device(request: HttpRequest) -> bool:
    """Whether the user enrolled a second factor, looked up once a request: the admin asks several times."""
    known: dict[str, bool] = request.__dict__
    if "has_second_factor" not in known:
        known["has_second_factor"] = user_has_device(request.user)
    return known["has_second_factor"]
