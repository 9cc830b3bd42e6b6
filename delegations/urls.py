"""Addresses of the directory of bodies. They outlive releases: never change one."""

from django.urls import URLPattern, path

from delegations.views import body

app_name = "delegations"
urlpatterns: list[URLPattern] = [
    path("bodies/", body.body_list, name="body-list"),
    path("bodies/<slug:slug>/", body.body_detail, name="body-detail"),
]
