"""Answers to machines: whether the process runs, whether it can serve, what crawlers may visit."""

from django.conf import settings
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

PLAIN = "text/plain; charset=utf-8"
UNAVAILABLE = 503


@require_safe
@never_cache
def healthz(_request: HttpRequest) -> HttpResponse:
    """Answer 200 while the process runs; asks nothing of the database."""
    return HttpResponse("ok\n", content_type=PLAIN)


@require_safe
@never_cache
def readyz(_request: HttpRequest) -> HttpResponse:
    """Answer 200 when the database is there with every migration applied, else 503 with the reason."""
    reason = _reason_not_to_serve()
    if reason:
        return HttpResponse(f"not ready: {reason}\n", content_type=PLAIN, status=UNAVAILABLE)
    return HttpResponse("ready\n", content_type=PLAIN)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Keep crawlers out of the staff's side in every language, and tell them where the map is."""
    prefixes = ("", *(f"/{code}" for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE))
    disallowed = (f"Disallow: {prefix}/admin/" for prefix in prefixes)
    sitemap = request.build_absolute_uri(reverse("sitemap"))
    lines = ("User-agent: *", *disallowed, "", f"Sitemap: {sitemap}", "")
    return HttpResponse("\n".join(lines), content_type=PLAIN)


@require_safe
def favicon(_request: HttpRequest) -> HttpResponse:
    """Lead to the icon: browsers ask here beside what is no page, such as a PDF."""
    # Not for ever: the name of the file changes with its content.
    return HttpResponseRedirect(static("img/favicon.ico"), headers={"Cache-Control": "max-age=86400"})


def _reason_not_to_serve() -> str:
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except Error:
        # What the driver says may name hosts and users: it belongs in the log of the database, not here.
        return "the database does not answer"
    return f"{len(waiting)} migrations wait to be applied" if waiting else ""
