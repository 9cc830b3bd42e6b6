"""One import of a file: who, when, which file, with what result."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from conferences.enums import ImportKind, ImportState
from conferences.models.edition import Edition
from eventsite.lib.records import Record


class ImportBatch(Record):
    """The uploaded file stays encrypted in `payload` while it waits for confirmation, and nowhere else."""

    kind = models.CharField(
        _("list"), max_length=12, choices=ImportKind.choices, default=ImportKind.DELEGATES
    )
    token = models.UUIDField(_("token"), default=uuid.uuid4, unique=True, editable=False)
    edition = models.ForeignKey(
        Edition,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="import_batches",
        verbose_name=_("edition"),
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("uploaded by"),
    )
    state = models.CharField(
        # With a context: the kind of body has the same English word.
        pgettext_lazy("import", "state"),
        max_length=12,
        choices=ImportState.choices,
        default=ImportState.PREVIEWED,
    )
    file_name = models.CharField(_("file name"), max_length=255)
    sha256 = models.CharField(_("SHA-256 of the file"), max_length=64)
    size = models.PositiveBigIntegerField(_("size in bytes"), default=0)
    payload = models.BinaryField(_("encrypted file"), null=True, blank=True, editable=False)
    options = models.JSONField(_("options"), default=dict, blank=True)
    counts = models.JSONField(_("counts"), default=dict, blank=True)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return f"{self.file_name}, {self.edition}" if self.edition_id else self.file_name
