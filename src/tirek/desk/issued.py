"""Files of what organisations issued, as the desk hands them out."""

from django.db.models import QuerySet
from django.http import Http404, HttpResponse

from tirek.casework.models import IssuedPaper
from tirek.notices.files import NoticeFileDamaged
from tirek.notices.queries.papers import paper_content
from tirek.web.signed_pdf import signed_pdf


def issued_pdf(papers: QuerySet[IssuedPaper]) -> HttpResponse:
    """The only one of them, byte for byte. Raises Http404 where there is none, or it is damaged."""
    try:
        paper = papers.get()
        content = paper_content(paper)
    except (IssuedPaper.DoesNotExist, NoticeFileDamaged):
        raise Http404 from None
    return signed_pdf(lambda: content, paper.file_name)
