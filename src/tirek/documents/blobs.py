"""The bytes of files, each kept once under its SHA-256."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from tirek.documents.models import StoredFile


def place_of(sha256: str) -> Path:
    """Where the bytes with this hash lie."""
    return Path(settings.TIREK_FILES) / sha256[:2] / sha256


def hold(sha256: str) -> None:
    """Until the transaction ends nobody else stores or removes these bytes."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [sha256])


def keep(chunks: Iterable[bytes]) -> tuple[str, int]:
    """Write the bytes under their SHA-256: its name and how many they are.

    The file appears whole or not at all; the same bytes again are the same file.
    """
    files = Path(settings.TIREK_FILES)
    files.mkdir(parents=True, exist_ok=True, mode=0o700)
    digest, size = hashlib.sha256(), 0
    handle, draft = tempfile.mkstemp(dir=files)
    try:
        with os.fdopen(handle, "wb") as target:
            for chunk in chunks:
                digest.update(chunk)
                size += target.write(chunk)
            target.flush()
            os.fsync(target.fileno())
        sha256 = digest.hexdigest()
        hold(sha256)
        place = place_of(sha256)
        place.parent.mkdir(exist_ok=True, mode=0o700)
        os.replace(draft, place)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
    return sha256, size


@transaction.atomic
def remove_unused(sha256: str) -> None:
    """Remove the bytes unless some row still names them."""
    hold(sha256)
    if not StoredFile.objects.filter(sha256=sha256).exists():
        place_of(sha256).unlink(missing_ok=True)
