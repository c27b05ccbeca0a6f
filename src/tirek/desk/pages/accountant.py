"""Where an accountant begins: what is to do now, and the registers that were made last."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tirek.desk.frame import desk_page
from tirek.desk.presenters.accountant import to_do_table
from tirek.desk.presenters.payments import registers_table
from tirek.kernel.period import Month
from tirek.payments.queries.debts import pile_sizes
from tirek.payments.queries.registers import months_to_make, registers_of
from tirek.payments.queries.waiting import waiting_runs
from tirek.web.access import PAYMENT_ROLES, officer, only_for, paying_place_of
from tirek.web.components import Page
from tirek.web.texts import text

LATEST = 6


@only_for(*PAYMENT_ROLES)
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Registers to make, runs on their way, debts to deal with: each leads to its page."""
    place, today = paying_place_of(request), timezone.localdate()
    return desk_page(
        request,
        "accountant",
        Page(text("desk.accountant.title")),
        to_do=to_do_table(
            months_to_make(place, Month.of(today)),
            waiting_runs(place),
            pile_sizes(officer(request), today)["to_do"],
        ),
        registers=registers_table(registers_of(place)[:LATEST]),
    )
