"""The page on which a staff member enrols a second factor, and the code that the app reads."""

import io
from base64 import b32encode
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django_otp import login
from django_otp.qr import write_qrcode_image

from eventsite.desk.second_factor import confirm_enrolment, device_of, start_enrolment


class CodeForm(forms.Form):
    token = forms.RegexField(
        r"^\s*\d{3}\s?\d{3}\s*$",
        label=gettext_lazy("Six-digit code"),
        error_messages={"invalid": gettext_lazy("Write the six digits that the app shows.")},
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


@never_cache
def enrol(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """Start an enrolment, show its code, and put it in force with the first code that the app shows."""
    if request.method == "POST" and device_of(request.user) is None:
        if "start" in request.POST:
            start_enrolment(user=request.user)
            return HttpResponseRedirect(reverse("admin:second_factor"))
        return _confirm(request, site)
    return _page(request, site, CodeForm())


@never_cache
def code(request: HttpRequest, _site: AdminSite) -> HttpResponse:
    """The key of the enrolment under way as a QR code; once it is confirmed nobody sees it again."""
    device = device_of(request.user, confirmed=False)
    if device is None or device_of(request.user) is not None:
        raise Http404
    image = io.BytesIO()
    write_qrcode_image(device.config_url, image)
    return HttpResponse(image.getvalue(), content_type="image/svg+xml")


def _confirm(request: HttpRequest, site: AdminSite) -> HttpResponse:
    form = CodeForm(request.POST)
    device = device_of(request.user, confirmed=False)
    if device is not None and form.is_valid():
        if confirm_enrolment(device=device, token="".join(form.cleaned_data["token"].split())):
            login(request, device)
            messages.success(
                request, _("Your second factor is in force: from now on signing in asks for a code.")
            )
            return HttpResponseRedirect(reverse("admin:index"))
        form.add_error(
            "token", _("The app shows another code. Check its clock, wait for the next code and try again.")
        )
    return _page(request, site, form)


def _page(request: HttpRequest, site: AdminSite, form: CodeForm) -> HttpResponse:
    pending = device_of(request.user, confirmed=False)
    context: dict[str, Any] = {
        **site.each_context(request),
        "title": _("Second factor"),
        "device": device_of(request.user),
        "pending": pending,
        "key": _spaced(b32encode(pending.bin_key).decode()) if pending else "",
        "form": form,
    }
    return TemplateResponse(request, "admin/second_factor.html", context)


def _spaced(key: str) -> str:
    return " ".join(key[start : start + 4] for start in range(0, len(key), 4))
