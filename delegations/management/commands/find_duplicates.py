from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from delegations.enums import RecordKind
from delegations.services.duplicates import MOST, find_duplicates


class Command(BaseCommand):
    help = "Look for persons and bodies that are on record twice, and put them into the queue for a decision."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--kind", choices=RecordKind.values, help="only persons, or only bodies")
        parser.add_argument("--most", type=int, default=MOST, help="pairs that may wait for a decision")

    def handle(self, *args: Any, **options: Any) -> None:
        """Look and say what was found, in counts alone: the names stay in the records."""
        for kind in [RecordKind(options["kind"])] if options["kind"] else RecordKind:
            found = find_duplicates(kind=kind, most=options["most"])
            self.stdout.write(
                f"{kind.value}: {found.new} new, {found.again} again, {found.gone} gone, "
                f"{found.waiting} to be decided, {found.left} left for later"
            )
