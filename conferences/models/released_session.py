"""A session of a released programme, as the search finds it."""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _

from conferences.enums import SessionStatus
from conferences.models.edition import Edition
from eventsite.lib.records import Record
from eventsite.lib.search.field import SearchKeyField
from eventsite.lib.search.keys import search_key


def _search_key(session: "ReleasedSession") -> str:
    return search_key(*session.title.values())


def ids_in_text(ids: Iterable[int]) -> str:
    """Write ids as " 5 7 ", so that a database finds one that stands between blanks."""
    text = " ".join(map(str, ids))
    return f" {text} " if text else ""


class ReleasedSession(Record):
    """What the release that the public sees says of one session; `title` holds its texts by language.

    Written by each release and by nothing else. `session_id` is the id of a row of the draft that may be
    gone meanwhile. `guests` are the ids of the speaking roles of guests, as `ids_in_text` writes them.
    """

    edition = models.ForeignKey(
        Edition, models.CASCADE, related_name="released_sessions", verbose_name=_("edition")
    )
    session_id = models.PositiveBigIntegerField(_("session"))
    title = models.JSONField(_("title"), default=dict)
    starts_at = models.DateTimeField(_("starts at"))
    status = models.CharField(_("status"), max_length=12, choices=SessionStatus.choices)
    guests = models.TextField(_("guests"), blank=True, default="")
    search_key = SearchKeyField(made_of=("title",), derive=_search_key)

    class Meta:
        verbose_name = _("released session")
        verbose_name_plural = _("released sessions")
        ordering = ["edition", "session_id"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["edition", "session_id"], name="releasedsession_once")]

    def __str__(self) -> str:
        return next(iter(self.title.values()), str(self.session_id))
