"""A signature of one's own case: what was signed, or the message over it, as files."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.casework.models import Case
from tirek.casework.queries.signatures import signature_of
from tirek.portal.access import citizen, citizens_only
from tirek.signatures.models import Signature
from tirek.web.signatures import MESSAGE, download


@citizens_only
@require_safe
def page(request: HttpRequest, number: str, signature_id: UUID, part: str) -> HttpResponse:
    """Always a download, byte for byte, so that anybody can verify it elsewhere."""
    try:
        signature = signature_of(citizen(request), number, signature_id)
    except (Case.DoesNotExist, Signature.DoesNotExist):
        raise Http404 from None
    if part == MESSAGE and not signature.cms:
        raise Http404
    return download(signature, part)
