"""The signed file of a conclusion, for the members of the commission whom it names."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.accounts.models import Role
from tirek.casework.models import IssuedPaper
from tirek.casework.queries.conclusions import conclusions_for
from tirek.desk.issued import issued_pdf
from tirek.web.access import officer, only_for


@only_for(Role.COMMISSION)
@require_safe
def page(request: HttpRequest, conclusion_id: int, language: str) -> HttpResponse:
    """Byte for byte. Http404 for a conclusion that does not name the member."""
    mine = conclusions_for(officer(request)).filter(pk=conclusion_id)
    return issued_pdf(IssuedPaper.objects.filter(conclusion__in=mine, language=language))
