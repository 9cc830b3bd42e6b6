"""A name of a body: one form, one language, one time."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from conferences.enums import Language
from conferences.models import Source
from delegations.enums import BodyNameForm
from delegations.models.body import Body
from delegations.models.dated import DatedRecord, ends_after_start
from delegations.validators import validate_no_overlap
from eventsite.lib.collation import sort_key
from eventsite.lib.records import WITH_EXPORT, DerivedTextField
from eventsite.lib.search.field import SearchKeyField
from eventsite.lib.search.keys import abbreviations, search_key
from eventsite.lib.text import match_key


def _match_key(name: "BodyName") -> str:
    return match_key(name.text)


def _sort_key(name: "BodyName") -> str:
    return sort_key(name.text, name.language)


def _search_key(name: "BodyName") -> str:
    return search_key(name.text, *abbreviations(name.text))


class BodyName(DatedRecord):
    body = models.ForeignKey(Body, models.CASCADE, related_name="names", verbose_name=_("body"))
    language = models.CharField(_("language"), max_length=10, choices=Language.choices)
    form = models.CharField(
        _("form"), max_length=10, choices=BodyNameForm.choices, default=BodyNameForm.SHORT
    )
    text = models.CharField(_("name"), max_length=400)
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("source")
    )
    sort_key = DerivedTextField(derive=_sort_key, max_length=255)
    match_key = DerivedTextField(derive=_match_key, max_length=400, db_index=True)
    search_key = SearchKeyField(made_of=("text",), derive=_search_key)

    class Meta:
        verbose_name = _("name of a body")
        verbose_name_plural = _("names of a body")
        ordering = ["body", "language", "form", "valid_from", "id"]
        default_permissions = WITH_EXPORT
        constraints = [ends_after_start("bodyname_ends_after_start")]

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        """Refuse two names of one form and language on the same day."""
        if self.body_id:
            siblings = BodyName.objects.filter(
                body=self.body_id, language=self.language, form=self.form
            ).exclude(pk=self.pk)
            validate_no_overlap(self.period, siblings.order_by("id").values_list("valid_from", "valid_to"))
