"""How far an import has come, as whoever waits for it sees it: through the cache that all processes share."""

import time
import uuid
from collections.abc import Mapping
from http import HTTPStatus
from types import MappingProxyType

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse, JsonResponse

from conferences.admin.imports.staff import staff
from conferences.importing.progress import Phase, Progress

#: News is kept so long, in seconds, and given at most so often.
_KEPT = 600
_EVERY = 0.2
#: From where to where, in per cent, each phase moves the bar.
Course = Mapping[Phase, tuple[int, int]]
CHECKING: Course = MappingProxyType({Phase.READING: (0, 60), Phase.COMPARING: (60, 100)})
WRITING: Course = MappingProxyType(
    {Phase.READING: (0, 20), Phase.COMPARING: (20, 40), Phase.WRITING: (40, 100)}
)
UNDOING: Course = MappingProxyType({Phase.UNDOING: (0, 100)})


def tell(request: HttpRequest, job: uuid.UUID | None, course: Course) -> Progress:
    """Return what an import calls with its news. Only the user of the request can ask for them."""
    key, last = _key(request, job) if job else "", 0.0

    def hear(phase: Phase, done: int, total: int) -> None:
        nonlocal last
        now = time.monotonic()
        if not key or (now - last < _EVERY and done < total):
            return
        last = now
        start, end = course.get(phase, (0, 100))
        percent = start + (end - start) * min(done, total) // max(total, 1)
        news = {"phase": phase.value, "percent": percent, "done": done, "total": total}
        if done >= total and (following := _after(phase, course)):
            # What is over needs no words: the next phase has begun.
            news |= {"phase": following.value, "done": 0, "total": 0}
        caches["shared"].set(key, news, _KEPT)

    return hear


def progress(request: HttpRequest, job: uuid.UUID) -> JsonResponse:
    """Answer how far a job of this user has come: phase in words, per cent, rows done and in all."""
    news = caches["shared"].get(_key(request, job))
    if news is None:
        return JsonResponse({"phase": "", "percent": None})
    return JsonResponse({**news, "phase": str(Phase(news["phase"]).label)})


def told_where(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Return a redirect as a page that waits wants it: the address alone, to go to by itself."""
    if not (request.headers.get("X-Wait") and response.status_code == HTTPStatus.FOUND):
        return response
    told = HttpResponse(status=HTTPStatus.NO_CONTENT, headers={"X-Next": response.headers["Location"]})
    # The messages for the next page wait in a cookie as well as in the session.
    told.cookies = response.cookies
    return told


def _after(phase: Phase, course: Course) -> Phase | None:
    phases = list(course)
    later = phases[phases.index(phase) + 1 :] if phase in course else []
    return later[0] if later else None


def as_job(text: str) -> uuid.UUID | None:
    """Return the name of a job that a page sent, or None: what nobody waits for runs as well."""
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def _key(request: HttpRequest, job: uuid.UUID) -> str:
    return f"import-progress:{staff(request).pk}:{job}"
