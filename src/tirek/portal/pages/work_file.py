"""The sheet or the act of a month of one's own as a file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.portal.access import citizen, citizens_only
from tirek.portal.found import own_case
from tirek.portal.presenters.work import sheet_of
from tirek.supply.work_paper import paper_of


@citizens_only
@require_safe
def page(
    request: HttpRequest, number: str, sheet_id: int, kind: str, language: str
) -> HttpResponse:
    """In Kazakh or Russian."""
    sheet = sheet_of(own_case(citizen(request), number), sheet_id)
    paper = paper_of(sheet, kind, language)
    if paper is None:
        raise Http404
    name = f'attachment; filename="{paper.name}"'
    return HttpResponse(
        paper.content, content_type="application/pdf", headers={"Content-Disposition": name}
    )
