"""A signature of a case: what was signed, or the message over it, as files."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.casework.permissions import OVERSEERS
from tirek.casework.queries.signatures import signature_of
from tirek.desk.cases import opened
from tirek.signatures.models import Signature
from tirek.web.access import CASE_ROLES, officer, only_for
from tirek.web.signatures import MESSAGE, download


@only_for(*CASE_ROLES, *OVERSEERS)
@require_safe
def page(request: HttpRequest, number: str, signature_id: UUID, part: str) -> HttpResponse:
    """Always a download, byte for byte; the look is written down."""
    opened(request, number, f"signature {signature_id}")
    try:
        signature = signature_of(officer(request), number, signature_id)
    except Signature.DoesNotExist:
        raise Http404 from None
    if part == MESSAGE and not signature.cms:
        raise Http404
    return download(signature, part)
