"""What a person said the columns of a file hold: taken for the next file with the same headings."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from conferences.enums import ImportKind
from eventsite.lib.records import Record


class ColumnMapping(Record):
    """`digest` stands for the set of headings, `columns` gives the meaning of each; none means left out."""

    kind = models.CharField(_("list"), max_length=12, choices=ImportKind.choices)
    digest = models.CharField(_("digest of the headings"), max_length=64)
    columns = models.JSONField(_("columns by heading"), default=dict)
    chosen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("chosen by"),
    )

    class Meta:
        verbose_name = _("reading of columns")
        verbose_name_plural = _("readings of columns")
        ordering = ["-updated_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "digest"],
                name="conferences_column_mapping_once",
                violation_error_message=_("The columns of such a file are on record already."),
            )
        ]

    def __str__(self) -> str:
        # Sorted: one of the databases keeps no order of keys.
        return ", ".join(sorted(heading for heading in self.columns if heading))[:120]
