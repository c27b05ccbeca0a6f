"""A report on money as CSV, XLSX or PDF."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tirek.casework.models import Case
from tirek.desk.cases import seen_as_paid
from tirek.desk.presenters.pay_reports import NAMED, READERS, REPORTS_WITH_NAMES
from tirek.kernel.period import Month
from tirek.payments.models import Instruction, SupplierTransfer
from tirek.payments.places import places_under
from tirek.payments.reports.money_reports import REPORTS
from tirek.payments.reports.report import Format, written
from tirek.web.access import acts_as, officer, only_for, paying_place_of
from tirek.web.language import current

TYPES: dict[Format, str] = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
}


@only_for(*READERS)
@require_safe
def page(request: HttpRequest, month: Month, name: str, kind: str) -> HttpResponse:
    """A list of people only for those who pay them; each of their cases was looked at then."""
    place, at = paying_place_of(request), timezone.now()
    format_ = next((one for one in TYPES if one == kind), None)
    if name not in REPORTS or format_ is None or month > Month.of(timezone.localdate()):
        raise Http404
    if name in REPORTS_WITH_NAMES:
        if not acts_as(officer(request), *NAMED):
            raise PermissionDenied
        _looked(request, place, month)
    content = written(REPORTS[name](place, month), format_, current(), at)
    file_name = f"{place.replace('/', '-')}-{name}-{month}.{format_}"
    return HttpResponse(
        content,
        content_type=TYPES[format_],
        headers={"Content-Disposition": f'attachment; filename="{file_name}"'},
    )


def _looked(request: HttpRequest, place: str, month: Month) -> None:
    days = (month.first_day, month.last_day)
    asked = {"place__in": places_under(place), "run__booked_on__range": days}
    people, suppliers = (
        model.objects.filter(**asked).exclude(outcomes__status="dropped").values("case_id")
        for model in (Instruction, SupplierTransfer)
    )
    cases = Case.objects.filter(Q(pk__in=people) | Q(pk__in=suppliers))
    seen_as_paid(request, cases, f"payments {month}")
