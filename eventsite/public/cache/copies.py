"""One page as it is kept: its bytes as they are and compressed, with the headers that belong to each."""

import gzip
import hashlib
import threading
from time import time
from typing import NamedTuple

import brotli

from eventsite.public.cache.marks import Moment

Headers = list[tuple[str, str]]

#: From here on compression pays.
LEAST = 256
_TEXTUAL = ("text/", "application/json", "application/xml", "application/ld+json", "image/svg+xml")
#: Answered anew for each encoding, or never to be repeated.
_OWN = frozenset({"content-length", "etag", "vary", "content-encoding", "date", "connection"})
#: What a 304 repeats of the page's headers; without the last ones, scripts of other sites could not read it.
_OF_304 = frozenset(
    {
        *("cache-control", "expires", "last-modified", "content-location"),
        *("access-control-allow-origin", "access-control-expose-headers"),
    }
)
_OVERHEAD = 2_000


class Form(NamedTuple):
    """The page in one encoding; `not_modified` are the headers of a 304."""

    body: bytes
    etag: str
    headers: Headers
    not_modified: Headers


class Copy:
    """A page for anybody, while its moment lasts. Each encoding is made once, when it is asked for."""

    def __init__(self, headers: Headers, body: bytes, moment: Moment) -> None:
        self.headers = [pair for pair in headers if pair[0].lower() not in _OWN]
        known = {name.lower(): value for name, value in self.headers}
        if "cache-control" not in known:
            self.headers.append(("Cache-Control", "no-cache"))
        self.body = body
        self.moment = moment
        self.made_at = float(int(time()))
        self.last_modified = known.get("last-modified", "")
        self.digest = hashlib.blake2b(body, digest_size=12).hexdigest()
        self.is_textual = known.get("content-type", "").startswith(_TEXTUAL) and len(body) >= LEAST
        self._forms: dict[str, Form] = {}
        self._making = threading.Lock()

    def size(self) -> int:
        """Return the bytes of memory it takes, the compressed forms estimated before they are made."""
        return _OVERHEAD + len(self.body) * (2 if self.is_textual else 1)

    def inherit(self, older: "Copy") -> None:
        """Take over what the copy before it has compressed, where it is the same page."""
        if older.digest == self.digest and older.headers == self.headers:
            self._forms = older._forms  # noqa: SLF001 (one class)
            self.made_at = older.made_at

    def form(self, encoding: str) -> Form:
        """Return the page in "br", "gzip" or, for anything else and for pictures, as it is."""
        wanted = encoding if self.is_textual else ""
        try:
            return self._forms[wanted]
        except KeyError:
            with self._making:
                if wanted not in self._forms:
                    self._forms[wanted] = self._make(wanted)
                return self._forms[wanted]

    def is_known(self, if_none_match: str, if_modified_since: str) -> bool:
        """Say whether the reader has this page already, in whichever encoding."""
        if if_none_match:
            return if_none_match.strip() == "*" or self.digest in if_none_match
        return bool(self.last_modified) and if_modified_since == self.last_modified

    def _make(self, encoding: str) -> Form:
        body = _compressed(self.body, encoding)
        etag = f'"{self.digest}{"-" if encoding else ""}{encoding}"'
        vary = [("Vary", "Accept-Encoding")] if self.is_textual else []
        own: Headers = [("ETag", etag), *vary]
        encoded = [("Content-Encoding", encoding)] if encoding else []
        return Form(
            body,
            etag,
            [*self.headers, *own, *encoded, ("Content-Length", str(len(body)))],
            [*(pair for pair in self.headers if pair[0].lower() in _OF_304), *own],
        )


def _compressed(body: bytes, encoding: str) -> bytes:
    if encoding == "br":
        return brotli.compress(body, quality=5)
    if encoding == "gzip":
        return gzip.compress(body, compresslevel=6, mtime=0)
    return body


def preferred_encoding(accepted: str) -> str:
    """Return "br", "gzip" or "" for an Accept-Encoding; what is refused by q=0 is not used."""
    weights: dict[str, float] = {}
    for part in accepted.lower().split(","):
        name, _semicolon, rest = part.partition(";")
        weight = rest.strip().removeprefix("q=")
        try:
            weights[name.strip()] = float(weight) if weight else 1.0
        except ValueError:
            weights[name.strip()] = 0.0
    return next((name for name in ("br", "gzip") if weights.get(name, 0.0) > 0), "")
