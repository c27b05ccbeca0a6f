"""Applications being filled in, up to the moment they are sent."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import File, Form, Router
from ninja.files import UploadedFile

from tirek.api.answering import REFUSALS, case_document, draft_document, file_document
from tirek.api.answers import checked
from tirek.api.entry import caller
from tirek.api.once import IdempotencyKey, once, once_after
from tirek.api.schemas import (
    CaseInFull,
    CodeSent,
    Document,
    DraftAnswers,
    DraftInFull,
    FileInBrief,
    Line,
    NewDraft,
    Problem,
    Sending,
)
from tirek.api.signing import as_document, send_code_for, verified
from tirek.casework.actions import attach_file as attaching
from tirek.casework.actions import keep_draft, submit
from tirek.casework.legal import service_of
from tirek.casework.models import Draft
from tirek.casework.queries.cases import case_numbered
from tirek.services import SERVICES
from tirek.web.application_document import application_document
from tirek.web.signing import Keep

router = Router(tags=["applications"])


@router.get("/drafts", response={200: list[DraftInFull], REFUSALS: Problem})
def drafts(request: HttpRequest) -> list[dict[str, Any]]:
    """The caller's applications that are not sent."""
    mine = Draft.objects.filter(user=caller(request), case=None)
    return [draft_document(one) for one in mine]


@router.get("/drafts/{uuid:draft_id}", response={200: DraftInFull, REFUSALS: Problem})
def draft(request: HttpRequest, draft_id: UUID) -> dict[str, Any]:
    """One of them, or one that has been sent: then it names its case."""
    return draft_document(_own(request, draft_id))


@router.post("/drafts", response={201: DraftInFull, REFUSALS: Problem})
@once
def begin(
    request: HttpRequest, idempotency_key: IdempotencyKey, wanted: NewDraft
) -> dict[str, Any]:
    """Begin an application."""
    if wanted.service not in SERVICES:
        raise Http404
    made = keep_draft.start_draft(by=caller(request), at=timezone.now(), **wanted.dict())
    return draft_document(made)


@router.put("/drafts/{uuid:draft_id}/answers", response={201: DraftInFull, REFUSALS: Problem})
@once
def answer(
    request: HttpRequest, draft_id: UUID, idempotency_key: IdempotencyKey, given: DraftAnswers
) -> dict[str, Any]:
    """Replace all answers. What the form does not accept is refused field by field."""
    found = _own(request, draft_id)
    answers = checked(service_of(found).form, given.answers, on=timezone.localdate())
    kept = keep_draft.save_answers(
        draft=found.pk, by=caller(request), answers=answers, at=timezone.now()
    )
    return draft_document(kept)


@router.post("/drafts/{uuid:draft_id}/files", response={201: FileInBrief, REFUSALS: Problem})
@once
def attach(
    request: HttpRequest,
    draft_id: UUID,
    idempotency_key: IdempotencyKey,
    requirement: Form[Line],
    file: File[UploadedFile],
) -> dict[str, Any]:
    """Attach a file for one requirement of the standard."""
    found = _own(request, draft_id)
    if requirement not in {one.id for one in service_of(found).passport.documents}:
        raise Http404
    stored = attaching.attach_file(
        draft=found.pk, by=caller(request), requirement=requirement, upload=file, at=timezone.now()
    )
    return file_document(stored)


@router.get("/drafts/{uuid:draft_id}/document", response={200: Document, REFUSALS: Problem})
def document(request: HttpRequest, draft_id: UUID) -> dict[str, str]:
    """What the applicant signs, in the language of Accept-Language."""
    return as_document(application_document(_own(request, draft_id), caller(request)))


@router.post("/drafts/{uuid:draft_id}/code", response={201: CodeSent, REFUSALS: Problem})
@once
def send_code(
    request: HttpRequest, draft_id: UUID, idempotency_key: IdempotencyKey
) -> dict[str, Any]:
    """Send the applicant a code to sign that document with."""
    code = send_code_for(_own(request, draft_id), caller(request), timezone.now())
    return {"code_id": str(code.pk), "expires_at": code.expires_at.isoformat()}


def _signature(request: HttpRequest, draft_id: UUID, *, wanted: Sending, **_: Any) -> Keep | None:
    draft = _own(request, draft_id)
    return verified(draft, caller(request), wanted.signature, timezone.now())


@router.post("/drafts/{uuid:draft_id}/send", response={201: CaseInFull, REFUSALS: Problem})
@once_after(_signature)
def send(
    request: HttpRequest, draft_id: UUID, idempotency_key: IdempotencyKey, wanted: Sending
) -> dict[str, Any]:
    """Send the application: it gets its number, its day of receipt and its deadline."""
    user, keep = caller(request), request.first  # type: ignore[attr-defined]
    case = submit.submit(
        draft=_own(request, draft_id),
        by=user,
        at=timezone.now(),
        signature=keep() if keep else None,
    )
    return case_document(case_numbered(user, case.number), user)


def _own(request: HttpRequest, draft_id: UUID) -> Draft:
    return Draft.objects.get(pk=draft_id, user=caller(request))
