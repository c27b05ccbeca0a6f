"""Letters and files of a case."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from tirek.api.answering import REFUSALS, of_type
from tirek.api.entry import caller
from tirek.api.opened import opened
from tirek.api.schemas import Letters, Problem
from tirek.documents.queries import open_file
from tirek.notices.queries import letters as issued

router = Router(tags=["letters and files"])


@router.get("/cases/{number}/letters", response={200: Letters, REFUSALS: Problem})
def letters(request: HttpRequest, number: str) -> dict[str, Any]:
    """The letters that were issued."""
    case = opened(request, number)
    return {
        "letters": [
            {
                "code": one.code,
                "language": one.language,
                "issued_at": one.issued_at,
                "sha256": one.sha256,
            }
            for one in issued.letters(caller(request), case.number)
        ]
    }


@router.get(
    "/cases/{number}/letters/{code}",
    response={REFUSALS: Problem},
    openapi_extra=of_type("application/pdf"),
)
def letter(request: HttpRequest, number: str, code: str) -> HttpResponse:
    """One letter as its signed PDF."""
    case = opened(request, number)
    _, content = issued.letter(caller(request), case.number, code)
    return HttpResponse(content, content_type="application/pdf")


@router.get(
    "/cases/{number}/files/{uuid:file_id}",
    response={REFUSALS: Problem},
    openapi_extra=of_type("application/pdf", "image/jpeg", "image/png"),
)
def file(request: HttpRequest, number: str, file_id: UUID) -> HttpResponse:
    """One file as it was handed in."""
    found = opened(request, number).files.get(pk=file_id)
    with open_file(found) as content:
        return HttpResponse(content.read(), content_type=found.content_type)
