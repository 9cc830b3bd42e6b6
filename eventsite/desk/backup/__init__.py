"""Backup and restore: one file with every row, the media, and a manifest of counts and checksums."""

from eventsite.desk.backup.archive import BackupError
from eventsite.desk.backup.dump import write_backup
from eventsite.desk.backup.load import Restored, restore_backup

__all__ = ["BackupError", "Restored", "restore_backup", "write_backup"]
