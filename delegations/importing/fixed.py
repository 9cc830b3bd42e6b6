"""Values chosen once for a whole file: they stand in for what a row does not give."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from delegations.importing.body_questions import AnsweredBodies
from delegations.importing.entries import too_long
from delegations.importing.options import ImportOptions
from delegations.models import Delegate, Delegation
from eventsite.lib.tables.limits import WrongChoice


def fixed_values(options: ImportOptions) -> Mapping[str, str]:
    """Return by column what each row gets that gives nothing itself.

    The category is not among them: what is on record for a delegation goes before the one chosen.
    """
    return {"body": options.body, "badge_type": options.badge_type}


def check_fixed_values(options: ImportOptions, bodies: AnsweredBodies) -> None:
    """Check the choices by the rules of the cells. Raises WrongChoice."""
    longest = Delegate._meta.get_field("badge_type").max_length
    if problem := too_long(options.badge_type, longest, ""):
        raise WrongChoice("badge_type", problem.reason)
    if not options.body:
        return
    longest = Delegation._meta.get_field("printed_name").max_length
    problem = too_long(options.body, longest, "") or bodies.match(options.body, "").problem
    if problem:
        text = _("The delegation chosen for the file: %(reason)s")
        raise WrongChoice("body", text % {"reason": problem.reason})
