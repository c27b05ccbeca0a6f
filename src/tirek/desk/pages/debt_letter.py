"""A signed notice of an overpayment, as the PDF that was sent."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.desk.debts import opened_debt
from tirek.payments.overpayment.kept import signed_notice
from tirek.payments.overpayment.papers import NoPaper
from tirek.payments.overpayment.permissions import READERS
from tirek.web.access import only_for


@only_for(*READERS)
@require_safe
def page(request: HttpRequest, number: str, seq: int, language: str) -> HttpResponse:
    """Only one that was sent."""
    debt = opened_debt(request, number, f"letter {seq}")
    try:
        content = signed_notice(debt, seq, language)
    except NoPaper:
        raise Http404 from None
    name = f'attachment; filename="{number}-{seq}-{language}.pdf"'
    return HttpResponse(
        content, content_type="application/pdf", headers={"Content-Disposition": name}
    )
