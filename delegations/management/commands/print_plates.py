"""Print name plates from the command line, for a mail merge or a printing office."""

import argparse
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from conferences.enums import Language
from conferences.management.outside import find_edition
from delegations.enums import PlateKind, PlateSides
from delegations.exporting.mail_merge import Draw, plates_csv
from delegations.exporting.name_plates_pdf import plates_pdf
from delegations.management.outside import check_free, find_category, told, write_new
from delegations.reports.name_plates import PlateChoice, name_plates

_DRAW: dict[str, Draw] = {"pdf": plates_pdf, "csv": plates_csv}


class Command(BaseCommand):
    help = "Print the name plates of an edition into a file: A4 sheets to fold, in protocol order."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("edition", metavar="SERIES/NUMBER", help="for example sample-forum/8")
        parser.add_argument(
            "--out", required=True, type=Path, metavar="FILE", help="a new file: none is overwritten"
        )
        parser.add_argument("--format", choices=sorted(_DRAW), default="pdf")
        parser.add_argument(
            "--of", choices=PlateKind.values, default=PlateKind.BODIES, help="default: bodies"
        )
        parser.add_argument(
            "--languages", default="", metavar="ru,en", help="one or two; default: the list language"
        )
        parser.add_argument(
            "--sides",
            choices=PlateSides.values,
            default=PlateSides.OTHER_SIDE,
            help="where the second language stands",
        )
        parser.add_argument("--category", default="", help="the short name of a category")
        parser.add_argument(
            "--only-present", action="store_true", help="bodies with a delegate who takes a seat"
        )

    def handle(self, **given: Any) -> None:
        edition = find_edition(given["edition"])
        check_free(given["out"])
        choice = PlateChoice(
            kind=given["of"],
            languages=_languages(given["languages"]),
            sides=given["sides"],
            category=find_category(edition, given["category"]),
            only_present=given["only_present"],
        )
        plates = name_plates(edition, choice)
        try:
            content = _DRAW[given["format"]](edition, plates, at=timezone.now())
        except ValidationError as error:
            raise CommandError(told(error)) from None
        write_new(given["out"], content)
        self.stdout.write(f"{len(plates)} name plates in {given['out']}.")


def _languages(text: str) -> tuple[str, ...]:
    """Return the languages of a list such as `ru,en`. Raises CommandError."""
    languages = tuple(part.strip().lower() for part in text.split(",") if part.strip())
    unknown = [code for code in languages if code not in Language.values]
    if unknown or len(languages) > 2:
        raise CommandError(f"“{text}” is not one language or two. There are: {', '.join(Language.values)}.")
    return tuple(dict.fromkeys(languages))
