"""A certificate or a conclusion about one's child, as the file that was signed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.casework.models import IssuedPaper
from tirek.casework.queries.kin import is_child_of
from tirek.notices.files import NoticeFileDamaged
from tirek.notices.queries.papers import paper_content
from tirek.portal.access import citizen, citizens_only
from tirek.web.signed_pdf import signed_pdf


@citizens_only
@require_safe
def page(request: HttpRequest, code: str) -> HttpResponse:
    """Byte for byte; only for whose child it is known to be, others find nothing."""
    papers = IssuedPaper.objects.select_related("attestation__about", "conclusion")
    try:
        paper = papers.get(code=code)
        if not is_child_of(citizen(request), paper.about_iin):
            raise Http404
        content = paper_content(paper)
    except (IssuedPaper.DoesNotExist, NoticeFileDamaged):
        raise Http404 from None
    return signed_pdf(lambda: content, paper.file_name)
