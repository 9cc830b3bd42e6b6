"""A body that takes part: a state, an organization, an organ of one."""

from collections.abc import Iterator

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from delegations.enums import BodyKind
from delegations.validators import validate_no_cycle
from eventsite.lib.records import WITH_EXPORT, WITH_IMPORT, DerivedTextField, Record
from eventsite.lib.search.field import SearchKeyField
from eventsite.lib.search.keys import abbreviations, search_key
from eventsite.lib.text import match_key


class BodyQuerySet(models.QuerySet["Body"]):
    def public(self) -> "BodyQuerySet":
        """Bodies that took part in, or hosted, a published edition."""
        took_part = models.Q(delegations__edition__publication="published")
        hosted = models.Q(hosted__edition__publication="published")
        return self.filter(took_part | hosted).distinct()


def _search_key(body: "Body") -> str:
    return search_key(body.label, body.code, body.iso_alpha2, body.iso_alpha3, *abbreviations(body.label))


class Body(Record):
    slug = models.SlugField(_("address"), max_length=120, unique=True)
    label = models.CharField(
        _("working name"),
        max_length=400,
        help_text=_("For staff and as the last resort; what is printed are its dated names."),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=BodyKind.choices, default=BodyKind.ORGANIZATION)
    code = models.CharField(
        _("code"), max_length=40, blank=True, help_text=_("Short code used in files, for example CARICC.")
    )
    iso_alpha2 = models.CharField(_("ISO 3166 alpha-2"), max_length=2, blank=True)
    iso_alpha3 = models.CharField(_("ISO 3166 alpha-3"), max_length=3, blank=True)
    m49 = models.CharField(_("UN M49"), max_length=3, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="organs", verbose_name=_("parent body")
    )
    successor = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
        verbose_name=_("successor"),
    )
    dissolved_on = models.DateField(_("dissolved on"), null=True, blank=True)
    website = models.URLField(_("website"), blank=True)
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="merged",
        verbose_name=_("merged into"),
    )
    search_key = SearchKeyField(made_of=("label", "code", "iso_alpha2", "iso_alpha3"), derive=_search_key)

    objects = BodyQuerySet.as_manager()

    class Meta:
        verbose_name = _("body")
        verbose_name_plural = _("bodies")
        ordering = ["label", "id"]
        default_permissions = WITH_IMPORT
        permissions = [("merge_body", _("Can merge bodies"))]
        constraints = [
            models.UniqueConstraint(
                fields=[field],
                condition=~models.Q(**{field: ""}),
                name=f"body_{field}_once",
                violation_error_message=_("Another body already has this code."),
            )
            for field in ("code", "iso_alpha2", "iso_alpha3", "m49")
        ]

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        return reverse("delegations:body-detail", args=[self.slug])

    def clean(self) -> None:
        for relation in ("parent", "successor"):
            validate_no_cycle(self.pk, self._up(relation))

    def _up(self, relation: str) -> Iterator[int]:
        """Yield the ids above this body along `relation`, ending at the first repetition."""
        seen: set[int] = set()
        body = getattr(self, relation)
        while body is not None and body.pk not in seen:
            seen.add(body.pk)
            yield body.pk
            body = getattr(body, relation)


def _alias_key(alias: "BodyAlias") -> str:
    return match_key(alias.text)


class BodyAlias(Record):
    """A spelling that files use for a body and that is never printed."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="aliases", verbose_name=_("body"))
    text = models.CharField(_("spelling"), max_length=400)
    match_key = DerivedTextField(derive=_alias_key, max_length=400, unique=True)
    search_key = SearchKeyField(made_of=("text",))

    class Meta:
        verbose_name = _("alias")
        verbose_name_plural = _("aliases")
        ordering = ["body", "text", "id"]
        default_permissions = WITH_EXPORT

    def __str__(self) -> str:
        return self.text
