"""A backup brings back every row and file, or says why it cannot and changes nothing."""

import datetime as dt
import io
import json
import stat
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.auth.models import Group, Permission, User
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.models import Model
from django.utils import translation

from conferences.models import Edition, Series
from delegations.models import Delegate
from eventsite.desk.backup import BackupError, restore_backup, write_backup
from eventsite.desk.backup.rows import NOT_KEPT, NaturalKeys, all_models
from tests.factories import DelegateFactory, SessionFactory, TopicFactory

pytestmark = pytest.mark.django_db

Snapshot = dict[str, list[tuple[Any, ...]]]


def snapshot() -> Snapshot:
    """Return every column of every kept table as the database holds it, natural keys for passing numbers."""
    by_label = all_models()
    keys = NaturalKeys(by_label)
    return {label: rows_of(model, keys) for label, model in by_label.items() if label not in NOT_KEPT}


def rows_of(model: type[Model], keys: NaturalKeys) -> list[tuple[Any, ...]]:
    fields = model._meta.local_concrete_fields
    columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM {model._meta.db_table} ORDER BY id")  # noqa: S608 (own names)
        rows = cursor.fetchall()
    return [
        tuple(
            keys.key(label, value) if (label := keys.applies(field)) else value
            for field, value in zip(fields, row, strict=True)
        )
        for row in rows
    ]


def fill() -> None:
    """Rows that are easy to lose: translations without English, history with old values, links, moments."""
    with translation.override("ru"):
        series = Series.objects.create(slug="only-russian", name="Сотрудничество", acronym="С")
    series.name_ru = "Сотрудничество без границ"
    series.save()
    delegate = DelegateFactory(full_name="H.H the “Sample”, O'Neil", function="Line one\nLine two")
    delegate.replaced_by, delegate.status = DelegateFactory(delegation=delegate.delegation), "replaced"
    delegate.save()
    session = SessionFactory()
    session.topics.add(TopicFactory(), TopicFactory())
    user = User.objects.create_user("officer", password="p")
    group = Group.objects.create(name="Officers")
    group.permissions.add(Permission.objects.get(codename="change_delegate"))
    user.groups.add(group)
    kind = ContentType.objects.get_for_model(Edition)
    LogEntry.objects.create(
        user=user, content_type=kind, object_id="1", action_flag=ADDITION, object_repr="x"
    )
    Series.objects.filter(pk=series.pk).update(created_at=dt.datetime(2019, 1, 2, 3, 4, 5, 678901, dt.UTC))
    default_storage.save("documents/inf-1.txt", ContentFile(b"agenda"))


@contextmanager
def passing_rows() -> Iterator[None]:
    """Hold the rows and files of `fill` while the block lasts."""
    with transaction.atomic():
        fill()
        yield
        transaction.set_rollback(True)
    default_storage.delete("documents/inf-1.txt")


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """A backup of rows and files that are gone again."""
    with passing_rows():
        path, _manifest = write_backup(tmp_path / "backups")
    return path


def rewrite(path: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """Return a copy of a backup with its members changed."""
    with tarfile.open(path) as tar:
        members = {info.name: tar.extractfile(info).read() for info in tar}  # type: ignore[union-attr]
    change(members)
    copy = path.with_name("changed.tar.gz")
    with tarfile.open(copy, "w:gz") as tar:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
    return copy


def test_restore_brings_back_every_column_of_every_row(tmp_path: Path) -> None:
    with passing_rows():
        rows = snapshot()
        path, _manifest = write_backup(tmp_path / "backups")

    restore_backup(path)

    assert snapshot() == rows


def test_restore_brings_back_the_media(backup: Path) -> None:
    restore_backup(backup)

    with default_storage.open("documents/inf-1.txt") as stored:
        assert stored.read() == b"agenda"


def test_restore_keeps_a_text_that_exists_in_one_language_only(backup: Path) -> None:
    restore_backup(backup)

    series = Series.objects.get(slug="only-russian")
    assert (series.name_en, series.name_ru) == (None, "Сотрудничество без границ")


def test_restore_keeps_the_history_in_its_order(backup: Path) -> None:
    restore_backup(backup)

    history = Series.objects.get(slug="only-russian").history.order_by("history_date")
    assert [row.name_ru for row in history] == ["Сотрудничество", "Сотрудничество без границ"]


def test_restored_rows_count_on_from_the_highest_key(backup: Path) -> None:
    restore_backup(backup)
    highest = max(Delegate.objects.values_list("pk", flat=True))

    assert DelegateFactory().pk > highest


def test_restore_replaces_the_groups_that_migrations_made(backup: Path) -> None:
    Group.objects.create(name="Made by a migration")

    restore_backup(backup)

    assert [group.name for group in Group.objects.order_by("name")] == ["Officers"]


def test_backup_is_readable_by_its_owner_alone(backup: Path) -> None:
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (backup, backup.parent)]

    assert modes == [0o600, 0o700]


