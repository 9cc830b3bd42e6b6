"""Bodies as a list, with their dated names, statuses and other spellings."""

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext_lazy

from conferences.enums import ImportKind
from conferences.importing.lists.columns import rules_of
from conferences.importing.lists.kind import ListOptions, RecordList
from conferences.importing.lists.rows import ListPlan
from conferences.importing.progress import Progress, unheard
from conferences.models import Edition, ImportBatch
from conferences.services.undoing import Part, Undone
from delegations.importing.body_columns import COLUMNS, KEYS
from delegations.importing.body_rows import BodyComparison
from delegations.models import Body, BodyAlias, BodyName, BodyStatus
from delegations.services.duplicates import forget_pairs
from eventsite.lib.tables.columns import Columns, Required
from eventsite.lib.tables.table import Table


class BodyList(RecordList):
    """Bodies, known by address, code or any of their names; a row may give one name, status and spelling."""

    name = ImportKind.BODIES
    model = Body
    concerns_edition = False
    rights = (
        "delegations.import_body",
        *(
            f"delegations.{action}_{model}"
            for model in ("body", "bodyname", "bodystatus", "bodyalias")
            for action in ("add", "change")
        ),
    )
    place_heading = gettext_lazy("Category")
    rules = rules_of(
        ImportKind.BODIES.value,
        COLUMNS,
        Required(
            tuple(frozenset({name}) for name in KEYS),
            gettext_lazy(
                "There is no column that says which body a row is about: name one label for its working "
                "name, slug or code. Headings found: %(found)s."
            ),
        ),
    )
    parts = (
        Part(Body),
        Part(BodyName),
        Part(BodyStatus, label_related=("body", "category")),
        Part(BodyAlias),
    )

    def compare(
        self, *, edition: Edition | None, table: Table, columns: Columns, options: ListOptions
    ) -> ListPlan:
        return BodyComparison(table, columns).plan()

    @transaction.atomic
    def undo(
        self, *, batch: ImportBatch, by: AbstractBaseUser | None, progress: Progress = unheard
    ) -> Undone:
        forget_pairs(batch=batch, by=by)
        return super().undo(batch=batch, by=by, progress=progress)


BODIES = BodyList()
