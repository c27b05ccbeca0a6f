"""The coupon of a complaint and the answer to it, as PDF."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.appeals.papers import NoPaper, paper_of
from tirek.desk.complaints import READERS, complaints_for, opened_complaint


@complaints_for(*READERS)
@require_safe
def page(request: HttpRequest, number: str, paper: str, language: str) -> HttpResponse:
    """To print and hand over."""
    complaint = opened_complaint(request, number, f"{paper} {language}"[:60])
    try:
        content = paper_of(complaint, paper, language)
    except NoPaper:
        raise Http404 from None
    name = f'inline; filename="{number}-{paper}-{language}.pdf"'
    return HttpResponse(
        content, content_type="application/pdf", headers={"Content-Disposition": name}
    )
