"""Uploads that carry personal data: kept in memory while they are read, never in a temporary folder."""

from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopFutureHandlers, StopUpload
from django.http import HttpRequest


class MemoryUpload(FileUploadHandler):
    """Collects one file in memory up to the limit of the import, and stops reading beyond it."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self.is_too_large = False
        self._file = BytesIO()

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self._file = BytesIO()
        raise StopFutureHandlers

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start + len(raw_data) > settings.IMPORT_MAX_BYTES:
            self.is_too_large = True
            self._file = BytesIO()
            # A moderate excess is read to its end, so that the browser shows the answer; more is cut off.
            length = int(self.request.META.get("CONTENT_LENGTH") or 0) if self.request else 0
            raise StopUpload(connection_reset=length > 10 * settings.IMPORT_MAX_BYTES)
        self._file.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        self._file.seek(0)
        return InMemoryUploadedFile(
            self._file, self.field_name, self.file_name or "", self.content_type, file_size, self.charset
        )


def receive_in_memory(request: HttpRequest) -> MemoryUpload:
    """Make `request` keep its upload in memory. Call it before anything reads `request.POST`."""
    handler = MemoryUpload(request)
    request.upload_handlers = [handler]
    return handler
