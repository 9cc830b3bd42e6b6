"""Bring a backup back into an empty installation."""

from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from eventsite.desk.backup import BackupError, restore_backup


class Command(BaseCommand):
    help = "Restore a file of `manage.py backup` into an empty installation; a filled one is refused."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the backup, eventsite-….tar.gz")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["file"].is_file():
            raise CommandError(
                f"There is no file {options['file']}. `ls var/backups` shows those of this machine."
            )
        if not connection.introspection.table_names():
            call_command("migrate", verbosity=0)
        try:
            restored = restore_backup(options["file"])
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"Restored {restored.rows} rows of {len(restored.manifest.models)} tables "
            f"and {restored.files} media files, as they were at {restored.manifest.created_at}. "
            "People sign in again; their passwords are the same."
        )
