"""Annex 6 of my order: the notice that confirms the bed, to take to the sanatorium."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.portal.access import citizen, citizens_only
from tirek.portal.choices import own_choice
from tirek.supply.bed import bed_notice
from tirek.supply.vouchers.papers import bed_pdf
from tirek.web.language import current


@citizens_only
@require_safe
def page(request: HttpRequest, number: str) -> HttpResponse:
    """In the language of the page."""
    found = bed_notice(own_choice(citizen(request), number))
    if found is None:
        raise Http404
    name = f'attachment; filename="bed-{number}.pdf"'
    content = bed_pdf(found[0], current(), found[1])
    return HttpResponse(
        content, content_type="application/pdf", headers={"Content-Disposition": name}
    )
