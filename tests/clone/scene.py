"""What the tests of clones share."""

import datetime as dt

from delegations.reports.edition_clone import plan_clone
from delegations.services.edition_clone import CloneChoices, clone_edition

#: The day on which the observer became a member.
JOINED = dt.date(2017, 6, 9)


def cloned(edition, terms, **choices):
    return clone_edition(edition=edition, terms=terms, choices=CloneChoices(**choices), by=None).edition


def row_of(edition, terms, body):
    rows = plan_clone(edition, terms, language="en").bodies
    return next(row for row in rows if row.before and row.before.body_id == body.pk)
