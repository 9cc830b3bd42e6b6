"""A topic that editions discuss, and the wording each edition gave it."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from conferences.models.edition import Edition
from conferences.models.source import Source
from eventsite.lib.records import WITH_EXPORT, WITH_IMPORT, Record
from eventsite.lib.search.field import SearchKeyField, in_every_language


class TopicQuerySet(models.QuerySet["Topic"]):
    def public(self) -> "TopicQuerySet":
        """Topics on the agenda, or in the released programme, of at least one published edition."""
        on_agenda = models.Q(edition_topics__edition__publication="published")
        in_programme = models.Q(
            programme_releases__is_current=True, programme_releases__edition__publication="published"
        )
        return self.filter(on_agenda | in_programme).distinct()


class Topic(Record):
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=255)
    description = models.TextField(_("description"), blank=True)
    editions = models.ManyToManyField(Edition, through="EditionTopic", related_name="topics")
    search_key = SearchKeyField(made_of=in_every_language("name"))

    objects = TopicQuerySet.as_manager()

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name", "id"]
        default_permissions = WITH_IMPORT

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("conferences:topic-detail", args=[self.slug])


class EditionTopic(Record):
    """A topic on the table at one edition."""

    edition = models.ForeignKey(
        Edition, models.CASCADE, related_name="edition_topics", verbose_name=_("edition")
    )
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="edition_topics", verbose_name=_("topic"))
    wording = models.CharField(_("wording at this edition"), max_length=400, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("source")
    )

    class Meta:
        verbose_name = _("topic of an edition")
        verbose_name_plural = _("topics of an edition")
        ordering = ["edition", "order", "id"]
        default_permissions = WITH_EXPORT
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "topic"],
                name="editiontopic_once",
                violation_error_message=_("The edition already has this topic."),
            )
        ]

    def __str__(self) -> str:
        return self.wording or str(self.topic)
