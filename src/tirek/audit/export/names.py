"""Names of files that every system can unpack and no archive can abuse."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from pathlib import PurePosixPath

NOT_IN_NAMES = re.compile(r'[\x00-\x1f<>:"\\|?*]')
LONGEST = 120  # letters; in Cyrillic twice as many bytes


def safe(path: str, taken: Container[str]) -> str:
    """The relative path without what a system refuses; with a number where it is taken already."""
    parts = [_part(part) for part in path.split("/") if part not in ("", ".", "..")]
    found = PurePosixPath(*parts)
    stem, n = found.stem, 1
    while str(found) in taken:
        n += 1
        found = found.with_name(f"{stem}-{n}{found.suffix}")
    return str(found)


def _part(part: str) -> str:
    plain = NOT_IN_NAMES.sub("_", unicodedata.normalize("NFC", part)).strip(". ") or "_"
    name = PurePosixPath(plain)
    return name.stem[: LONGEST - len(name.suffix)] + name.suffix[:LONGEST]
