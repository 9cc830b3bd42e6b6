"""What the tests of the front page share."""

import datetime as dt

from eventsite.desk.reports.front import front_page

#: 11:20 in Tashkent, on the second day of the edition.
NOW = dt.datetime(2025, 6, 4, 6, 20, tzinfo=dt.UTC)


def shown(user, edition):
    return front_page(user=user, now=NOW, wanted=edition.pk)


def rows_behind(page) -> int:
    """How many rows the page shows to which a number leads."""
    context = page.context
    if "cl" in context:
        return context["cl"].result_count
    if "clashes" in context:
        return len(context["clashes"])
    return len(context["changes"]) or context["session_count"]
