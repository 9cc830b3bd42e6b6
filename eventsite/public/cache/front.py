"""The door before Django: gives out copies of public pages and lets everything else through."""

from collections.abc import Callable, Iterable
from time import time
from typing import Any, NamedTuple

from django.conf import settings
from django.db import Error

from eventsite.public.cache.asked import Environ, Key, Reading, may_be_kept
from eventsite.public.cache.copies import Copy, Form, Headers, preferred_encoding
from eventsite.public.cache.disk import Disk
from eventsite.public.cache.marks import Lookout, Marks, Moment, marks
from eventsite.public.cache.quick import Quick, Words
from eventsite.public.cache.store import Store

StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]
_LARGEST_MEMORY = 500


class Answer(NamedTuple):
    """What Django said."""

    status: str
    headers: Headers
    body: bytes


class Front:
    """A WSGI application before another one."""

    def __init__(
        self,
        application: Application,
        store: Store,
        *,
        known: Marks = marks,
        lookout: Lookout | None = None,
        disk: Disk | None = None,
        clock: Callable[[], float] = time,
    ) -> None:
        self._application = application
        self.store = store
        self._marks, self._lookout, self._disk, self._clock = known, lookout, disk, clock
        self._reading = Reading()
        self._quick = Quick(self._reading.proxy_header)
        self._encodings: dict[str, str] = {}

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        # Where copies lie on the disk, nginx answers what was asked before, and we see to the disk.
        words = None if self._disk else self._quick.words(environ)
        form = self._known_form(words) if words else None
        if form:
            start_response("200 OK", form.headers)
            return [form.body]
        return self._answer(environ, start_response, words)

    def _answer(
        self, environ: Environ, start_response: StartResponse, words: Words | None
    ) -> Iterable[bytes]:
        key = self._reading.key(environ)
        if key is None:
            return self._let_through(environ, start_response)
        if self._lookout:
            self._lookout.wanted()
        try:
            moment = self._marks.current()
        except Error:
            return self._application(environ, start_response)  # It says in words that the database is away.
        copy = self.store.get(key)
        if copy is None or not self._holds(copy, moment):
            found = self._built(key, environ)
            if isinstance(found, Answer):
                start_response(found.status, found.headers)
                return [found.body] if environ["REQUEST_METHOD"] == "GET" else []
            copy = found
        if self._disk:
            self._disk.write(key, copy, still_holds=lambda: self._marks.is_still(copy.moment.mark))
        elif words:
            self._quick.remember(words, key, copy, self._encoding(environ.get("HTTP_ACCEPT_ENCODING", "")))
        return self._send(copy, environ, start_response)

    def _known_form(self, words: Words) -> Form | None:
        """Return what these words got the last time, where that is known to hold without asking anybody."""
        found = self._quick.find(words)
        if found is None:
            return None
        key, copy, encoding = found
        if not self._marks.is_still(copy.moment.mark) or self._clock() >= copy.moment.until:
            return None
        self.store.touch(key)
        return copy.form(encoding)

    def _holds(self, copy: Copy, moment: Moment) -> bool:
        return copy.moment.mark == moment.mark and self._clock() < copy.moment.until

    def _built(self, key: Key, environ: Environ) -> Copy | Answer:
        """Build the page, unless another thread does so meanwhile."""
        with self.store.one_builder(key):
            # Read before the page is built: what changes from here on makes the copy an old one.
            moment = self._marks.current()
            made = self.store.get(key)
            if made is not None and self._holds(made, moment):
                return made
            answer = self._ask(self._reading.environ(key, environ))
            if not may_be_kept(answer.status, answer.headers):
                return answer
            copy = Copy(answer.headers, answer.body, moment)
            self.store.put(key, copy)
            return copy

    def _ask(self, environ: Environ) -> Answer:
        said: list[tuple[str, Headers]] = []

        def start_response(status: str, headers: Headers, _error: Any = None) -> None:
            said.append((status, headers))

        parts = self._application(environ, start_response)
        try:
            body = b"".join(parts)
        finally:
            if hasattr(parts, "close"):
                parts.close()
        return Answer(*said[-1], body)

    def _send(self, copy: Copy, environ: Environ, start_response: StartResponse) -> list[bytes]:
        form = copy.form(self._encoding(environ.get("HTTP_ACCEPT_ENCODING", "")))
        if copy.is_known(environ.get("HTTP_IF_NONE_MATCH", ""), environ.get("HTTP_IF_MODIFIED_SINCE", "")):
            start_response("304 Not Modified", form.not_modified)
            return []
        start_response("200 OK", form.headers)
        return [form.body] if environ["REQUEST_METHOD"] == "GET" else []

    def _encoding(self, accepted: str) -> str:
        """Return the encoding for a header, which few browsers word differently."""
        try:
            return self._encodings[accepted]
        except KeyError:
            if len(self._encodings) >= _LARGEST_MEMORY:
                self._encodings.clear()
            encoding = self._encodings[accepted] = preferred_encoding(accepted[:500])
            return encoding

    def _let_through(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Hand the request on; a person's own view of a page that is kept for others is marked as such."""
        personal = self._reading.is_personal(environ)
        if not personal or self._reading.addresses.parameters(environ.get("PATH_INFO", "")[:500]) is None:
            return self._application(environ, start_response)

        def start_privately(status: str, headers: Headers, *error: Any) -> Any:
            if all(name.lower() != "cache-control" for name, _value in headers):
                headers = [*headers, ("Cache-Control", "private, no-cache")]
            return start_response(status, headers, *error)

        return self._application(environ, start_privately)


def in_front_of(application: Application) -> Application:
    """Put the cache before an application, unless PAGE_CACHE_BYTES=0 switches it off."""
    if not settings.PAGE_CACHE_BYTES:
        return application
    store, folder = Store(settings.PAGE_CACHE_BYTES), settings.PAGE_COPIES
    if not folder:
        return Front(application, store, lookout=Lookout(marks))
    disk = Disk(folder)
    disk.clear()
    marks.tell(disk.clear)
    # Nginx answers without asking us: the look-out never rests.
    lookout = Lookout(marks, always=True, then=disk.tidy)
    lookout.wanted()
    return Front(application, store, lookout=lookout, disk=disk)
