"""Addresses of the interface, the same in every language. They outlive releases: never change one."""

from django.urls import URLPattern, path, re_path

from eventsite.public.api import views
from eventsite.public.api.operations import OPERATIONS

app_name = "api"
urlpatterns: list[URLPattern] = [
    path("", views.entry, name="entry"),
    path("openapi.json", views.description, name="openapi"),
    *(path(each.route, views.answer, {"operation": each}, name=each.name) for each in OPERATIONS),
    # Whatever else it is, line breaks included.
    re_path(r"^(?P<rest>[\s\S]+)$", views.missing, name="missing"),
]
