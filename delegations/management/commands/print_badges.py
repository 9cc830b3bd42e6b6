"""Print badges from the command line, for a nightly job or a mail merge."""

import argparse
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from conferences.management.outside import find_edition
from conferences.models import Edition
from delegations.enums import BadgePaper, BadgePopulation, BadgesWanted
from delegations.exporting.badge_printing import print_badges
from delegations.exporting.badges_pdf import badges_pdf
from delegations.exporting.mail_merge import Draw, badges_csv
from delegations.management.outside import check_free, find_category, told, write_new
from delegations.reports.badge_choice import BadgeChoice, chosen_badges
from delegations.services.badges import AGAIN

_DRAW: dict[str, Draw] = {"pdf": badges_pdf, "csv": badges_csv}


class Command(BaseCommand):
    help = "Print the badges of an edition into a file. Each print is noted in the log of badges."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("edition", metavar="SERIES/NUMBER", help="for example sample-forum/8")
        parser.add_argument(
            "--out", required=True, type=Path, metavar="FILE", help="a new file: none is overwritten"
        )
        parser.add_argument("--format", choices=sorted(_DRAW), default="pdf")
        parser.add_argument(
            "--status",
            choices=BadgePopulation.values,
            default=BadgePopulation.ACCREDITED,
            help="default: accredited",
        )
        parser.add_argument("--type", default="", help="a badge type")
        parser.add_argument("--category", default="", help="the short name of a category")
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--only-new", action="store_true", help="those that were not printed yet")
        which.add_argument(
            "--only-changed", action="store_true", help="those that have changed since they were printed"
        )
        parser.add_argument(
            "--reason", choices=[str(each.value) for each in AGAIN], default="", help="why badges come again"
        )
        parser.add_argument("--paper", choices=BadgePaper.values, default="", help="default: of the template")
        parser.add_argument("--first", type=int, metavar="NUMBER", help="so many, in the order of the list")
        parser.add_argument(
            "--leave-out", action="store_true", help="names in the original script that no font can draw"
        )

    def handle(self, **given: Any) -> None:
        edition = find_edition(given["edition"])
        check_free(given["out"])
        texts = chosen_badges(edition, _choice(edition, given))[: given["first"]]
        try:
            printed = print_badges(
                edition=edition,
                texts=texts,
                paper=given["paper"],
                reason=given["reason"],
                by=None,
                at=timezone.now(),
                draw=_DRAW[given["format"]],
                leaves_out=given["leave_out"],
            )
        except ValidationError as error:
            raise CommandError(told(error)) from None
        write_new(given["out"], printed.data)
        self.stdout.write(f"{printed.count} badges in {given['out']}; batch {printed.batch} of the log.")


def _choice(edition: Edition, given: dict[str, Any]) -> BadgeChoice:
    wanted = BadgesWanted.NEW if given["only_new"] else BadgesWanted.ALL
    return BadgeChoice(
        population=given["status"],
        wanted=BadgesWanted.CHANGED if given["only_changed"] else wanted,
        badge_type=given["type"],
        category=find_category(edition, given["category"]),
    )
