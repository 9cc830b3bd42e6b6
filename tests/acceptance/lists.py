"""Short words for what acceptance tests look at: the printed list and the import of a file."""

from conferences.models import Edition
from delegations.importing.loader import execute_import
from delegations.importing.options import ImportOptions
from delegations.importing.plan import ImportPlan
from delegations.importing.planning import plan_import
from delegations.reports.participants import ListedDelegation, ParticipantsList, list_of_participants


def staff_list(edition: Edition, language: str = "en") -> ParticipantsList:
    """Return the list as staff see it."""
    return list_of_participants(edition, language=language, public=False)


def delegations_of(edition: Edition, language: str = "en") -> list[ListedDelegation]:
    """Return every delegation of the list, category by category."""
    return [row for category in staff_list(edition, language).categories for row in category.delegations]


def bodies_of(edition: Edition, language: str = "en") -> list[str]:
    """Return the printed names of the bodies, in order."""
    return [row.name.text for row in delegations_of(edition, language)]


def by_category(edition: Edition, language: str = "en") -> dict[str, list[str]]:
    """Return the printed names of the bodies by heading, both in order."""
    return {
        category.heading.text: [row.name.text for row in category.delegations]
        for category in staff_list(edition, language).categories
    }


def delegates_of(edition: Edition) -> list[str]:
    """Return the printed names of the delegates, in order."""
    return [delegate.name for row in delegations_of(edition) for delegate in row.delegates]


def import_file(edition: Edition, text: str, *, create: bool = False) -> ImportPlan:
    """Import a file as UTF-8 CSV and return what was done."""
    options = ImportOptions(create_missing=create)
    return execute_import(edition=edition, data=text.encode(), filename="list.csv", options=options, by=None)


def look_at(edition: Edition, text: str, *, create: bool = False) -> ImportPlan:
    """Return what importing the file would do, without doing it."""
    options = ImportOptions(create_missing=create)
    return plan_import(edition=edition, data=text.encode(), filename="list.csv", options=options)


def verdicts(plan: ImportPlan) -> list[str]:
    """Return the verdict of each row, in the order of the file."""
    return [str(row.verdict) for row in plan.rows]
