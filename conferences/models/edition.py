"""One edition of a series: the conference itself."""

import datetime as dt
import zoneinfo

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from conferences.enums import Completeness, DatesBasis, HostPlace, Language, NameForm, NameStyle, Publication
from conferences.models.series import Series
from conferences.models.venue import Venue
from conferences.validators import validate_time_zone
from eventsite.lib.countries import country_names
from eventsite.lib.records import WITH_EXPORT, Record
from eventsite.lib.search.field import SearchKeyField, in_every_language
from eventsite.lib.search.keys import search_key

_SEARCHED = in_every_language("title", "theme", "city")


class EditionQuerySet(models.QuerySet["Edition"]):
    def published(self) -> "EditionQuerySet":
        return self.filter(publication=Publication.PUBLISHED)

    def newest_first(self) -> "EditionQuerySet":
        return self.order_by("-starts_on", "series__slug", "-number", "id")


def _search_key(edition: "Edition") -> str:
    texts = (getattr(edition, name) for name in _SEARCHED)
    return search_key(*texts, *country_names(edition.country_code))


class Edition(Record):
    series = models.ForeignKey(Series, models.PROTECT, related_name="editions", verbose_name=_("series"))
    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("formal title"), max_length=255)
    theme = models.CharField(_("theme"), max_length=255, blank=True)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    dates_basis = models.CharField(
        _("basis of the dates"), max_length=20, choices=DatesBasis.choices, default=DatesBasis.STATED
    )
    time_zone = models.CharField(
        _("time zone"),
        max_length=64,
        default="UTC",
        validators=[validate_time_zone],
        help_text=_("For example Asia/Tashkent."),
    )
    city = models.CharField(_("city"), max_length=120)
    country_code = models.CharField(
        _("country"), max_length=3, blank=True, help_text=_("ISO 3166 alpha-3 code.")
    )
    venue = models.ForeignKey(
        Venue, models.PROTECT, null=True, blank=True, related_name="editions", verbose_name=_("venue")
    )
    publication = models.CharField(
        _("publication"), max_length=12, choices=Publication.choices, default=Publication.DRAFT
    )
    publishes_delegates = models.BooleanField(
        _("publishes delegates"),
        default=False,
        help_text=_("Names appear in public only where this and the delegate's own flag both say so."),
    )
    nominations_close_at = models.DateTimeField(_("nominations close at"), null=True, blank=True)
    confirmations_close_at = models.DateTimeField(_("confirmations close at"), null=True, blank=True)
    list_language = models.CharField(
        _("list language"),
        max_length=10,
        choices=Language.choices,
        blank=True,
        help_text=_("Empty: that of the series."),
    )
    name_style = models.CharField(
        _("name style"),
        max_length=30,
        choices=NameStyle.choices,
        blank=True,
        help_text=_("Empty: that of the series."),
    )
    body_name_form = models.CharField(
        _("form of body names"), max_length=10, choices=NameForm.choices, default=NameForm.SHORT
    )
    host_place = models.CharField(
        _("place of the host"),
        max_length=10,
        choices=HostPlace.choices,
        default=HostPlace.IN_ORDER,
        help_text=_(
            "On printed lists the host stands in its own category; a place set by hand goes before this. "
            "To put the host before or after everybody, give it a category of its own."
        ),
    )
    list_completeness = models.CharField(
        _("list of participants"), max_length=12, choices=Completeness.choices, default=Completeness.COMPLETE
    )
    participation_note = models.TextField(_("note on participation"), blank=True)
    summary = models.TextField(_("summary"), blank=True)
    outcome = models.TextField(_("outcome"), blank=True)
    search_key = SearchKeyField(made_of=(*_SEARCHED, "country_code"), derive=_search_key)

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["-starts_on", "series", "-number"]
        default_permissions = WITH_EXPORT
        permissions = [
            ("publish_edition", _("Can publish editions")),
            ("clone_edition", _("Can clone editions")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["series", "number"],
                name="edition_number_once_in_series",
                violation_error_message=_("The series already has an edition with this number."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="edition_ends_after_start",
                violation_error_message=_("The last day is before the first day."),
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1),
                name="edition_number_from_one",
                violation_error_message=_("Editions are numbered from 1."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.series.acronym or self.series.slug} {self.number}"

    def get_absolute_url(self) -> str:
        return self.url_of("edition-detail")

    def url_of(self, page: str) -> str:
        """Address of one public page of this edition; `page` is a name of the public address space."""
        return reverse(f"public:{page}", args=[self.series.slug, self.number])

    @property
    def is_published(self) -> bool:
        return self.publication == Publication.PUBLISHED

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        return zoneinfo.ZoneInfo(self.time_zone)

    @property
    def order_language(self) -> str:
        """Language in whose order bodies are listed."""
        return self.list_language or self.series.list_language

    @property
    def printed_name_style(self) -> str:
        return self.name_style or self.series.name_style

    @property
    def has_inferred_year(self) -> bool:
        return self.dates_basis == DatesBasis.YEAR_INFERRED

    def is_in_session(self, now: dt.datetime) -> bool:
        """Whether `now` (aware) falls on one of the edition's days in its own time zone."""
        return self.starts_on <= now.astimezone(self.zone).date() <= self.ends_on
