"""Addresses for machines: the same in every language."""

from django.urls import URLPattern, path

from eventsite.public.views import machine

urlpatterns: list[URLPattern] = [
    path("healthz", machine.healthz, name="healthz"),
    path("readyz", machine.readyz, name="readyz"),
    path("robots.txt", machine.robots, name="robots"),
]
