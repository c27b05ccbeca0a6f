"""What a file really is, read from its own bytes and not from its name."""

from __future__ import annotations

from collections.abc import Mapping

import filetype

HEAD = 8192
TAIL = 2048

EXTENSIONS: Mapping[str, tuple[str, ...]] = {
    "application/pdf": ("pdf",),
    "image/jpeg": ("jpg", "jpeg"),
    "image/png": ("png",),
}
"""The types that are taken, each with the endings its name may have."""

PROGRAMS = (
    b"MZ",  # Windows
    b"\x7fELF",  # Linux
    b"#!",  # scripts
    b"\xfe\xed\xfa", b"\xce\xfa\xed\xfe", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe",  # macOS, Java
)  # fmt: skip


def is_program(head: bytes) -> bool:
    """Whether these are the first bytes of something that a computer would run."""
    return head.startswith(PROGRAMS)


def content_type(head: bytes) -> str | None:
    """The type among EXTENSIONS that the first bytes tell, or None."""
    if head.startswith(b"%PDF-"):
        return "application/pdf"
    guessed = filetype.guess_mime(head)
    return guessed if guessed in EXTENSIONS and guessed != "application/pdf" else None


def is_whole(kind: str, tail: bytes) -> bool:
    """Whether the end of the file is there: an interrupted scan or transfer lacks it."""
    if kind == "application/pdf":
        return b"%%EOF" in tail and b"startxref" in tail
    if kind == "image/png":
        return b"IEND" in tail
    return b"\xff\xd9" in tail
