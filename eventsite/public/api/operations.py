"""The addresses of the interface in one table: what each takes and answers, and who reads it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_noop as _
from msgspec import Struct

from eventsite.public.api import parameters, shapes
from eventsite.public.api.readers import bodies, documents, editions, participants, series, sessions

_PART = re.compile(r"<(?P<kind>\w+):(?P<name>\w+)>")
_EDITION = "editions/<slug:series>/<int:number>/"


@dataclass(frozen=True)
class Operation:
    """One address: `route` as Django writes it, `find` reads what is answered.

    `find` takes `Places`, the parameters and the parts of the path. It returns the answer or, where
    `is_list`, a `Listing` of it, and raises Missing.
    """

    name: str
    route: str
    summary: str
    answer: type[Struct]
    find: Callable[..., Any]
    parameters: type[Struct] = parameters.Nothing
    #: Whether `find` may raise Moved.
    may_move: bool = False

    @property
    def is_list(self) -> bool:
        return issubclass(self.parameters, parameters.Window)

    @property
    def path(self) -> str:
        """The address as OpenAPI writes it, from the root of the interface."""
        return _PART.sub(r"{\g<name>}", self.route)

    @property
    def parts(self) -> dict[str, str]:
        """The converters of the parts of the path, by name."""
        return {found["name"]: found["kind"] for found in _PART.finditer(self.route)}


OPERATIONS: tuple[Operation, ...] = (
    Operation(
        "series-list",
        "series/",
        _("Conference series with at least one published edition."),
        shapes.Series,
        series.series_list,
        parameters.Window,
    ),
    Operation("series", "series/<slug:series>/", _("One series."), shapes.Series, series.one_series),
    Operation(
        "edition-list",
        "editions/",
        _("Published editions, newest first."),
        shapes.Edition,
        editions.edition_list,
        parameters.EditionFilter,
    ),
    Operation("edition", _EDITION, _("One edition."), shapes.Edition, editions.one_edition),
    Operation(
        "participants",
        f"{_EDITION}participants/",
        _("Bodies of an edition in the order of its list; delegates only where they are published."),
        shapes.Participant,
        participants.participants,
        parameters.ParticipantFilter,
    ),
    Operation(
        "sessions",
        f"{_EDITION}sessions/",
        _("Sessions of the programme as it was last released; none where none was."),
        shapes.Session,
        sessions.session_list,
        parameters.SessionFilter,
    ),
    Operation(
        "session",
        f"{_EDITION}sessions/<int:session>/",
        _("One session; one that was removed since is cancelled."),
        shapes.Session,
        sessions.one_session,
    ),
    Operation(
        "body-list",
        "bodies/",
        _("Bodies that took part in a published edition or hosted one, by their English names."),
        shapes.Body,
        bodies.body_list,
        parameters.BodyFilter,
    ),
    Operation("body", "bodies/<slug:body>/", _("One body."), shapes.Body, bodies.one_body, may_move=True),
    Operation(
        "topic-list",
        "topics/",
        _("Topics of published editions, by their English names."),
        shapes.Topic,
        documents.topic_list,
        parameters.TopicFilter,
    ),
    Operation("topic", "topics/<slug:topic>/", _("One topic."), shapes.Topic, documents.one_topic),
    Operation(
        "document-list",
        "documents/",
        _("Documents of general distribution, newest edition first."),
        shapes.Document,
        documents.document_list,
        parameters.DocumentFilter,
    ),
    Operation(
        "document", "documents/<int:document>/", _("One document."), shapes.Document, documents.one_document
    ),
)
