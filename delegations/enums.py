"""Choices of the people's side, in the words of the field."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class BodyKind(TextChoices):
    STATE = "state", _("state")
    ORGANIZATION = "organization", _("international organization")
    ORGAN = "organ", _("organ or unit of an organization")
    INSTITUTE = "institute", _("research institute")
    NON_GOVERNMENTAL = "ngo", _("non-governmental organization")
    COMPANY = "company", _("company")
    MEDIA = "media", _("media")
    OTHER = "other", _("other body")


class BodyNameForm(TextChoices):
    SHORT = "short", _("short name")
    FORMAL = "formal", _("formal name")
    ACRONYM = "acronym", _("acronym")
    SORT = "sort", _("name to sort under")


class Invitation(TextChoices):
    NOT_INVITED = "not-invited", _("not invited")
    INVITED = "invited", _("invited")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("declined")
    NO_REPLY = "no-reply", _("no reply")


class Credentials(TextChoices):
    """State of a delegation's credentials, independent of registration."""

    NOT_REQUIRED = "not-required", _("not required")
    AWAITED = "awaited", _("awaited")
    RECEIVED = "received", _("received")
    ACCEPTED = "accepted", _("found in order")
    RETURNED = "returned", _("returned")


class PresenceBasis(TextChoices):
    """How a delegation's presence is known."""

    REGISTERED = "registered", _("registered with the secretariat")
    NAMED = "named", _("named in the source")
    OWN_ACCOUNT = "own-account", _("by its own account")


class DelegateRole(TextChoices):
    HEAD = "head", _("head of delegation")
    DEPUTY_HEAD = "deputy_head", _("deputy head of delegation")
    ALTERNATE = "alternate", _("alternate")
    DELEGATE = "delegate", _("delegate")
    ADVISER = "adviser", _("adviser")
    EXPERT = "expert", _("expert")
    INTERPRETER = "interpreter", _("interpreter")
    OBSERVER = "observer", _("observer")
    SPEAKER = "speaker", _("speaker")
    PRESS = "press", _("press")
    SUPPORT_STAFF = "support_staff", _("support staff")


class DelegateStatus(TextChoices):
    NOMINATED = "nominated", _("nominated")
    CONFIRMED = "confirmed", _("confirmed")
    ACCREDITED = "accredited", _("accredited")
    DECLINED = "declined", _("declined")
    WITHDRAWN = "withdrawn", _("withdrawn")
    REPLACED = "replaced", _("replaced")


#: A delegate in one of these takes a seat; the others stay on record without one.
SEATED_STATUSES = (DelegateStatus.NOMINATED, DelegateStatus.CONFIRMED, DelegateStatus.ACCREDITED)


class Gender(TextChoices):
    NOT_STATED = "", _("not stated")
    FEMALE = "female", _("female")
    MALE = "male", _("male")
    OTHER = "other", _("other")


class SpeakingRoleKind(TextChoices):
    CHAIR = "chair", _("Chair")
    CO_CHAIR = "co-chair", _("Co-Chair")
    MODERATOR = "moderator", _("Moderator")
    RAPPORTEUR = "rapporteur", _("Rapporteur")
    SPEAKER = "speaker", _("Speaker")


class HostRole(TextChoices):
    HOST = "host", _("host")
    ORGANIZER = "organizer", _("organizer")
    PARTNER = "partner", _("partner")


class RowDecision(TextChoices):
    """What the officer decided for a row of a list that may mean somebody on record or in another row."""

    SAME = "same", _("the same person")
    OTHER = "other", _("another person")
    SKIP = "skip", _("left out")
    OPEN = "open", _("open again")


class ListKind(TextChoices):
    PROVISIONAL = "provisional", _("provisional list")
    FINAL = "final", _("final list")


class ListPopulation(TextChoices):
    """Whom the table of a list of participants counts."""

    REGISTERED = "registered", _("registered")
    CONFIRMED = "confirmed", _("confirmed")
    ACCREDITED = "accredited", _("accredited")
    LISTED = "listed", _("listed here")


class SummaryDetail(TextChoices):
    """The rows of the table of a list of participants."""

    CATEGORIES = "categories", _("a row for each category")
    BODIES = "bodies", _("a row for each body, with a subtotal for each category")


class BadgePaper(TextChoices):
    """What badges are printed on; measures in millimetres."""

    SHEET_OF_CARDS = "a4-cards", _("A4 sheet, 8 cards of 86 × 54 mm")
    SHEET_OF_LANYARDS = "a4-a6", _("A4 sheet, 4 badges of 105 × 148 mm")
    CARD = "card", _("single card of 86 × 54 mm")
    LANYARD = "a6", _("single badge of 105 × 148 mm")


class BadgeNames(TextChoices):
    """Which names of the bearer a badge shows."""

    BOTH = "both", _("as printed, and in the original script")
    PRINTED = "printed", _("as printed alone")
    ORIGINAL_FIRST = "original-first", _("the original script large, as printed below")


class PrintReason(TextChoices):
    """Why a badge was printed."""

    FIRST = "first", _("first print")
    LOST = "lost", _("lost: the former badge has no force any more")
    DAMAGED = "damaged", _("damaged")
    CHANGED = "changed", _("its text has changed")


class RecordKind(TextChoices):
    """What two records are that may be one."""

    PERSON = "person", _("persons")
    BODY = "body", _("bodies")


class MergeState(TextChoices):
    DONE = "done", _("merged")
    UNDONE = "undone", _("undone")


class DuplicateState(TextChoices):
    """What a person decided about two records that may be one."""

    OPEN = "open", _("to be decided")
    DIFFERENT = "different", _("two different ones")
    MERGED = "merged", _("merged into one")


class CloneVerdict(TextChoices):
    """What becomes of a body in the next edition."""

    SAME = "same", _("as before")
    CHANGED = "changed", _("another category")
    SUCCESSOR = "successor", _("the successor comes")
    DISSOLVED = "dissolved", _("dissolved")
    ENDED = "ended", _("status ended")
    UNDECIDED = "undecided", _("to be decided")
    JOINED = "joined", _("was not there")


class BadgePopulation(TextChoices):
    """Whose badges are printed."""

    ACCREDITED = "accredited", _("accredited")
    CONFIRMED = "confirmed", _("confirmed and accredited")
    SEATED = "seated", _("all who take a seat, nominated ones too")


class BadgesWanted(TextChoices):
    """Which of their badges are printed."""

    NEW = "new", _("not printed yet")
    CHANGED = "changed", _("changed since they were printed")
    ALL = "all", _("all of them")


class PlateKind(TextChoices):
    """Whose names stand on name plates."""

    BODIES = "bodies", _("bodies")
    HEADS = "heads", _("heads of delegation")
    SPEAKERS = "speakers", _("who speaks or chairs in the programme")
    PERSONS = "persons", _("all who take a seat")


class PlateSides(TextChoices):
    """Where the second language of a name plate stands."""

    OTHER_SIDE = "other-side", _("on the other side")
    BELOW = "below", _("below the first, on both sides")
