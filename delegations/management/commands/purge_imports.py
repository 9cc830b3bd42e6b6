"""Erase uploaded attendee files that nobody confirmed within a day."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from conferences.services.imports import purge_imports


class Command(BaseCommand):
    help = "Erase uploaded attendee files that nobody confirmed within a day. Fit for a timer."

    def handle(self, **_options: Any) -> None:
        self.stdout.write(f"Erased: {purge_imports(now=timezone.now())}")
