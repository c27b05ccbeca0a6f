"""Papers that come to a case after the application: with an answer, or at a hearing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from tirek.accounts.models import User
from tirek.casework.information_texts import information_texts
from tirek.casework.models import Case
from tirek.casework.refused import Refused
from tirek.documents.actions.store import RefusedFile, store

OTHER = "other"
"""The kind of a paper that no requirement of the service names."""
LIMIT = 20
"""Files at a time: a technical limit."""


class PaperRefused(Refused):
    """A file cannot be taken; `field` is the kind it was sent for."""


@dataclass(frozen=True)
class Paper:
    """A file, and the requirement it answers (or `OTHER`)."""

    kind: str
    upload: UploadedFile


def keep_papers(
    case: Case, papers: Sequence[Paper], *, by: User, at: datetime
) -> list[dict[str, Any]]:
    """Store the papers with the case, all or none; what its event keeps of them.

    Raises PaperRefused.
    """
    if len(papers) > LIMIT:
        say = information_texts().refused["too_many_papers"]
        raise PaperRefused(say.format(limit=LIMIT), field=papers[0].kind)
    files = []
    for paper in papers:
        try:
            files.append(store(paper.upload, kind=paper.kind, by=by, at=at))
        except RefusedFile as refused:
            raise PaperRefused(refused.text, field=paper.kind) from refused
    case.files.add(*files)
    return [
        {"id": str(file.pk), "kind": file.kind, "name": file.name, "sha256": file.sha256}
        for file in files
    ]


def named(kept: Sequence[dict[str, Any]]) -> str:
    """The names of the files in a row."""
    return ", ".join(paper["name"] for paper in kept)
