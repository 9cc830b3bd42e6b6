from typing import Any

from django.core.management.base import BaseCommand

from eventsite.desk.roles import ROLES, sync_roles


class Command(BaseCommand):
    help = "Give the groups of the staff the permissions of their roles; other groups are left alone."

    def handle(self, *args: Any, **options: Any) -> None:
        changed = sync_roles()
        if options["verbosity"] > 0:
            self.stdout.write(f"{len(ROLES)} roles, changed: {', '.join(changed) or 'none'}.")
