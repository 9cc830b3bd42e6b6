"""Print the list of participants of an edition from the command line, for cron and for a printing office."""

import argparse
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from conferences.enums import Language
from conferences.management.outside import find_edition, message_of
from conferences.models import Edition
from delegations.enums import ListKind
from delegations.exporting.printed_lists import UnprintableList, freeze, print_list
from delegations.management.outside import check_free, write_new
from delegations.reports.frozen_lists import FORMS, AlteredFile, frozen_file
from delegations.reports.printed_list.building import paper_list


class Command(BaseCommand):
    help = (
        "Write the list of participants of an edition as PDF or DOCX. With --freeze the list is kept too, "
        "with both files and their hashes."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("edition", metavar="SERIES/NUMBER", help="for example sample-forum/9")
        parser.add_argument("--format", required=True, choices=FORMS)
        parser.add_argument(
            "--out", required=True, type=Path, metavar="FILE", help="a new file: none is overwritten"
        )
        parser.add_argument(
            "--language", default="", choices=["", *Language.values], help="default: that of the list"
        )
        parser.add_argument(
            "--freeze", default="", choices=["", *ListKind.values], help="keep the list as this kind"
        )
        parser.add_argument(
            "--reason", default="", help="why a final list supersedes the one that is frozen already"
        )

    def handle(self, **given: Any) -> None:
        edition = find_edition(given["edition"])
        out: Path = given["out"]
        check_free(out)
        try:
            content, said = _made(edition, given)
        except UnprintableList as error:
            raise CommandError(_told(error)) from None
        except (ValidationError, AlteredFile) as error:
            raise CommandError(message_of(error)) from None
        write_new(out, content)
        self.stdout.write(f"{out}: {said}")


def _made(edition: Edition, given: dict[str, Any]) -> tuple[bytes, str]:
    form, language = given["format"], given["language"]
    if given["freeze"]:
        row = freeze(
            edition=edition,
            kind=given["freeze"],
            language=language,
            by=None,
            supersedes_because=given["reason"],
        )
        counts = f"{row.body_count} bodies, {row.person_count} persons"
        return frozen_file(row, form).content, f"{row.kind} list {row.number} frozen, {counts}"
    at = timezone.now()
    paper = paper_list(edition, language=language, at=at)
    content = print_list(paper, form, edition=edition, at=at)
    return content, f"draft, {paper.bodies} bodies, {paper.persons} persons"


def _told(error: UnprintableList) -> str:
    """Name the rows and not the texts: what a command says may end in a log."""
    rows = [
        f"delegate {found.delegate}" if found.delegate else f"delegation {found.delegation}"
        for found in error.texts
        if found.delegation
    ]
    where = ", ".join(dict.fromkeys(rows)) or "the head of the list"
    return (
        "Nothing was printed: these hold a character that no font can draw: "
        f"{where}. The page of the list in the admin shows the texts."
    )
