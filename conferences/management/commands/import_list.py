"""Import a list from the command line, by the same rules as in the admin."""

import argparse
import uuid
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from conferences.enums import ImportKind
from conferences.importing.kinds import ImportStopped, ListKind, Plan, kind_of
from conferences.importing.report import report_of
from conferences.management.outside import find_edition, message_of, read_file, say, write_report
from conferences.models import Edition, ImportBatch
from conferences.services.imports import record_import
from eventsite.lib.tables.limits import UnreadableFile

#: Attendees have choices of their own, and so a command of their own.
_KINDS = [kind.value for kind in ImportKind if kind is not ImportKind.DELEGATES]
_CHOICES = ("create_missing", "without_rejected", "encoding", "delimiter")


class Command(BaseCommand):
    help = (
        "Import a list of bodies, topics, rooms or sessions. Exit status 0 when no row was rejected, else 1; "
        "a rejected row stops the whole file unless --without-rejected is given."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("kind", choices=_KINDS, help="what the rows of the file are")
        parser.add_argument(
            "file",
            metavar="FILE",
            type=Path,
            help="CSV, TSV, XLSX or ODS; sessions also schedule.json or schedule.xml",
        )
        parser.add_argument(
            "--edition",
            default="",
            metavar="SERIES/NUMBER",
            help="for example sample-forum/9; needed for rooms and sessions, possible for topics",
        )
        parser.add_argument(
            "--create-missing",
            action="store_true",
            help="sessions: create unknown days, rooms and topics; unknown speakers become guests",
        )
        parser.add_argument(
            "--without-rejected", action="store_true", help="write the valid rows, leave the others out"
        )
        parser.add_argument("--encoding", default="", help="default: found by looking")
        parser.add_argument("--delimiter", default="", help="default: found by looking")
        parser.add_argument("--dry-run", action="store_true", help="compare and report, write nothing")
        parser.add_argument("--report", type=Path, metavar="FILE.json", help="write the result as JSON")

    def handle(self, **given: Any) -> None:
        kind = kind_of(given["kind"])
        edition = _edition(kind, given["edition"])
        data = read_file(given["file"])
        try:
            plan, written = _run(kind, edition, data, given)
        except (UnreadableFile, ValidationError) as error:
            raise CommandError(f"{given['file']}: {message_of(error)}") from None
        if given["report"]:
            write_report(given["report"], report_of(plan, written=written))
        say(self.stdout, plan, written=written, dry_run=given["dry_run"])


def _edition(kind: ListKind, name: str) -> Edition | None:
    if name and not (kind.concerns_edition or kind.may_concern_edition):
        raise CommandError(f"A list of {kind.name.value} belongs to no edition: leave --edition out.")
    if not name and kind.concerns_edition:
        raise CommandError(f"Say with --edition to which edition the {kind.name.value} belong.")
    return find_edition(name) if name else None


def _run(kind: ListKind, edition: Edition | None, data: bytes, given: dict[str, Any]) -> tuple[Plan, bool]:
    """Plan, and write unless told otherwise. Returns the plan and whether it was written."""
    options = {name: given[name] for name in _CHOICES}
    name = given["file"].name
    if given["dry_run"]:
        return kind.plan(edition=edition, data=data, filename=name, options=options), False
    batch = ImportBatch(kind=kind.name, edition=edition, token=uuid.uuid4(), file_name=name)
    try:
        with transaction.atomic():
            plan = kind.execute(batch=batch, data=data, options=options, by=None, expected="")
            record_import(
                kind=kind.name,
                edition=edition,
                token=batch.token,
                data=data,
                file_name=name,
                options=options,
                counts=plan.counts,
                by=None,
            )
    except ImportStopped as stopped:
        return stopped.plan, False
    return plan, True
