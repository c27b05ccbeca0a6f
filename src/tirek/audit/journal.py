"""The journal of seals: a file of a line a seal, outside the database.

Whoever rewrites the whole database cannot rewrite a copy of it that lies elsewhere: an auditor
takes the file, or only its last line, along.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings


def journal() -> Path:
    """The file that this installation writes."""
    return Path(settings.VAR) / "seals.txt"


def written(path: Path) -> Iterator[tuple[int, str]]:
    """The number and hash of every line. FileNotFoundError, ValueError for other content."""
    with path.open(encoding="ascii") as file:
        for line in file:
            number, hash_, *_ = line.split()
            yield int(number), hash_
