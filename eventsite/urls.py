"""The address space: the default language has no prefix, every other language has its own."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("eventsite.public.machine_urls")),
    *i18n_patterns(
        path("admin/", admin.site.urls),
        path("", include("conferences.urls")),
        path("", include("delegations.urls")),
        path("", include("eventsite.public.urls")),
        prefix_default_language=False,
    ),
]
