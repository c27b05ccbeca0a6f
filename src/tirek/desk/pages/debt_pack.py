"""Everything a court needs of a debt, as one ZIP."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.desk.debts import opened_debt
from tirek.notices import files
from tirek.notices.places import notices_folder
from tirek.payments.overpayment.court_pack import court_pack
from tirek.payments.overpayment.permissions import WORKERS
from tirek.web.access import only_for
from tirek.web.language import current


@only_for(*WORKERS)
@require_safe
def page(request: HttpRequest, number: str) -> HttpResponse:
    """With the letters about the decision that the payments were made by."""
    debt = opened_debt(request, number, "pack")
    folder = notices_folder()
    papers = {
        notice.file_name: files.read(folder, notice.path, notice.sha256)
        for notice in debt.case.notices.all()
    }
    return HttpResponse(
        court_pack(debt, current(), papers),
        content_type="application/zip",
        headers={"Content-Disposition": f'attachment; filename="{number}.zip"'},
    )
