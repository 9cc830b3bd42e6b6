"""Two records of one person, or of one body, made one: what was done, so that it can be undone."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from delegations.enums import MergeState, RecordKind
from delegations.models.body import Body
from delegations.models.person import Person
from eventsite.lib.records import Record


class Merge(Record):
    """`merged` became part of `survivor`; both are persons, or both bodies.

    `steps` holds every row that the merge changed, added or removed, with the values of before, in the order
    of the writes (see `delegations.reports.merging.steps`).
    """

    kind = models.CharField(_("kind"), max_length=10, choices=RecordKind.choices)
    survivor_person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="merges", verbose_name=_("person kept")
    )
    merged_person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("person merged")
    )
    survivor_body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="merges", verbose_name=_("body kept")
    )
    merged_body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("body merged")
    )
    reason = models.CharField(_("reason"), max_length=200)
    state = models.CharField(
        pgettext_lazy("merge", "state"), max_length=8, choices=MergeState.choices, default=MergeState.DONE
    )
    steps = models.JSONField(_("what was changed"), default=list)
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("merged by"),
    )
    merged_at = models.DateTimeField(_("merged at"))
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("undone by"),
    )
    undone_at = models.DateTimeField(_("undone at"), null=True, blank=True)
    undone_why = models.CharField(_("reason of the undoing"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("merge")
        verbose_name_plural = _("merges")
        ordering = ["-merged_at", "-id"]
        default_permissions = ("view",)
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    kind=RecordKind.PERSON,
                    survivor_person__isnull=False,
                    merged_person__isnull=False,
                    survivor_body__isnull=True,
                    merged_body__isnull=True,
                )
                | Q(
                    kind=RecordKind.BODY,
                    survivor_person__isnull=True,
                    merged_person__isnull=True,
                    survivor_body__isnull=False,
                    merged_body__isnull=False,
                ),
                name="merge_two_of_one_kind",
                violation_error_message=_("Two persons or two bodies are merged, nothing else."),
            ),
            models.CheckConstraint(
                condition=Q(state=MergeState.DONE, undone_at__isnull=True)
                | Q(state=MergeState.UNDONE, undone_at__isnull=False),
                name="merge_undone_has_its_moment",
                violation_error_message=_("A merge that is undone says when."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.merged} → {self.survivor}"

    @property
    def survivor(self) -> Person | Body | None:
        return self.survivor_person if self.kind == RecordKind.PERSON else self.survivor_body

    @property
    def merged(self) -> Person | Body | None:
        return self.merged_person if self.kind == RecordKind.PERSON else self.merged_body
