"""Collect the static files only when one has changed: compressing them is the slow part of a start."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def collect_static_files() -> bool:
    """Run collectstatic when a source changed since the last time; say whether it ran."""
    root = Path(settings.STATIC_ROOT)
    stamp = root.with_name(f"{root.name}.sha256")
    state = _state_of_sources()
    if stamp.exists() and stamp.read_text() == state and (root / "staticfiles.json").exists():
        return False
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(state)
    return True


def _state_of_sources() -> str:
    """Hash name, size and moment of every source, and where the files shall be served."""
    digest = hashlib.sha256(f"{settings.STATIC_URL} {settings.STORAGES['staticfiles']}".encode())
    for finder in get_finders():
        for name, storage in finder.list(None):
            path = Path(storage.path(name))
            about = path.stat()
            digest.update(f"{path}\0{about.st_size}\0{about.st_mtime_ns}\n".encode())
    return digest.hexdigest()
