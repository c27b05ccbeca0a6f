"""A signed letter about my money, as the PDF that was sent."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.payments.overpayment.kept import content_of
from tirek.payments.overpayment.papers import NoPaper
from tirek.payments.queries.letters import money_letters
from tirek.portal.access import citizen, citizens_only


@citizens_only
@require_safe
def page(request: HttpRequest, number: str, letter: int) -> HttpResponse:
    """Byte for byte, so that its signature holds; only of one's own."""
    found = money_letters(citizen(request), number).filter(pk=letter).first()
    if found is None:
        raise Http404
    try:
        content = content_of(found)
    except NoPaper:
        raise Http404 from None
    name = f'attachment; filename="{found.file_name}"'
    return HttpResponse(
        content, content_type="application/pdf", headers={"Content-Disposition": name}
    )
