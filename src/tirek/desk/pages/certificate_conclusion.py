"""The conclusion that a school's certificate rests on, as the file that was signed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.accounts.models import Role
from tirek.casework.models import IssuedPaper
from tirek.casework.queries.basis import conclusion_behind
from tirek.desk.certificates import opened_certificate
from tirek.desk.issued import issued_pdf
from tirek.web.access import only_for


@only_for(Role.SCHOOL)
@require_safe
def page(request: HttpRequest, attestation_id: int, language: str) -> HttpResponse:
    """Only behind the school's own certificate; the look is written down."""
    behind = conclusion_behind(opened_certificate(request, attestation_id))
    if behind is None:
        raise Http404
    return issued_pdf(IssuedPaper.objects.filter(conclusion=behind, language=language))
