"""A conference series: what its editions have in common."""

from pathlib import PurePath

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from conferences.enums import Language, NameStyle
from conferences.validators import validate_accent, validate_languages
from eventsite.lib.records import WITH_EXPORT, Record
from eventsite.lib.search.field import SearchKeyField, in_every_language


class SeriesQuerySet(models.QuerySet["Series"]):
    def public(self) -> "SeriesQuerySet":
        """Series with at least one published edition."""
        return self.filter(editions__publication="published").distinct()


class Series(Record):
    slug = models.SlugField(
        _("address"), unique=True, help_text=_("Part of every public address of the series: keep it.")
    )
    name = models.CharField(_("name"), max_length=255)
    acronym = models.CharField(_("acronym"), max_length=40, blank=True)
    organizer = models.CharField(_("organizer"), max_length=255, blank=True)
    description = models.TextField(_("description"), blank=True)
    languages = models.JSONField(
        _("working languages"), default=list, blank=True, validators=[validate_languages]
    )
    list_language = models.CharField(
        _("list language"),
        max_length=10,
        choices=Language.choices,
        default=Language.ENGLISH,
        help_text=_("The language in whose alphabetical order bodies are listed."),
    )
    name_style = models.CharField(
        _("name style"), max_length=30, choices=NameStyle.choices, default=NameStyle.GIVEN_SURNAME_CAPS
    )
    accent = models.CharField(
        _("accent colour"),
        max_length=7,
        blank=True,
        validators=[validate_accent],
        help_text=_("Of the public pages of the series, for example #0e4f82. Empty: the site's own blue."),
    )
    emblem = models.FileField(_("emblem"), upload_to="emblems/", blank=True)
    is_fictional = models.BooleanField(_("sample, all names invented"), default=False)
    search_key = SearchKeyField(made_of=(*in_every_language("name", "organizer"), "acronym"))

    objects = SeriesQuerySet.as_manager()

    class Meta:
        verbose_name = _("series")
        verbose_name_plural = pgettext_lazy("several", "series")
        ordering = ["slug"]
        default_permissions = WITH_EXPORT

    def __str__(self) -> str:
        return self.name

    @property
    def emblem_version(self) -> str:
        """Return what tells this emblem from the one before; empty where there is none."""
        return PurePath(self.emblem.name or "").stem

    def get_absolute_url(self) -> str:
        return reverse("public:series-detail", args=[self.slug])
