"""Bring an installation up to date, each time it starts: what is done already is left alone."""

import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, connection

from conferences.models import Series
from eventsite.desk.static_files import collect_static_files

STAFF = "secretariat"
SAMPLE = "sample-forum"


class Command(BaseCommand):
    help = "Migrate, load reference and demo data, collect static files and make the first staff account."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument(
            "--no-demo", action="store_true", help="leave the demo data and the staff account out"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            make_folders()
        except OSError as error:
            raise CommandError(
                f"{error.filename} cannot be made: {error.strerror}. "
                "Mend the rights of its folder, or DATABASE_URL and MEDIA_ROOT."
            ) from error
        ask_database()
        self.stdout.write("Database: migrating and loading reference data …")
        call_command("migrate", interactive=False, verbosity=0)
        for step in ("load_states", "sync_roles"):
            call_command(step, verbosity=0)
        if not options["no_demo"] and wants_demo():
            call_command("load_demo", verbosity=0)
        if collect_static_files():
            self.stdout.write("Static files: collected and compressed.")
        if not options["no_demo"]:
            self.stdout.write(first_account())


def ask_database() -> None:
    """Raise CommandError, with what to look at, when the database does not answer."""
    try:
        connection.ensure_connection()
    except OperationalError as error:
        answer = " ".join(str(error).split())
        raise CommandError(
            f"The database of DATABASE_URL does not answer: {answer}\n"
            "Start it or mend the address; without DATABASE_URL the site keeps its own SQLite file in var/."
        ) from error


def wants_demo() -> bool:
    """Say whether the demo data shall be loaded, or moved to today: not beside somebody's own series."""
    return Series.objects.filter(slug=SAMPLE).exists() or not Series.objects.exists()


def make_folders() -> None:
    """Make the places of what this installation writes; database and media are for its own user alone."""
    (settings.BASE_DIR / "var").mkdir(exist_ok=True)
    Path(settings.MEDIA_ROOT).mkdir(mode=0o700, parents=True, exist_ok=True)
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3") and "memory" not in str(database["NAME"]):
        Path(database["NAME"]).touch(mode=0o600)


def first_account() -> str:
    """Make the staff account once, with a fresh password, and say what to do about it."""
    users = get_user_model()._default_manager
    if users.filter(username=STAFF).exists():
        return (
            f"Staff account: {STAFF} (made earlier). "
            f"A new password: .venv/bin/python manage.py changepassword {STAFF}"
        )
    password = secrets.token_urlsafe(12)
    get_user_model().objects.create_superuser(username=STAFF, password=password)
    return f"Staff account, shown this once - name: {STAFF} password: {password}"
