"""Lists of attendees as one kind of list among others."""

from collections.abc import Collection, Mapping
from functools import partial
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conferences.enums import ImportKind
from conferences.importing.kinds import ListKind
from conferences.importing.progress import Phase, Progress, unheard
from conferences.models import Edition, ImportBatch
from conferences.services.undoing import Undone
from delegations.importing.choices import body_choices
from delegations.importing.columns import RULES
from delegations.importing.fixed import fixed_values
from delegations.importing.loader import write_table
from delegations.importing.options import ImportOptions
from delegations.importing.plan import ImportPlan
from delegations.importing.planning import compare, read_attendee_table
from delegations.importing.verdicts import FindingKind
from delegations.models import Delegate
from delegations.services.undoing import undo_import


class AttendeeList(ListKind):
    """Delegates of one edition, with the bodies, delegations and persons that they need."""

    name = ImportKind.DELEGATES
    model = Delegate
    rules = RULES
    rights = (
        "delegations.import_delegate",
        "delegations.add_delegate",
        "delegations.change_delegate",
        "delegations.add_delegation",
    )
    place_heading = gettext_lazy("Delegation")
    pressing = (FindingKind.SIMILAR_BODY,)

    def given_columns(self, options: Mapping[str, Any]) -> Collection[str]:
        return [name for name, text in fixed_values(ImportOptions.from_dict(dict(options))).items() if text]

    def creates(self, options: Mapping[str, Any]) -> bool:
        chosen = body_choices(options.get("bodies", {})).values()
        return super().creates(options) or any(choice.create for choice in chosen)

    def plan(
        self,
        *,
        edition: Edition | None,
        data: bytes,
        filename: str,
        options: Mapping[str, Any],
        progress: Progress = unheard,
    ) -> ImportPlan:
        chosen = ImportOptions.from_dict(dict(options))
        progress(Phase.READING, 0, 1)
        table = read_attendee_table(data, filename=filename, options=chosen)
        progress(Phase.READING, 1, 1)
        del data  # a long file counts, and nobody else holds it
        plan = compare(edition=_given(edition), table=table, options=chosen)
        progress(Phase.COMPARING, 1, 1)
        return plan

    def execute(
        self,
        *,
        batch: ImportBatch,
        data: bytes,
        options: Mapping[str, Any],
        by: AbstractBaseUser | None,
        expected: str,
        progress: Progress = unheard,
    ) -> ImportPlan:
        chosen = ImportOptions.from_dict(dict(options))
        progress(Phase.READING, 0, 1)
        table = read_attendee_table(data, filename=batch.file_name, options=chosen)
        progress(Phase.READING, 1, 1)
        del data  # a long file counts, and nobody else holds it
        return write_table(
            edition=_given(batch.edition),
            table=table,
            options=chosen,
            by=by,
            token=batch.token,
            filename=batch.file_name,
            expected=expected,
            progress=progress,
        )

    def undo(
        self,
        *,
        batch: ImportBatch,
        by: AbstractBaseUser | None,
        progress: Progress = unheard,
    ) -> Undone:
        return undo_import(batch=batch, by=by, progress=partial(progress, Phase.UNDOING))


def _given(edition: Edition | None) -> Edition:
    if edition is None:
        raise ValidationError(_("Say which edition the delegates belong to."), code="no_edition")
    return edition


ATTENDEES = AttendeeList()
