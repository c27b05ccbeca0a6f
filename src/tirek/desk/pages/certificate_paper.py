"""The signed file of a school's certificate."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.accounts.models import Role
from tirek.casework.models import IssuedPaper
from tirek.desk.certificates import opened_certificate
from tirek.notices.files import NoticeFileDamaged
from tirek.notices.queries.papers import paper_content
from tirek.web.access import only_for
from tirek.web.signed_pdf import signed_pdf


@only_for(Role.SCHOOL)
@require_safe
def page(request: HttpRequest, attestation_id: int, language: str) -> HttpResponse:
    """The file byte for byte, so that its signature holds; the look is written down."""
    opened_certificate(request, attestation_id)
    papers = IssuedPaper.objects.filter(attestation=attestation_id, language=language)
    try:
        paper = papers.get()
        content = paper_content(paper)
    except (IssuedPaper.DoesNotExist, NoticeFileDamaged):
        raise Http404 from None
    return signed_pdf(lambda: content, paper.file_name)
