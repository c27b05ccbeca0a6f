"""A signed letter about my money, as the PDF that was sent."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.payments.overpayment.kept import content_of
from tirek.payments.queries.letters import money_letters
from tirek.portal.access import citizen, citizens_only
from tirek.web.signed_pdf import signed_pdf


@citizens_only
@require_safe
def page(request: HttpRequest, number: str, letter: int) -> HttpResponse:
    """Byte for byte, so that its signature holds; only of one's own."""
    found = money_letters(citizen(request), number).filter(pk=letter).first()
    if found is None:
        raise Http404
    return signed_pdf(lambda: content_of(found), found.file_name)
