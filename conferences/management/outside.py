"""What the commands of the imports share: arguments made into things, and results said and kept."""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError, OutputWrapper

from conferences.importing.kinds import Plan, findings
from conferences.models import Edition


def find_edition(name: str) -> Edition:
    """Return the edition named as `sample-forum/9`. Raises CommandError, naming those on record."""
    slug, _slash, number = name.rpartition("/")
    editions = Edition.objects.select_related("series").order_by("series__slug", "number")
    found = editions.filter(series__slug=slug, number=int(number)).first() if number.isdecimal() else None
    if found is None:
        known = ", ".join(f"{edition.series.slug}/{edition.number}" for edition in editions[:20])
        raise CommandError(f"There is no edition “{name}”. On record: {known or 'none yet'}.")
    return found


def read_file(path: Path) -> bytes:
    """Return the bytes of a file. Raises CommandError."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror or 'cannot be read'}.") from None


def message_of(error: Exception) -> str:
    """Return what an error says to the person."""
    return " ".join(error.messages) if isinstance(error, ValidationError) else str(error)


def write_report(path: Path, report: Mapping[str, Any]) -> None:
    """Write a report as JSON, readable by its owner alone: it may name people. Raises CommandError."""
    text = json.dumps(report, ensure_ascii=False, indent=1)
    try:
        with os.fdopen(
            os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8"
        ) as file:
            file.write(text)
    except OSError as error:
        raise CommandError(f"The report {path} cannot be written: {error.strerror}.") from None


def say(stdout: OutputWrapper, plan: Plan, *, written: bool, dry_run: bool) -> None:
    """Print every problem with its line, then the counts. Raises CommandError if a row is rejected."""
    for row, finding in findings(plan.rows):
        column = f", {finding.column}" if finding.column else ""
        stdout.write(f"line {row.line}{column}: {row.verdict.value}: {finding.reason}")
    counts = ", ".join(f"{name} {count}" for name, count in plan.counts.items())
    outcome = "written" if written else "dry run, nothing written" if dry_run else "nothing written"
    stdout.write(f"{counts} ({outcome})")
    if plan.is_blocked:
        raise CommandError(
            "Rows were rejected; the others are written."
            if written
            else "Rows are rejected: nothing was written."
        )
