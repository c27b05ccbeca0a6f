"""The bytes of files, each kept once under its SHA-256."""

from __future__ import annotations

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


@transaction.atomic
def remove_unused(sha256: str) -> None:
    """Remove the bytes unless some row still names them."""
    hold(sha256)
    if not StoredFile.objects.filter(sha256=sha256).exists():
        place_of(sha256).unlink(missing_ok=True)
