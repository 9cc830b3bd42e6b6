"""Which pages are kept, and which parameters of the address each of them reads."""

from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils.translation import get_language_from_path, override


class Exactly(frozenset[str]):
    """Parameters of an address that refuses every other one: such a request is never answered by a copy."""


_WINDOW = ("limit", "offset")
#: Pages by the names of the address space. A parameter that is not listed changes nothing and is left out.
PAGES: dict[str, frozenset[str]] = {
    "robots": frozenset(),
    "offline-worker": frozenset(),
    "public:home": frozenset(),
    "public:emblem": frozenset(),
    "public:series-detail": frozenset(),
    "public:series-look": frozenset(),
    "public:series-emblem": frozenset(),
    "public:series-bodies": frozenset({"page", "until"}),
    "public:edition-detail": frozenset(),
    "public:edition-sheet": frozenset(),
    "public:sheet-pdf": frozenset(),
    "public:programme": frozenset({"day", "view", "room", "kind", "topic", "body", "language", "tz"}),
    "public:programme-changes": frozenset(),
    "public:programme-calendar": frozenset(),
    "public:day-calendar": frozenset(),
    "public:topic-calendar": frozenset(),
    "public:session-calendar": frozenset(),
    "public:schedule-json": frozenset(),
    "public:schedule-xml": frozenset(),
    "public:programme-pdf": frozenset(),
    "public:session-detail": frozenset(),
    "public:participants": frozenset({"category", "page"}),
    "public:edition-documents": frozenset({"kind", "language"}),
    "conferences:edition-list": frozenset({"series", "year", "country", "sort", "page"}),
    "conferences:topic-list": frozenset({"series", "year", "sort", "page"}),
    "conferences:topic-detail": frozenset(),
    "conferences:document-list": frozenset({"edition", "item", "kind", "language", "sort", "page"}),
    "delegations:body-list": frozenset({"kind", "category", "sort", "page"}),
    "delegations:body-detail": frozenset(),
    "public:api": frozenset(),
    "public:feed": frozenset(),
    "public:editions-feed": frozenset(),
    "public:programmes-feed": frozenset(),
    "public:documents-feed": frozenset(),
    "public:edition-feed": frozenset(),
    "public:series-file": frozenset(),
    "public:editions-file": frozenset({"series", "year", "country", "sort"}),
    "public:bodies-file": frozenset({"kind", "category", "sort"}),
    "public:topics-file": frozenset({"series", "year", "sort"}),
    "public:documents-file": frozenset({"edition", "item", "kind", "language", "sort"}),
    "public:participants-file": frozenset({"category"}),
    "sitemap": frozenset({"p"}),
    "sitemap-part": frozenset({"p"}),
    "api:entry": Exactly(),
    "api:openapi": Exactly(),
    "api:series-list": Exactly(_WINDOW),
    "api:series": Exactly(),
    "api:edition-list": Exactly((*_WINDOW, "series", "year", "country")),
    "api:edition": Exactly(),
    "api:participants": Exactly((*_WINDOW, "category")),
    "api:sessions": Exactly((*_WINDOW, "day", "room", "kind", "topic", "language")),
    "api:session": Exactly(),
    "api:body-list": Exactly((*_WINDOW, "kind", "category")),
    "api:body": Exactly(),
    "api:topic-list": Exactly(_WINDOW),
    "api:topic": Exactly(),
    "api:document-list": Exactly((*_WINDOW, "edition", "kind", "language")),
    "api:document": Exactly(),
}
#: Pages that nobody keeps: they tell of this moment, show a draft, or send or name files of the disk.
NOT_KEPT = frozenset(
    {
        "api:missing",
        "healthz",
        "readyz",
        "favicon",
        "public:draft-programme",
        "public:draft-session",
        "public:search",
        "conferences:document-file",
    }
)
#: An address with one of these is answered each time: what somebody searches for, or chose for a calendar.
NEVER_KEPT = frozenset({"q", "session"})
LONGEST_PATH, LONGEST_QUERY = 500, 500
_LARGEST_MEMORY = 10_000


class Addresses:
    """What is known of paths, so that each is resolved once."""

    def __init__(self) -> None:
        self._parameters: dict[str, frozenset[str] | None] = {}

    def parameters(self, path: str) -> frozenset[str] | None:
        """Return the parameters that the page of this path (as WSGI gives it) reads; None: it is not kept."""
        try:
            return self._parameters[path]
        except KeyError:
            if len(self._parameters) >= _LARGEST_MEMORY:
                self._parameters.clear()
            found = self._parameters[path] = _parameters(path)
            return found

    def canonical(self, path: str, query: str) -> str | None:
        """Return the query with what the page reads, in one order; None where the page is not kept."""
        parameters = self.parameters(path) if len(path) <= LONGEST_PATH else None
        if parameters is None or len(query) > LONGEST_QUERY:
            return None
        if not query:
            return ""
        pairs = parse_qsl(query, keep_blank_values=True)
        if any(name in NEVER_KEPT for name, _value in pairs) or _is_refused(pairs, parameters):
            return None
        read = [(name, value) for name, value in pairs if name in parameters and value]
        return urlencode(sorted(read, key=lambda pair: pair[0]))


def _is_refused(pairs: list[tuple[str, str]], parameters: frozenset[str]) -> bool:
    """Say whether an address that takes its parameters exactly has to say what is wrong with these."""
    names = [name for name, value in pairs if value]
    return isinstance(parameters, Exactly) and not (len(pairs) == len({*names} & parameters) == len(names))


def _parameters(path: str) -> frozenset[str] | None:
    try:
        decoded = path.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return None
    with override(get_language_from_path(decoded) or settings.LANGUAGE_CODE):
        try:
            return PAGES.get(resolve(decoded).view_name)
        except Resolver404:
            return None
