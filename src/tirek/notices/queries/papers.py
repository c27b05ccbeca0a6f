"""The signed files of what organisations issued."""

from __future__ import annotations

from tirek.casework.models import IssuedPaper
from tirek.notices import files
from tirek.notices.places import notices_folder


def paper_content(paper: IssuedPaper) -> bytes:
    """The bytes that were issued. Raises files.NoticeFileDamaged."""
    return files.read(notices_folder(), paper.path, paper.sha256)
