"""Write a backup: a consistent picture of the database, then the media, into one file for its owner alone."""

import os
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile

import django
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from eventsite import __version__
from eventsite.desk.backup.archive import CHUNK, BackupError, Manifest, Writer, data_member
from eventsite.desk.backup.rows import NaturalKeys, all_models, dump_rows, kept


def write_backup(folder: Path) -> tuple[Path, Manifest]:
    """Write `eventsite-<moment>.tar.gz` into `folder` and return its path and manifest.

    The file appears whole or not at all; what is needed on the way lies in files without a name.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    now = timezone.now()
    path = folder / f"eventsite-{now:%Y%m%d-%H%M%S}.tar.gz"
    manifest = Manifest(
        now.isoformat(), __version__, django.__version__, connection.vendor, applied_migrations()
    )
    draft = path.with_suffix(".partial")
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as raw, tarfile.open(fileobj=raw, mode="w:gz") as tar:
            writer = Writer(tar, manifest)
            _add_rows(writer, folder)
            _add_media(writer, folder)
            writer.close()
        os.link(draft, path)
    except FileExistsError as error:
        raise BackupError(
            f"{path} exists already; a backup never replaces another. Try again in a second."
        ) from error
    finally:
        draft.unlink(missing_ok=True)
    return path, manifest


def applied_migrations() -> dict[str, list[str]]:
    """Return the names of the migrations of this database by app, both in order."""
    by_app: dict[str, list[str]] = {}
    for app, name in sorted(MigrationRecorder(connection).applied_migrations()):
        by_app.setdefault(app, []).append(name)
    return by_app


@contextmanager
def _one_moment() -> Iterator[None]:
    """Hold one picture of the database while it is read, table after table."""
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if connection.vendor == "postgresql" and outermost:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


def _add_rows(writer: Writer, folder: Path) -> None:
    with _one_moment():
        by_label = all_models()
        keys = NaturalKeys(by_label)
        for label, model in kept(by_label).items():
            with SpooledTemporaryFile(max_size=CHUNK, mode="w+b", dir=str(folder)) as rows:
                writer.manifest.models[label] = dump_rows(model, keys, rows)
                writer.add(data_member(label), rows)


def _add_media(writer: Writer, folder: Path) -> None:
    for name in sorted(media_names()):
        with (
            default_storage.open(name) as source,
            SpooledTemporaryFile(max_size=CHUNK, mode="w+b", dir=str(folder)) as copy,
        ):
            copyfileobj(source, copy)
            writer.add(f"media/{name}", copy)


def media_names(folder: str = "") -> Iterator[str]:
    """Yield the names of all stored files."""
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in files:
        yield f"{folder}{name}"
    for name in folders:
        yield from media_names(f"{folder}{name}/")
