"""Addresses for machines: the same in every language."""

from django.urls import URLPattern, path

from eventsite.public.views import machine, offline

urlpatterns: list[URLPattern] = [
    path("healthz", machine.healthz, name="healthz"),
    path("readyz", machine.readyz, name="readyz"),
    # At the root: a service worker serves what stands below its own address.
    path("worker.js", offline.worker, name="offline-worker"),
    path("robots.txt", machine.robots, name="robots"),
]
