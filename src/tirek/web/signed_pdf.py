"""A signed letter about money as the file that was sent."""

from collections.abc import Callable

from django.http import Http404, HttpResponse

from tirek.payments.overpayment.papers import NoPaper


def signed_pdf(content: Callable[[], bytes], name: str) -> HttpResponse:
    """Byte for byte, so that its signature holds. Raises Http404 where there is no such paper."""
    try:
        found = content()
    except NoPaper:
        raise Http404 from None
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(found, content_type="application/pdf", headers=headers)
