"""Take a file away that no case has: the row at once, the bytes when nobody else has them."""

from __future__ import annotations

from functools import partial

from django.db import transaction

from tirek.documents.blobs import remove_unused
from tirek.documents.models import StoredFile


@transaction.atomic
def discard(file: StoredFile) -> None:
    """Delete the file. Django's IntegrityError where a case has it: such a file stays for ever."""
    sha256 = file.sha256
    file.delete()
    transaction.on_commit(partial(remove_unused, sha256))
