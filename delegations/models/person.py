"""A person, stable over editions; what an edition printed of them stands in its delegates."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from conferences.enums import Language
from delegations.enums import Gender
from eventsite.lib.records import WITH_EXPORT, DerivedTextField, Record
from eventsite.lib.text import match_key


class NameParts(models.Model):
    """A name as its bearer gives it. Never split by the machine, never stored in capitals by it."""

    honorific = models.CharField(_("honorific"), max_length=60, blank=True)
    full_name = models.CharField(_("full name"), max_length=255)
    given_name = models.CharField(_("given name"), max_length=120, blank=True)
    patronymic = models.CharField(_("patronymic"), max_length=120, blank=True)
    family_name = models.CharField(_("family name"), max_length=120, blank=True)
    original_name = models.CharField(_("name in original script"), max_length=255, blank=True)

    class Meta:
        abstract = True


def _name_key(named: NameParts) -> str:
    return match_key(named.full_name)


class Person(Record, NameParts):
    sort_name = models.CharField(_("name to sort under"), max_length=255, blank=True)
    badge_name = models.CharField(_("name on the badge"), max_length=120, blank=True)
    gender = models.CharField(
        _("gender"), max_length=10, choices=Gender.choices, default=Gender.NOT_STATED, blank=True
    )
    nationality = models.CharField(
        _("nationality"), max_length=3, blank=True, help_text=_("ISO 3166 alpha-3 code.")
    )
    language = models.CharField(
        _("language of correspondence"), max_length=10, choices=Language.choices, blank=True
    )
    photo = models.ImageField(_("photo"), upload_to="photos/%Y/", blank=True)
    match_key = DerivedTextField(derive=_name_key, max_length=255, db_index=True)
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="merged",
        verbose_name=_("merged into"),
    )

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("persons")
        ordering = ["full_name", "id"]
        default_permissions = WITH_EXPORT
        permissions = [("merge_person", _("Can merge persons"))]

    def __str__(self) -> str:
        return self.full_name
