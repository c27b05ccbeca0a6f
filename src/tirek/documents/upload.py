"""Uploads go to a temporary file, and no further than the limit.

A file over the limit is read to its end, so that the other answers of the form arrive, but
nothing of it is kept: the form then says at its field how big it was and how big it may be.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler


class TooLargeFile(UploadedFile):
    """Stands for a file over the limit: its true name and size, and no content."""

    def __init__(self, *, name: str, content_type: str, size: int) -> None:
        super().__init__(BytesIO(), name=name, content_type=content_type, size=size)


class LimitedUploadHandler(TemporaryFileUploadHandler):
    """Keeps a file up to TIREK_UPLOAD_LIMIT bytes, counts the rest."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        self.received = 0
        super().new_file(*args, **kwargs)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.received += len(raw_data)
        if self.received <= settings.TIREK_UPLOAD_LIMIT:
            super().receive_data_chunk(raw_data, start)

    def file_complete(self, file_size: int) -> UploadedFile | None:
        if file_size <= settings.TIREK_UPLOAD_LIMIT:
            return super().file_complete(file_size)
        self.file.close()  # removes the temporary file
        return TooLargeFile(
            name=self.file_name or "", content_type=self.content_type or "", size=file_size
        )
