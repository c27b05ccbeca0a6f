"""Reports on money: what was paid, what is to come, whether it all agrees."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tirek.desk.frame import desk_page
from tirek.desk.presenters.pay_reports import READERS, reports_page
from tirek.kernel.parsing import ParseError
from tirek.kernel.period import Month
from tirek.web.access import officer, only_for, paying_place_of


@only_for(*READERS)
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Of the month asked for; a month written wrongly is the present one."""
    paying_place_of(request)
    now = Month.of(timezone.localdate())
    try:
        month = min(Month.parse(request.GET.get("month", str(now))), now)
    except ParseError:
        month = now
    return desk_page(request, "pay_reports", reports_page(officer(request), month, now))
