"""Load the states and areas of UN M49."""

from typing import Any

from django.core.management.base import BaseCommand

from delegations.services.states import load_states


class Command(BaseCommand):
    help = "Load the states and areas of UN M49 with their short names; what is on record stays as it is."

    def handle(self, *_args: Any, **_options: Any) -> None:
        loaded = load_states()
        self.stdout.write(f"States and areas: {loaded.bodies} new, {loaded.names} names added.")
