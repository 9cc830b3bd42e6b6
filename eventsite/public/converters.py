"""Parts of addresses that only the roof knows."""

from django.urls.converters import StringConverter


class FileFormConverter(StringConverter):
    """The form of a directory as a file."""

    regex = "csv|json"
