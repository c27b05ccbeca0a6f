"""A paper of a supplier, for the commission that decides and for the supplier itself."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from tirek.accounts.models import Role
from tirek.desk.pages.file import HEADERS
from tirek.documents.queries import open_file
from tirek.supply.models import SupplierPaper
from tirek.supply.permissions import supplier_of, suppliers_of
from tirek.web.access import officer, only_for


@only_for(Role.COMMISSION, Role.SUPPLIER)
@require_safe
def page(request: HttpRequest, supplier_id: int, file_id: UUID) -> HttpResponseBase:
    """Http404 for a paper of another supplier, as for one that is not."""
    user = officer(request)
    own = supplier_of(user)
    theirs = {own.pk} if own else set(suppliers_of(user).values_list("pk", flat=True))
    papers = SupplierPaper.objects.filter(step__supplier=supplier_id, file=file_id)
    paper = papers.select_related("file").first()
    try:
        if paper is None or supplier_id not in theirs:
            raise Http404
        content = open_file(paper.file)
    except FileNotFoundError:
        raise Http404 from None
    return FileResponse(
        content,
        as_attachment=True,
        filename=paper.file.name,
        content_type=paper.file.content_type,
        headers=HEADERS,
    )
