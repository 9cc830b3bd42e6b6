"""Import an attendee file from the command line, by the same rules as in the admin."""

import argparse
import uuid
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from conferences.importing.columns import columns_named, keep_choice, read_as
from conferences.importing.kinds import ImportStopped
from conferences.management.outside import find_edition, message_of, read_file, say, write_report
from conferences.models import Edition
from conferences.services.imports import record_import
from delegations.importing.columns import RULES
from delegations.importing.loader import execute_import
from delegations.importing.options import ImportOptions
from delegations.importing.plan import ImportPlan
from delegations.importing.planning import plan_import, read_attendee_table
from delegations.importing.report import as_report
from eventsite.lib.tables.limits import UnreadableFile


class Command(BaseCommand):
    help = (
        "Import an attendee file into an edition. Exit status 0 when no row was rejected, else 1; "
        "a rejected row stops the whole file unless --without-rejected is given."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path, help="CSV, TSV, XLSX or ODS")
        parser.add_argument(
            "--edition", required=True, metavar="SERIES/NUMBER", help="for example sample-forum/9"
        )
        parser.add_argument(
            "--create-missing", action="store_true", help="create unknown bodies and categories"
        )
        parser.add_argument(
            "--without-rejected", action="store_true", help="write the valid rows, leave the others out"
        )
        parser.add_argument(
            "--file-order", action="store_true", help="take the order of categories, bodies and persons"
        )
        parser.add_argument(
            "--file-names", action="store_true", help="print bodies under the names that the file gives them"
        )
        parser.add_argument("--category", default="", help="category of the rows that name none")
        parser.add_argument(
            "--body", default="", help="delegation of the rows that name none, by name or code"
        )
        parser.add_argument("--badge-type", default="", help="badge type of the rows that name none")
        parser.add_argument(
            "--column",
            action="append",
            default=[],
            dest="columns",
            metavar="HEADING=COLUMN",
            help="what a column holds, by its heading or its number; “Notes=” leaves it out; may be repeated",
        )
        parser.add_argument(
            "--no-headings", action="store_true", help="the first row is a person already; needs --column"
        )
        parser.add_argument("--encoding", default="", help="default: found by looking")
        parser.add_argument("--delimiter", default="", help="default: found by looking")
        parser.add_argument("--dry-run", action="store_true", help="compare and report, write nothing")
        parser.add_argument("--report", type=Path, metavar="FILE.json", help="write the result as JSON")

    def handle(self, **given: Any) -> None:
        edition = find_edition(given["edition"])
        data = read_file(given["file"])
        try:
            plan, written = _run(edition, data, given)
        except (UnreadableFile, ValidationError) as error:
            raise CommandError(f"{given['file']}: {message_of(error)}") from None
        if given["report"]:
            stopped = not written and not given["dry_run"]
            write_report(given["report"], as_report(plan, written=written, stopped=stopped))
        for note in plan.table.notes:
            self.stdout.write(note)
        say(self.stdout, plan, written=written, dry_run=given["dry_run"])


def _run(edition: Edition, data: bytes, given: dict[str, Any]) -> tuple[ImportPlan, bool]:
    """Plan, and write unless told otherwise. Returns the plan and whether it was written."""
    filename = given["file"].name
    options = _options(data, given)
    if given["dry_run"]:
        return plan_import(edition=edition, data=data, filename=filename, options=options), False
    token = uuid.uuid4()
    try:
        with transaction.atomic():
            plan = execute_import(
                edition=edition, data=data, filename=filename, options=options, by=None, token=token
            )
            keep_choice(RULES, plan.table, chosen=options.columns, by=None)
            record_import(
                edition=edition,
                token=token,
                data=data,
                file_name=filename,
                options={**options.as_dict(), "read_as": read_as(plan.table, plan.columns)},
                counts=plan.counts,
                by=None,
            )
    except ImportStopped as stopped:
        return cast(ImportPlan, stopped.plan), False  # it comes from our own file
    return plan, True


def _options(data: bytes, given: dict[str, Any]) -> ImportOptions:
    """Return the choices. Raises UnreadableFile for a column that the file does not have."""
    switches = ("create_missing", "without_rejected", "file_order", "file_names")
    texts = ("category", "body", "badge_type", "encoding", "delimiter")
    options = ImportOptions(
        **{name: given[name] for name in (*switches, *texts)},
        heading_line=0 if given["no_headings"] else None,
    )
    if not given["columns"]:
        return options
    table = read_attendee_table(data, filename=given["file"].name, options=options)
    return replace(options, columns=columns_named(table, given["columns"]))
