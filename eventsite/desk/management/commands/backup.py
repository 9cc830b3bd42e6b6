"""Write one file with the whole installation in it."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from eventsite.desk.backup import BackupError, write_backup


class Command(BaseCommand):
    help = "Write the database, the media and a manifest with counts and checksums into one file."

    def add_arguments(self, parser: CommandParser) -> None:
        folder = settings.BASE_DIR / "var" / "backups"
        parser.add_argument(
            "--folder", type=Path, default=folder, help=f"where to write it (default: {folder})"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            path, manifest = write_backup(options["folder"])
        except BackupError as error:
            raise CommandError(str(error)) from error
        files = sum(name.startswith("media/") for name in manifest.members)
        rows = sum(manifest.models.values())
        self.stdout.write(
            f"{path}: {rows} rows of {len(manifest.models)} tables, {files} media files, "
            f"{path.stat().st_size:,} bytes.\n"
            "It holds personal data in plain text: keep it where only you can read it."
        )
