"""Bring a backup back into an empty installation: everything, or nothing."""

from dataclasses import dataclass
from pathlib import Path

from django.core.files import File
from django.core.files.storage import default_storage
from django.core.management.color import no_style
from django.db import DatabaseError, connection, transaction

from eventsite.desk.backup.archive import BackupError, Manifest, Reader, open_backup
from eventsite.desk.backup.dump import applied_migrations, media_names
from eventsite.desk.backup.rows import MADE_BY_MIGRATIONS, Model, NaturalKeys, all_models, kept, load_rows


@dataclass(frozen=True)
class Restored:
    """What came back."""

    manifest: Manifest
    rows: int
    files: int


def restore_backup(path: Path) -> Restored:
    """Restore a backup. Raises BackupError, and then nothing has changed.

    The checksums are compared before anything is written; the rows come in one transaction, their counts are
    compared with the manifest, and the media are taken away again when it fails.
    """
    with open_backup(path) as reader:
        _refuse_other_schema(reader.manifest)
        by_label = all_models()
        models = kept(by_label)
        _refuse_rows_or_files(models)
        written: list[str] = []
        try:
            with transaction.atomic():
                _load(models, NaturalKeys(by_label), reader)
                _store(reader, written)
        except BaseException:
            for name in written:
                default_storage.delete(name)
            raise
        return Restored(reader.manifest, sum(reader.manifest.models.values()), len(written))


def _refuse_other_schema(manifest: Manifest) -> None:
    here = {(app, name) for app, names in applied_migrations().items() for name in names}
    there = {(app, name) for app, names in manifest.migrations.items() for name in names}
    if here == there:
        return
    only = ", ".join(sorted(f"{app}.{name}" for app, name in here ^ there))
    raise BackupError(
        f"The backup was made by eventsite {manifest.eventsite_version} with another schema: "
        f"{only} stand on one side only. Restore it with the version that made it, then upgrade and migrate."
    )


def _refuse_rows_or_files(models: dict[str, Model]) -> None:
    filled = [
        label
        for label, model in models.items()
        if label not in MADE_BY_MIGRATIONS and model._base_manager.order_by("pk").exists()
    ]
    if filled:
        raise BackupError(
            f"This installation is not empty: it has rows in {', '.join(filled[:5])}. "
            "A backup is restored into an empty one: name another database in DATABASE_URL, or move "
            "var/db.sqlite3 away, and try again."
        )
    name = next(media_names(), None)
    if name:
        raise BackupError(
            f"This installation is not empty: its media folder holds files, {name} for one. "
            "Name another folder in MEDIA_ROOT, or move the files away, and try again."
        )


def _load(models: dict[str, Model], keys: NaturalKeys, reader: Reader) -> None:
    counts = reader.manifest.models
    if counts.keys() != models.keys():
        differ = ", ".join(sorted(counts.keys() ^ models.keys()))
        raise BackupError(f"The backup and this version know different tables: {differ}.")
    for label in sorted(MADE_BY_MIGRATIONS, reverse=True):
        models[label]._base_manager.all().delete()
    try:
        for label, model in models.items():
            load_rows(model, reader.rows(label), keys)
        connection.check_constraints()
    except (DatabaseError, KeyError) as error:
        # The database's own words may quote a row: of an error here only its kind is told.
        raise BackupError(
            f"{label} cannot be loaded ({type(error).__name__}). Nothing was restored."
        ) from None
    _reset_sequences(list(models.values()))
    _compare_counts(models, counts)


def _compare_counts(models: dict[str, Model], counts: dict[str, int]) -> None:
    for label, model in models.items():
        found = model._base_manager.count()
        if found != counts[label]:
            raise BackupError(f"{label}: {found} rows came back of {counts[label]}. Nothing was restored.")


def _reset_sequences(models: list[Model]) -> None:
    """Let new rows count on from the highest restored key."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)


def _store(reader: Reader, written: list[str]) -> None:
    for name, content in reader.media():
        stored = default_storage.save(name, File(content, name))
        written.append(stored)
        if stored != name:
            raise BackupError(f"{name!r} could not be stored under its own name. Nothing was restored.")
