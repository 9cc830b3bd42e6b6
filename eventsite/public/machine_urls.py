"""Addresses for machines: the same in every language."""

from django.urls import URLPattern, URLResolver, include, path

from eventsite.public.views import machine, offline, sitemap

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", machine.healthz, name="healthz"),
    path("readyz", machine.readyz, name="readyz"),
    # At the root: a service worker serves what stands below its own address.
    path("worker.js", offline.worker, name="offline-worker"),
    path("robots.txt", machine.robots, name="robots"),
    path("sitemap.xml", sitemap.sitemap, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemap.part, name="sitemap-part"),
    path("api/v1/", include("eventsite.public.api.urls")),
    path("favicon.ico", machine.favicon, name="favicon"),
]
