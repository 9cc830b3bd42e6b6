"""Import an attendee file from the command line, by the same rules as in the admin."""

import argparse
import json
import os
import uuid
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from conferences.importing.columns import columns_named, keep_choice, read_as
from conferences.importing.kinds import ImportStopped, findings
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
            "--file-order", action="store_true", help="list the bodies in the order of the file"
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
        edition = _edition(given["edition"])
        data = _read(given["file"])
        try:
            plan, written = _run(edition, data, given)
        except (UnreadableFile, ValidationError) as error:
            raise CommandError(f"{given['file']}: {_message(error)}") from None
        if given["report"]:
            _write_report(
                given["report"], plan, written=written, stopped=not written and not given["dry_run"]
            )
        self._say(plan, written=written, dry_run=given["dry_run"])
        if plan.is_blocked:
            raise CommandError(
                "Rows were rejected; the others are written."
                if written
                else "Rows are rejected: nothing was written."
            )

    def _say(self, plan: ImportPlan, *, written: bool, dry_run: bool) -> None:
        for row, finding in findings(plan.rows):
            column = f", {finding.column}" if finding.column else ""
            self.stdout.write(f"line {row.line}{column}: {row.verdict.value}: {finding.reason}")
        counts = ", ".join(f"{name} {count}" for name, count in plan.counts.items())
        outcome = "written" if written else "dry run, nothing written" if dry_run else "nothing written"
        self.stdout.write(f"{counts} ({outcome})")


def _edition(name: str) -> Edition:
    slug, _slash, number = name.rpartition("/")
    editions = Edition.objects.select_related("series").order_by("series__slug", "number")
    found = editions.filter(series__slug=slug, number=int(number)).first() if number.isdecimal() else None
    if found is None:
        known = ", ".join(f"{edition.series.slug}/{edition.number}" for edition in editions[:20])
        raise CommandError(f"There is no edition “{name}”. On record: {known or 'none yet'}.")
    return found


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror or 'cannot be read'}.") from None


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
    names = ("create_missing", "without_rejected", "file_order", "category", "body", "badge_type")
    options = ImportOptions(
        **{name: given[name] for name in (*names, "encoding", "delimiter")},
        heading_line=0 if given["no_headings"] else None,
    )
    if not given["columns"]:
        return options
    table = read_attendee_table(data, filename=given["file"].name, options=options)
    return replace(options, columns=columns_named(table, given["columns"]))


def _message(error: Exception) -> str:
    return " ".join(error.messages) if isinstance(error, ValidationError) else str(error)


def _write_report(path: Path, plan: ImportPlan, *, written: bool, stopped: bool) -> None:
    """Write the report readable by its owner alone: it names people."""
    report = as_report(plan, written=written, stopped=stopped)
    text = json.dumps(report, ensure_ascii=False, indent=1)
    try:
        with os.fdopen(
            os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8"
        ) as file:
            file.write(text)
    except OSError as error:
        raise CommandError(f"The report {path} cannot be written: {error.strerror}.") from None
