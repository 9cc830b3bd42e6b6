"""Say which content lacks which language: counts, or with a language the texts themselves."""

import argparse
import csv
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from conferences.management.outside import find_edition
from conferences.models import Series
from eventsite.desk.translations.coverage import coverage
from eventsite.desk.translations.kinds import KINDS, LANGUAGES, Scope
from eventsite.desk.translations.listing import COLUMNS, gap_rows
from eventsite.lib.csv_safety import escape_formula


class Command(BaseCommand):
    help = "Count the texts that lack a language, or list those that lack one language."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        scope = parser.add_mutually_exclusive_group()
        scope.add_argument("--edition", metavar="SERIES/NUMBER", help="for example sample-forum/8")
        scope.add_argument("--series", metavar="SERIES", help="for example sample-forum")
        parser.add_argument("--language", choices=LANGUAGES, help="list the texts that lack this language")
        parser.add_argument("--format", choices=("text", "csv"), default="text")

    def handle(self, **given: Any) -> None:
        scope = _scope(given["edition"], given["series"])
        rows = gap_rows(KINDS, scope, given["language"]) if given["language"] else _counts(scope)
        heads = COLUMNS if given["language"] else ("content", *LANGUAGES)
        if given["format"] == "csv":
            writer = csv.writer(self.stdout, lineterminator="\n")
            writer.writerow(heads)
            writer.writerows([escape_formula(cell) for cell in row] for row in rows)
            return
        for row in (heads, *rows):
            self.stdout.write("\t".join(" ".join(cell.split()) for cell in row).rstrip())


def _scope(edition: str | None, series: str | None) -> Scope:
    if edition:
        return Scope(edition=find_edition(edition))
    found = Series.objects.filter(slug=series).first() if series else None
    if series and found is None:
        raise CommandError(f"There is no series “{series}”.")
    return Scope(series=found)


def _counts(scope: Scope) -> list[tuple[str, ...]]:
    rows = [row for row in coverage(KINDS, scope, bodies=True) if row.total]
    return [(row.key, *(f"{cell.filled}/{cell.total}" for cell in row.cells)) for row in rows]
