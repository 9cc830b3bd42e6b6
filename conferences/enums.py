"""Choices of the event side, in the words of the field."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Language(TextChoices):
    """The six official languages of the United Nations."""

    ENGLISH = "en", _("English")
    FRENCH = "fr", _("French")
    SPANISH = "es", _("Spanish")
    RUSSIAN = "ru", _("Russian")
    CHINESE = "zh-hans", _("Chinese")
    ARABIC = "ar", _("Arabic")


class NameStyle(TextChoices):
    """How the names of delegates stand on printed lists."""

    GIVEN_SURNAME_CAPS = "given-SURNAME", _("Given SURNAME")
    SURNAME_CAPS_COMMA_GIVEN = "SURNAME-comma-given", _("SURNAME, Given")
    SURNAME_CAPS_GIVEN = "SURNAME-given", _("SURNAME Given")
    GIVEN_SURNAME = "given-surname", _("Given Surname")


class NameForm(TextChoices):
    """Which form of a body's name an edition prints."""

    FORMAL = "formal", _("formal name")
    SHORT = "short", _("short name")


class HostPlace(TextChoices):
    """Where the host of an edition stands among the bodies of its category."""

    IN_ORDER = "in-order", _("in the order of the list")
    FIRST = "first", _("first in its category")
    LAST = "last", _("last in its category")


class Publication(TextChoices):
    DRAFT = "draft", _("draft")
    PUBLISHED = "published", _("published")


class DatesBasis(TextChoices):
    """What the dates of an edition rest on."""

    STATED = "stated", _("stated by the organizer")
    PARTICIPANT_VISIT = "visit", _("a participant's visit")
    YEAR_INFERRED = "year-inferred", _("year inferred from the yearly series")


class Completeness(TextChoices):
    """How much of the list of participants is on record."""

    COMPLETE = "complete", _("complete")
    PARTIAL = "partial", _("incomplete: the source names examples")
    CATEGORIES_ONLY = "categories", _("categories only")
    UNKNOWN = "unknown", _("not recorded")


class SessionKind(TextChoices):
    OPENING = "opening", _("opening")
    PLENARY = "plenary", _("plenary")
    PARALLEL = "parallel", _("parallel session")
    WORKING_GROUP = "working-group", _("working group")
    SIDE_EVENT = "side-event", _("side event")
    BILATERAL = "bilateral", _("bilateral meeting")
    PRESS = "press", _("press briefing")
    CLOSING = "closing", _("closing")
    BREAK = "break", _("break")
    SOCIAL = "social", _("social event")


class SessionStatus(TextChoices):
    SCHEDULED = "scheduled", _("scheduled")
    MOVED = "moved", _("moved")
    CANCELLED = "cancelled", _("cancelled")


class Attendance(TextChoices):
    OPEN = "open", _("open to all participants")
    RESTRICTED = "restricted", _("restricted attendance")


class DocumentKind(TextChoices):
    AGENDA = "agenda", _("agenda")
    WORKING = "working", _("working document")
    INFORMATION = "information", _("information document")
    LIMITED = "in-session", _("in-session document")
    OUTCOME = "outcome", _("outcome document")
    REPORT = "report", _("report")


class DocumentRelation(TextChoices):
    """What another document is to one, in the order in which a list tells of it."""

    SUPERSEDES = "supersedes", _("Supersedes")
    CORRECTS = "corrects", _("Corrects")
    SUPERSEDED_BY = "superseded-by", _("Superseded by")
    CORRECTED_BY = "corrected-by", _("Corrected by")


class Distribution(TextChoices):
    """Who may see a document; the public sees general distribution only."""

    GENERAL = "general", _("general")
    LIMITED = "limited", _("limited")
    RESTRICTED = "restricted", _("restricted")


class ClashKind(TextChoices):
    """What the staff is warned of in a programme; none of it is forbidden."""

    ROOM = "room", _("the room is used twice at once")
    PERSON = "person", _("one person is in two sessions at once")
    OUTSIDE = "outside", _("outside its day")
    LONG = "long", _("unusually long")


class ImportKind(TextChoices):
    """The lists that come in as files."""

    DELEGATES = "delegates", _("delegates")
    BODIES = "bodies", _("bodies")
    TOPICS = "topics", _("topics")
    ROOMS = "rooms", _("rooms")
    SESSIONS = "sessions", _("sessions")


class ImportState(TextChoices):
    PREVIEWED = "previewed", _("waiting for confirmation")
    RUNNING = "running", _("running")
    DONE = "done", _("written")
    FAILED = "failed", _("failed, nothing written")
    DISCARDED = "discarded", _("discarded")
    EXPIRED = "expired", _("expired")
    UNDONE = "undone", _("undone")
