"""A sheet or the act of a month as a file to print."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.accounts.models import Role
from tirek.desk.workers import opened_worker
from tirek.supply.models import Sheet
from tirek.supply.work_paper import paper_of
from tirek.web.access import CASE_READERS, only_for


@only_for(Role.SUPPLIER, *CASE_READERS)
@require_safe
def page(request: HttpRequest, sheet_id: int, kind: str, language: str) -> HttpResponse:
    """In Kazakh or Russian. Http404 for the sheet of another organisation or place."""
    sheet = Sheet.objects.select_related("worker").filter(pk=sheet_id).first()
    if sheet is None:
        raise Http404
    opened_worker(request, sheet.worker_id)
    paper = paper_of(sheet, kind, language)
    if paper is None:
        raise Http404
    name = f'attachment; filename="{paper.name}"'
    return HttpResponse(
        paper.content, content_type="application/pdf", headers={"Content-Disposition": name}
    )
