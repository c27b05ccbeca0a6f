"""Take a file in: checked by its content, kept once by its hash."""

from __future__ import annotations

import unicodedata
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from tirek.accounts.models import User
from tirek.documents import blobs, content
from tirek.documents.models import StoredFile
from tirek.documents.texts import texts
from tirek.kernel.text import Text

MEGABYTE = 1024 * 1024


class RefusedFile(ValueError):
    """The file is not taken; `text` says to its owner why and what to do."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.in_("en"))
        self.text = text


@transaction.atomic
def store(upload: UploadedFile, *, kind: str, by: User, at: datetime) -> StoredFile:
    """Keep the upload as a document of this kind (the id of a requirement).

    Raises RefusedFile; then nothing of it is stored, neither bytes nor a row.
    """
    refused = texts().refused
    size = upload.size or 0
    if size == 0:
        raise RefusedFile(refused.empty)
    if size > settings.TIREK_UPLOAD_LIMIT:
        limit = settings.TIREK_UPLOAD_LIMIT // MEGABYTE
        # Rounded up: a file of 10.01 MB must not read "10 MB, at most 10".
        raise RefusedFile(refused.too_large.format(size=-(-size // MEGABYTE), limit=limit))
    found = _content_type(upload, size)
    return StoredFile.objects.create(
        kind=kind,
        name=_clean_name(upload.name or ""),
        content_type=found,
        size=size,
        sha256=blobs.keep(upload.chunks())[0],
        uploaded_by=by,
        uploaded_at=at,
    )


def _content_type(upload: UploadedFile, size: int) -> str:
    refused = texts().refused
    upload.seek(0)
    head = upload.read(content.HEAD)
    upload.seek(max(0, size - content.TAIL))
    tail = upload.read(content.TAIL)
    if content.is_program(head):
        raise RefusedFile(refused.program)
    found = content.content_type(head)
    if found is None:
        raise RefusedFile(refused.other_type)
    endings = content.EXTENSIONS[found]
    if Path(upload.name or "").suffix.lower().lstrip(".") not in endings:
        expected = ", ".join(f".{ending}" for ending in endings)
        name = endings[-1].upper()
        raise RefusedFile(refused.other_ending.format(found=name, expected=expected))
    if not content.is_whole(found, tail):
        raise RefusedFile(refused.broken)
    return found


def _clean_name(name: str) -> str:
    """The bare name: no folders, no control characters, at most what the column holds."""
    bare = unicodedata.normalize("NFC", name.replace("\\", "/").rpartition("/")[2])
    bare = "".join(letter for letter in bare if letter.isprintable())
    stem, dot, ending = bare.rpartition(".")
    return f"{stem[: 254 - len(ending)]}{dot}{ending}"
