"""A signed letter about money, as the PDF that was sent."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.accounts.models import Role
from tirek.desk.cases import opened
from tirek.payments.overpayment.kept import content_of
from tirek.payments.queries.letters import money_letters
from tirek.web.access import CASE_READERS, officer, only_for
from tirek.web.signed_pdf import signed_pdf


@only_for(*CASE_READERS, Role.ACCOUNTANT)
@require_safe
def page(request: HttpRequest, number: str, letter: int) -> HttpResponse:
    """Byte for byte, so that its signature holds."""
    opened(request, number, f"money letter {letter}")
    found = money_letters(officer(request), number).filter(pk=letter).first()
    if found is None:
        raise Http404
    return signed_pdf(lambda: content_of(found), found.file_name)
