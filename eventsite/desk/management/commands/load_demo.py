"""Load the demo data, or move the sample's current edition to today."""

from typing import Any

from django.core.management.base import BaseCommand

from eventsite.desk.demo.loading import load_demo


class Command(BaseCommand):
    help = (
        "Load the demo data once; after that, move the sample's current edition so that its day 2 is today."
    )

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.stdout.write(load_demo())
