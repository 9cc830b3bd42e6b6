"""Release the programmes that stood in public before there were releases."""

from typing import Any

from django.core.management.base import BaseCommand

from conferences.models import Edition
from delegations.services.releases import release_waiting


class Command(BaseCommand):
    help = "Release the programmes of published editions that have sessions and were never released."

    def handle(self, *_args: Any, **_options: Any) -> None:
        released = release_waiting(Edition.objects.select_related("series"), by=None)
        names = ", ".join(str(release.edition) for release in released)
        self.stdout.write(f"Programmes released: {names or 'none, nothing was waiting'}.")
