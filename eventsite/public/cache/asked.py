"""A request as the cache sees it: what of it a public page may depend on, and nothing else."""

import io
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.conf import settings

from eventsite.public.cache.pages import Addresses

Environ = dict[str, Any]
#: The only words of a server that reach a page which is kept; none of them comes from the reader.
_OF_SERVER = (
    "SERVER_NAME", "SERVER_PORT", "SERVER_PROTOCOL", "wsgi.version", "wsgi.errors", "wsgi.multithread",
    "wsgi.multiprocess", "wsgi.run_once",
)  # fmt: skip
LONGEST_HOST = 255
#: Where the one who counts requests finds the client; it is taken out before the page is asked for.
CLIENT = "eventsite.client"


class Key(NamedTuple):
    """What tells one copy from another; the language is in the path."""

    scheme: str
    host: str
    script: str
    path: str
    query: str


def _proxy_header() -> tuple[str, str]:
    """Return the header by which a trusted proxy tells of TLS, and its value; ("", "") where none does."""
    told: tuple[str, str] | None = getattr(settings, "SECURE_PROXY_SSL_HEADER", None)
    return told or ("", "")


def client_of(environ: Environ) -> str:
    """Return the address of the client: as a trusted proxy tells it, else that of the connection."""
    told = environ.get("HTTP_X_FORWARDED_FOR", "") if _proxy_header()[0] else ""
    return str(told).rpartition(",")[2].strip() or str(environ.get("REMOTE_ADDR", ""))


class Reading:
    """Reads requests, by the names of cookies and headers that the settings give."""

    def __init__(self) -> None:
        names = (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "messages")
        self._cookies = tuple(f"{name}=" for name in names)
        self.proxy_header, self._proxy_value = _proxy_header()
        self.addresses = Addresses()

    def is_personal(self, environ: Environ) -> bool:
        """Say whether the request tells who asks: signed in, or within a form."""
        cookies = environ.get("HTTP_COOKIE", "")
        return "HTTP_AUTHORIZATION" in environ or any(name in cookies for name in self._cookies)

    def key(self, environ: Environ) -> Key | None:
        """Return the key of an anonymous request for a page that is kept, else None."""
        host = environ.get("HTTP_HOST", "")
        if (
            environ["REQUEST_METHOD"] not in ("GET", "HEAD")
            or not 0 < len(host) <= LONGEST_HOST
            or self.is_personal(environ)
        ):
            return None
        path = environ.get("PATH_INFO", "")
        query = self.addresses.canonical(path, environ.get("QUERY_STRING", ""))
        if query is None:
            return None
        return Key(self._scheme(environ), host.lower(), environ.get("SCRIPT_NAME", ""), path, query)

    def environ(self, key: Key, environ: Environ) -> Environ:
        """Return a request for the page of the key that carries nothing else of the one that came."""
        clean: Environ = {name: environ[name] for name in _OF_SERVER if name in environ}
        clean |= {
            "REQUEST_METHOD": "GET",
            "SCRIPT_NAME": key.script,
            "PATH_INFO": key.path,
            "QUERY_STRING": key.query,
            "HTTP_HOST": key.host,
            "wsgi.url_scheme": environ["wsgi.url_scheme"],
            "wsgi.input": io.BytesIO(),
            CLIENT: client_of(environ),
        }
        if self.proxy_header and key.scheme == "https":
            clean[self.proxy_header] = self._proxy_value
        return clean

    def _scheme(self, environ: Environ) -> str:
        """Return the scheme as Django will see it."""
        if self.proxy_header and self.proxy_header in environ:
            said = environ[self.proxy_header].split(",", 1)[0].strip()
            return "https" if said == self._proxy_value else "http"
        return str(environ["wsgi.url_scheme"])


def may_be_kept(status: str, headers: Iterable[tuple[str, str]]) -> bool:
    """Say whether an answer is the same for everybody: a page that was found and that names no reader."""
    if not status.startswith("200"):
        return False
    for name, value in headers:
        low, said = name.lower(), value.lower()
        if low in ("set-cookie", "content-encoding") or (
            low == "cache-control" and ("no-store" in said or "private" in said)
        ):
            return False
        # The language of a page is that of its address, whatever the locale middleware says to be careful.
        if low == "vary" and {part.strip() for part in said.split(",")} - {
            "accept-language",
            "accept-encoding",
        }:
            return False
    return True
