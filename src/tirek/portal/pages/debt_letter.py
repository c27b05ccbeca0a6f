"""A signed notice of an overpayment, as the PDF that was sent."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.payments.overpayment.kept import signed_notice
from tirek.payments.overpayment.papers import NoPaper
from tirek.portal.access import citizen, citizens_only
from tirek.portal.debts import own_debt


@citizens_only
@require_safe
def page(request: HttpRequest, number: str, seq: int, language: str) -> HttpResponse:
    """Only of one's own; what was not sent is not there."""
    try:
        content = signed_notice(own_debt(citizen(request), number), seq, language)
    except NoPaper:
        raise Http404 from None
    name = f'attachment; filename="{number}-{seq}-{language}.pdf"'
    return HttpResponse(
        content, content_type="application/pdf", headers={"Content-Disposition": name}
    )
