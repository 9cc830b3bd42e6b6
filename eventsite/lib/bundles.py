"""Static files put together, so that a first visit asks for few of them. Their sources stay apart.

A finder of Django's static files: it writes each bundle anew where a source has changed, then serves the
folder of bundles like any other. Addresses in a style sheet (`../vendor/…`) hold, since a bundle stands as
deep as its sources.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.storage import FileSystemStorage

FOLDER = "bundles"


class BundleFinder(BaseFinder):
    """Finds the bundles of `settings.STATIC_BUNDLES`: name to the sources in `BASE_DIR/static`, in order."""

    def __init__(self, *_arguments: Any, **_options: Any) -> None:
        self.sources = Path(settings.BASE_DIR) / "static"
        self.location = Path(settings.VAR_DIR) / "bundled"
        self.storage = FileSystemStorage(location=self.location)

    def check(self, **_options: Any) -> list[Any]:
        return []

    # The name of an argument of find() changed between versions of Django.
    def find(self, path: str, find_all: bool = False, **_options: Any) -> Any:  # noqa: FBT001, FBT002
        name = path.removeprefix(f"{FOLDER}/")
        if name == path or name not in settings.STATIC_BUNDLES:
            return []
        found = str(self._written(name))
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        for name in settings.STATIC_BUNDLES:
            if not matches_patterns(f"{FOLDER}/{name}", list(ignore_patterns or ())):
                self._written(name)
                yield f"{FOLDER}/{name}", self.storage

    def _written(self, name: str) -> Path:
        """Return the path of a bundle, made anew where it differs from its sources."""
        path = self.location / FOLDER / name
        content = self.content(name)
        if not path.is_file() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            # Whoever reads meanwhile finds the old one or the new one.
            fresh = path.with_name(f"{path.name}.{os.getpid()}")
            fresh.write_bytes(content)
            fresh.replace(path)
        return path

    def content(self, name: str) -> bytes:
        parts = [(self.sources / source).read_bytes().rstrip() for source in settings.STATIC_BUNDLES[name]]
        return b"\n".join(parts) + b"\n"
