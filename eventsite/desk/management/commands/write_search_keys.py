"""manage.py write_search_keys: after an upgrade that changed how words are spelled for the search."""

from typing import Any

from django.core.management.base import BaseCommand

from eventsite.lib.search.writing import rewrite_every_key


class Command(BaseCommand):
    help = "Write the keys by which the search finds records anew; what is right already stays."

    def handle(self, *args: Any, **options: Any) -> None:
        written = rewrite_every_key()
        self.stdout.write(f"{written} search keys written.")
