"""Requests worded like one before them, answered without being read anew.

At the opening minute hundreds of phones send the very same words. Reading them takes longer than all else
that a copy needs, and the threads of a process wait for each other meanwhile.
"""

from typing import Any, NamedTuple
from weakref import ReferenceType, ref

from eventsite.public.cache.asked import Environ, Key
from eventsite.public.cache.copies import Copy

_LARGEST_MEMORY = 200
_LONGEST = 500

Words = tuple[Any, ...]


class Known(NamedTuple):
    """What words mean; the encoding is that in which the copy was sent."""

    key: Key
    copy: "ReferenceType[Copy]"
    encoding: str


class Quick:
    """The last copies by the words they were asked for with; `proxy_header` is what else tells the scheme.

    It holds no copy itself: one that the store dropped is gone from here.
    """

    def __init__(self, proxy_header: str = "") -> None:
        self._proxy_header = proxy_header
        self._known: dict[Words, Known] = {}

    def words(self, environ: Environ) -> Words | None:
        """Return all that the answer to an anonymous, unconditional GET depends on; else None."""
        if (
            environ["REQUEST_METHOD"] != "GET"
            or "HTTP_COOKIE" in environ
            or "HTTP_IF_NONE_MATCH" in environ
            or "HTTP_IF_MODIFIED_SINCE" in environ
            or "HTTP_AUTHORIZATION" in environ
        ):
            return None
        said = environ.get
        return (
            said("PATH_INFO"),
            said("QUERY_STRING"),
            said("HTTP_HOST"),
            said("HTTP_ACCEPT_ENCODING"),
            said("SCRIPT_NAME"),
            said("wsgi.url_scheme"),
            said(self._proxy_header),
        )

    def find(self, words: Words) -> tuple[Key, Copy, str] | None:
        """Return the key, the copy and the encoding that these words got, where the copy is still kept."""
        found = self._known.get(words)
        copy = found.copy() if found else None
        return (found.key, copy, found.encoding) if found and copy else None

    def remember(self, words: Words, key: Key, copy: Copy, encoding: str) -> None:
        if any(len(word) > _LONGEST for word in words if word):
            return
        if len(self._known) >= _LARGEST_MEMORY:
            self._known.clear()
        self._known[words] = Known(key, ref(copy), encoding)
