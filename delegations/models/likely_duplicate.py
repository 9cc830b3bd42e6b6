"""Two records that may be one: found by the machine, decided by a person."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from delegations.enums import DuplicateState, RecordKind
from delegations.models.body import Body
from delegations.models.person import Person
from eventsite.lib.records import Record


class LikelyDuplicateQuerySet(models.QuerySet["LikelyDuplicate"]):
    def waiting(self) -> "LikelyDuplicateQuerySet":
        """Pairs that nobody decided about, of records that are no part of another yet."""
        return self.filter(
            state=DuplicateState.OPEN,
            person__merged_into__isnull=True,
            other_person__merged_into__isnull=True,
            body__merged_into__isnull=True,
            other_body__merged_into__isnull=True,
        )


class LikelyDuplicate(Record):
    """A pair once, the older record first. `signs` are the codes of what speaks for and against it.

    `seen` is a digest of what both records said when the pair was last looked at: two that were told apart
    come back only when that has changed.
    """

    kind = models.CharField(_("kind"), max_length=10, choices=RecordKind.choices)
    person = models.ForeignKey(
        Person, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("person")
    )
    other_person = models.ForeignKey(
        Person, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("other person")
    )
    body = models.ForeignKey(
        Body, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("body")
    )
    other_body = models.ForeignKey(
        Body, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("other body")
    )
    state = models.CharField(
        pgettext_lazy("merge", "state"),
        max_length=10,
        choices=DuplicateState.choices,
        default=DuplicateState.OPEN,
        db_index=True,
    )
    score = models.PositiveSmallIntegerField(_("likeness"), default=0)
    signs = models.JSONField(_("signs"), default=list)
    seen = models.CharField(_("digest of what was seen"), max_length=32, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    note = models.CharField(_("reason"), max_length=200, blank=True)

    objects = LikelyDuplicateQuerySet.as_manager()

    class Meta:
        verbose_name = _("likely duplicate")
        verbose_name_plural = _("likely duplicates")
        ordering = ["-score", "id"]
        default_permissions = ("view", "change")
        constraints = [
            models.UniqueConstraint(fields=["person", "other_person"], name="likelyduplicate_persons_once"),
            models.UniqueConstraint(fields=["body", "other_body"], name="likelyduplicate_bodies_once"),
            models.CheckConstraint(
                condition=Q(
                    kind=RecordKind.PERSON,
                    other_person__gt=F("person"),
                    body__isnull=True,
                    other_body__isnull=True,
                )
                | Q(
                    kind=RecordKind.BODY,
                    other_body__gt=F("body"),
                    person__isnull=True,
                    other_person__isnull=True,
                ),
                name="likelyduplicate_two_of_one_kind",
                violation_error_message=_("A pair is two persons or two bodies, the older record first."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.one} – {self.other}"

    @property
    def one(self) -> Person | Body | None:
        return self.person if self.kind == RecordKind.PERSON else self.body

    @property
    def other(self) -> Person | Body | None:
        return self.other_person if self.kind == RecordKind.PERSON else self.other_body
