"""The signed file of a school's certificate."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.accounts.models import Role
from tirek.casework.models import IssuedPaper
from tirek.desk.certificates import opened_certificate
from tirek.desk.issued import issued_pdf
from tirek.web.access import only_for


@only_for(Role.SCHOOL)
@require_safe
def page(request: HttpRequest, attestation_id: int, language: str) -> HttpResponse:
    """The file byte for byte, so that its signature holds; the look is written down."""
    opened_certificate(request, attestation_id)
    return issued_pdf(IssuedPaper.objects.filter(attestation=attestation_id, language=language))
