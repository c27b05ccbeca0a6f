"""The coupon of a complaint, and the answer to it, as PDF."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.appeals.papers import NoPaper, paper_of
from tirek.portal.access import citizen, citizens_only
from tirek.portal.found import own_complaint


@citizens_only
@require_safe
def page(request: HttpRequest, number: str, paper: str, language: str) -> HttpResponse:
    """Only of one's own complaint; what is not written yet is not there."""
    complaint = own_complaint(citizen(request), number)
    try:
        content = paper_of(complaint, paper, language)
    except NoPaper:
        raise Http404 from None
    name = f'attachment; filename="{number}-{paper}-{language}.pdf"'
    return HttpResponse(
        content, content_type="application/pdf", headers={"Content-Disposition": name}
    )
