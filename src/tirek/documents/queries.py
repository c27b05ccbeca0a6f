"""Reading a stored file."""

from __future__ import annotations

from typing import BinaryIO

from tirek.documents.blobs import place_of
from tirek.documents.models import StoredFile


def open_file(file: StoredFile) -> BinaryIO:
    """The bytes, to be closed by the caller. FileNotFoundError if the store lost them.

    Whether somebody may read them is the case's business: `casework.queries.files`.
    """
    return place_of(file.sha256).open("rb")
