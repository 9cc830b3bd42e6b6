"""Files in and out of the lists of the admin: the same pages for every kind of list."""

from conferences.admin.imports import columns, record

__all__ = ["columns", "record"]
