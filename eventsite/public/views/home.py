"""The front page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from eventsite.public.reports.home import home_page


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    return render(request, "public/home.html", {"page": home_page(now), "now": now})
