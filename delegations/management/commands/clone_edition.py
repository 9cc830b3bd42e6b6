"""Clone an edition from the command line, by the same rules as in the admin."""

import argparse
import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from conferences.management.outside import find_edition, message_of
from conferences.models import Edition
from conferences.reports.edition_clone import CloneTerms
from conferences.services.edition_clone import check_terms, first_text
from delegations.reports.edition_clone import BodyClone, ClonePlan, plan_clone
from delegations.services.edition_clone import CloneChoices, clone_edition, decided


class Command(BaseCommand):
    help = (
        "Clone an edition into the next: bodies with the category they have at the new date, quotas, rooms, "
        "days and settings, never persons. The new edition is a draft."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("edition", metavar="SERIES/NUMBER", help="for example sample-forum/8")
        parser.add_argument("--starts-on", required=True, type=_date, metavar="YYYY-MM-DD")
        parser.add_argument("--ends-on", required=True, type=_date, metavar="YYYY-MM-DD")
        parser.add_argument("--number", type=int, help="default: one more than that of the edition")
        parser.add_argument("--title", default="", help="default: that of the edition")
        parser.add_argument("--city", default="", help="default: that of the edition")
        parser.add_argument(
            "--category",
            action="append",
            default=[],
            dest="categories",
            metavar="BODY=CATEGORY",
            help="a body's category, both by their short names of addresses; may be repeated",
        )
        parser.add_argument(
            "--without", action="append", default=[], metavar="BODY", help="leave a body out; may be repeated"
        )
        parser.add_argument("--with-printed-names", action="store_true", help="take printed names over")
        parser.add_argument("--with-places", action="store_true", help="take places set by hand over")
        parser.add_argument("--with-hosts", action="store_true", help="take hosts and organizers over")
        parser.add_argument("--dry-run", action="store_true", help="show what it would do, write nothing")

    def handle(self, **given: Any) -> None:
        edition = find_edition(given["edition"])
        terms = _terms(edition, given)
        try:
            check_terms(edition=edition, terms=terms)
            plan = plan_clone(edition, terms, language="en")
            self._show(plan)
            choices = _choices(plan, given)
            if given["dry_run"]:
                coming = len(decided(plan, choices.bodies))
                self.stdout.write(f"Dry run, nothing written: {coming} bodies would come.")
                return
            cloned = clone_edition(
                edition=edition, terms=terms, choices=choices, by=None, looked_at=plan.fingerprint
            )
        except ValidationError as error:
            raise CommandError(message_of(error)) from None
        self.stdout.write(
            f"{edition.series.slug}/{cloned.edition.number} is there, as a draft: bodies {cloned.bodies}, "
            f"rooms {cloned.rooms}, days {cloned.days}."
        )

    def _show(self, plan: ClonePlan) -> None:
        for row in (*plan.unchanged, *plan.to_look_at, *plan.joined):
            category = row.category.slug if row.category and row.comes else "left out"
            before = row.before.category.slug if row.before else "not there"
            self.stdout.write(f"{row.body.slug}: {before} → {category}. {row.why}")


def _date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is no date; write it as 2026-11-05") from None


def _terms(edition: Edition, given: dict[str, Any]) -> CloneTerms:
    number = given["number"]
    return CloneTerms(
        number=edition.number + 1 if number is None else number,
        title=given["title"] or first_text(edition, "title"),
        theme=first_text(edition, "theme"),
        starts_on=given["starts_on"],
        ends_on=given["ends_on"],
        city=given["city"] or first_text(edition, "city"),
        country_code=edition.country_code,
        time_zone=edition.time_zone,
    )


def _choices(plan: ClonePlan, given: dict[str, Any]) -> CloneChoices:
    """Return what the arguments decide. Raises CommandError for a body or a category that is not there."""
    rows = {row.body.slug: row for row in plan.bodies}
    categories = {category.slug: category.pk for category in plan.categories}
    bodies: dict[str, int | None] = {_found(rows, slug).key: None for slug in given["without"]}
    for pair in given["categories"]:
        body, equals, category = pair.partition("=")
        if not equals or category not in categories:
            raise CommandError(f"“{pair}”: write BODY=CATEGORY. In force are: {_listed(categories)}.")
        bodies[_found(rows, body).key] = categories[category]
    names = ("with_printed_names", "with_places", "with_hosts")
    return CloneChoices(bodies=bodies, **{name: given[name] for name in names})


def _found(rows: dict[str, BodyClone], slug: str) -> BodyClone:
    if slug not in rows:
        raise CommandError(f"No body “{slug}” is among those of this clone: {_listed(rows)}.")
    return rows[slug]


def _listed(names: Sequence[str] | dict[str, Any]) -> str:
    shown = list(names)
    return ", ".join(shown[:30]) + (" …" if len(shown) > 30 else "")
