"""The register as a file for spreadsheet programs."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.desk.cases import seen_in_register
from tirek.kernel.period import Month
from tirek.payments.queries.registers import register_of
from tirek.payments.spreadsheet import register_csv
from tirek.web.access import PAYMENT_ROLES, only_for, paying_place_of
from tirek.web.language import current


@only_for(*PAYMENT_ROLES)
@require_safe
def page(request: HttpRequest, month: Month) -> HttpResponse:
    """Only a register that was made has a file."""
    place = paying_place_of(request)
    register = register_of(place, month)
    if register is None:
        raise Http404
    seen_in_register(request, register.lines, f"register-csv {month}")
    name = f"{place.replace('/', '-')}-{month}.csv"
    return HttpResponse(
        register_csv(register, current()),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
