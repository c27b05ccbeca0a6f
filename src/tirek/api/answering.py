"""How what Tirek knows is said to another system."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from tirek.accounts.models import User
from tirek.casework.legal import service_of
from tirek.casework.models import Case, Draft
from tirek.casework.queries.next_step import next_step
from tirek.documents.models import StoredFile

REFUSALS = frozenset({400, 401, 403, 404, 409, 413, 422})
"""What every operation may answer instead: a Problem."""


def of_type(*media_types: str) -> dict[str, Any]:
    """How an answer that is a file is described."""
    binary = {"schema": {"type": "string", "format": "binary"}}
    content = dict.fromkeys(media_types, binary)
    return {"responses": {200: {"description": "The file", "content": content}}}


def draft_document(draft: Draft) -> dict[str, Any]:
    """An application that is being filled in."""
    return {
        "id": str(draft.pk),
        "service": draft.service,
        "place": draft.place,
        "channel": draft.channel,
        "language": draft.language,
        "answers": draft.answers,
        "files": [file_document(one) for one in draft.files.order_by("uploaded_at", "pk")],
        "case": draft.case.number if draft.case else None,
    }


def file_document(file: StoredFile) -> dict[str, Any]:
    """A file, without its content."""
    return {"id": str(file.pk), "kind": file.kind, "name": file.name, "sha256": file.sha256}


def brief_document(case: Case) -> dict[str, Any]:
    """One case of a list."""
    stage = service_of(case).lifecycle.stage(case.stage)
    return {
        "number": case.number,
        "service": case.service,
        "place": case.place,
        "channel": case.channel,
        "stage": {"id": stage.id, "title": stage.officer.as_dict()},
        "received_on": case.received_on.isoformat(),
        "due_on": case.due_on and case.due_on.isoformat(),
        "decided_on": case.decided_on and case.decided_on.isoformat(),
        "seq": case.last_seq,
    }


def case_document(case: Case, user: User) -> dict[str, Any]:
    """A case as that user may see it, with the events they can make happen now."""
    lifecycle = service_of(case).lifecycle
    return {
        **brief_document(case),
        "applicant": case.applicant.full_name,
        "subject": case.subject.full_name,
        "next": next_step(case, timezone.localdate()).text.as_dict(),
        "can": list(lifecycle.possible(case.stage, by=user.role)),  # type: ignore[arg-type]
        "files": [file_document(one) for one in case.files.order_by("uploaded_at", "pk")],
    }