def test_backup_leaves_nothing_beside_the_file(backup: Path) -> None:
    assert list(backup.parent.iterdir()) == [backup]


def test_backup_counts_every_table_but_the_excluded_ones(backup: Path) -> None:
    with tarfile.open(backup) as tar:
        manifest = json.load(tar.extractfile("manifest.json"))  # type: ignore[arg-type]
    living = {
        model._meta.label for model in apps.get_models(include_auto_created=True) if model._meta.managed
    }

    assert set(manifest["models"]) == living - NOT_KEPT


def test_restore_refuses_a_filled_installation(backup: Path) -> None:
    fill()
    rows = snapshot()

    with pytest.raises(BackupError, match="is not empty: it has rows in"):
        restore_backup(backup)
    assert snapshot() == rows


def test_restore_refuses_a_filled_media_folder(backup: Path) -> None:
    default_storage.save("photo.jpg", ContentFile(b"x"))

    with pytest.raises(BackupError, match=r"media folder holds files, photo\.jpg"):
        restore_backup(backup)


@pytest.mark.parametrize("cut", [0, 100, 0.5, -20])
def test_restore_refuses_a_file_cut_short(backup: Path, cut: float) -> None:
    content = backup.read_bytes()
    backup.write_bytes(content[: int(len(content) * cut) if isinstance(cut, float) else cut])

    with pytest.raises(BackupError, match=r"damaged|no manifest"):
        restore_backup(backup)
    assert not Series.objects.exists()


def test_restore_refuses_a_changed_member(backup: Path) -> None:
    def change(members: dict[str, bytes]) -> None:
        members["media/documents/inf-1.txt"] = b"forged"

    with pytest.raises(BackupError, match=r"checksum of 'media/documents/inf-1\.txt' differs"):
        restore_backup(rewrite(backup, change))
    assert not Series.objects.exists()


def test_restore_refuses_a_missing_member(backup: Path) -> None:
    def change(members: dict[str, bytes]) -> None:
        del members["data/conferences.Series.jsonl"]

    with pytest.raises(BackupError, match=r"'data/conferences\.Series\.jsonl' is missing"):
        restore_backup(rewrite(backup, change))


def test_restore_refuses_a_member_that_leaves_its_folder(backup: Path) -> None:
    def change(members: dict[str, bytes]) -> None:
        manifest = json.loads(members["manifest.json"])
        manifest["members"]["media/../evil"] = manifest["members"].pop("media/documents/inf-1.txt")
        members["media/../evil"] = members.pop("media/documents/inf-1.txt")
        members["manifest.json"] = json.dumps(manifest).encode()

    with pytest.raises(BackupError, match="damaged"):
        restore_backup(rewrite(backup, change))


def test_restore_refuses_another_schema(backup: Path) -> None:
    def change(members: dict[str, bytes]) -> None:
        manifest = json.loads(members["manifest.json"])
        manifest["migrations"]["conferences"].append("9999_later")
        members["manifest.json"] = json.dumps(manifest).encode()

    with pytest.raises(BackupError, match=r"conferences\.9999_later stand on one side only"):
        restore_backup(rewrite(backup, change))


def test_restore_takes_everything_back_when_a_count_differs(backup: Path) -> None:
    def change(members: dict[str, bytes]) -> None:
        manifest = json.loads(members["manifest.json"])
        manifest["models"]["delegations.Delegate"] += 1
        members["manifest.json"] = json.dumps(manifest).encode()

    with pytest.raises(BackupError, match=r"delegations\.Delegate: 2 rows came back of 3"):
        restore_backup(rewrite(backup, change))
    assert not Series.objects.exists()
    assert not default_storage.exists("documents/inf-1.txt")


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"%PDF-1.7 not a backup", "cannot be read as a backup"), (b"", "cannot be read as a backup")],
)
def test_restore_command_says_what_is_wrong_with_a_foreign_file(
    tmp_path: Path, content: bytes, message: str
) -> None:
    path = tmp_path / "foreign.tar.gz"
    path.write_bytes(content)

    with pytest.raises(CommandError, match=message):
        call_command("restore", path)


def test_restore_command_names_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"There is no file .*absent\.tar\.gz"):
        call_command("restore", tmp_path / "absent.tar.gz")


@pytest.mark.django_db(transaction=True)
def test_both_commands_work_outside_a_transaction_and_say_what_they_did(tmp_path: Path) -> None:
    fill()
    rows = snapshot()
    said = io.StringIO()
    call_command("backup", folder=tmp_path / "backups", stdout=said)
    call_command("flush", interactive=False, verbosity=0)
    default_storage.delete("documents/inf-1.txt")
    call_command("restore", next((tmp_path / "backups").glob("eventsite-*.tar.gz")), stdout=said)

    count = sum(len(table) for table in rows.values())
    assert snapshot() == rows
    assert f": {count} rows of {len(rows)} tables, 1 media files" in said.getvalue()
    assert f"Restored {count} rows of {len(rows)} tables and 1 media files" in said.getvalue()
