"""The service worker, by which browsers keep a programme for reading without a network."""

import hashlib
import json
from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.views.decorators.http import require_safe

_SCRIPTS = Path(settings.BASE_DIR) / "static" / "js"


@require_safe
def worker(_request: HttpRequest) -> HttpResponse:
    """Answer the worker, or where reading offline is switched off, one that clears up and goes."""
    text = _worker() if settings.OFFLINE_READING else _text("worker_off.js")
    return HttpResponse(
        text, content_type="text/javascript; charset=utf-8", headers={"Cache-Control": "no-cache"}
    )


@cache
def _worker() -> str:
    """Return the worker under a version of its own for every content of what it keeps."""
    text = _text("worker.js")
    kept = [static(f"bundles/{name}") for name in settings.STATIC_BUNDLES]
    version = hashlib.sha256(json.dumps([text, kept]).encode()).hexdigest()[:12]
    return f'"use strict";\nconst VERSION = "{version}";\n{text}'


@cache
def _text(name: str) -> str:
    return (_SCRIPTS / name).read_text(encoding="utf-8")
