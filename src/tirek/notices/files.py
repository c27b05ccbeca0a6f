"""Signed notices on disk, each under its own SHA-256, below `var/notices`."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path


class NoticeFileDamaged(Exception):
    """The file of a notice is missing or not the one that was issued."""


def sha256_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def path_of(sha256: str) -> str:
    """Where the file with that SHA-256 lies below the folder."""
    return f"{sha256[:2]}/{sha256}.pdf"


def keep(folder: Path, content: bytes) -> None:
    """Write the bytes, whole or not at all; twice the same is once."""
    target = folder / path_of(sha256_of(content))
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, draft = tempfile.mkstemp(dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, target)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


def read(folder: Path, path: str, sha256: str) -> bytes:
    """The bytes that were issued; raises NoticeFileDamaged where they are gone or changed."""
    try:
        content = (folder / path).read_bytes()
    except OSError as error:
        raise NoticeFileDamaged(f"{path} cannot be read") from error
    if sha256_of(content) != sha256:
        raise NoticeFileDamaged(f"{path} is not the file that was issued")
    return content
