"""One session of an edition's programme."""

import datetime as dt
import uuid

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from conferences.enums import Attendance, SessionKind, SessionStatus
from conferences.models.agenda import AgendaItem
from conferences.models.day import Day
from conferences.models.document import Document
from conferences.models.room import Room
from conferences.models.topic import Topic
from conferences.validators import validate_languages, validate_same_edition, validate_session_in_day
from eventsite.lib.records import WITH_IMPORT, Record


class SessionQuerySet(models.QuerySet["Session"]):
    def in_programme_order(self) -> "SessionQuerySet":
        return self.order_by("starts_at", "room__order", "ends_at", "id")


class Session(Record):
    day = models.ForeignKey(Day, models.CASCADE, related_name="sessions", verbose_name=_("day"))
    starts_at = models.DateTimeField(_("starts at"))
    ends_at = models.DateTimeField(_("ends at"))
    room = models.ForeignKey(
        Room,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="sessions",
        verbose_name=_("room"),
        help_text=_("Empty: across all rooms."),
    )
    kind = models.CharField(
        _("kind"), max_length=20, choices=SessionKind.choices, default=SessionKind.PLENARY
    )
    title = models.CharField(_("title"), max_length=255)
    abstract = models.TextField(_("abstract"), blank=True)
    agenda_item = models.ForeignKey(
        AgendaItem,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="sessions",
        verbose_name=_("agenda item"),
    )
    topics = models.ManyToManyField(Topic, blank=True, related_name="sessions", verbose_name=_("topics"))
    documents = models.ManyToManyField(
        Document, blank=True, related_name="sessions", verbose_name=_("documents")
    )
    interpretation = models.JSONField(
        _("interpretation"), default=list, blank=True, validators=[validate_languages]
    )
    status = models.CharField(
        _("status"), max_length=12, choices=SessionStatus.choices, default=SessionStatus.SCHEDULED
    )
    attendance = models.CharField(
        _("attendance"), max_length=12, choices=Attendance.choices, default=Attendance.OPEN
    )
    uid = models.UUIDField(_("calendar identifier"), default=uuid.uuid4, unique=True, editable=False)

    objects = SessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering = ["starts_at", "id"]
        default_permissions = WITH_IMPORT
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="session_ends_after_start",
                violation_error_message=_("The session ends before it starts."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        edition = self.day.edition
        return reverse("public:session-detail", args=[edition.series.slug, edition.number, self.pk])

    def clean(self) -> None:
        if not self.day_id:
            return
        edition = self.day.edition
        if isinstance(self.starts_at, dt.datetime) and isinstance(self.ends_at, dt.datetime):
            validate_session_in_day(self.starts_at, self.ends_at, self.day.on, edition.time_zone)
        validate_same_edition(
            edition.pk,
            room=self.room.edition_id if self.room else None,
            agenda_item=self.agenda_item.edition_id if self.agenda_item else None,
        )
