"""The payment registers of the accountant's place, and the months to make one for."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tirek.desk.frame import desk_page
from tirek.desk.presenters import payments as presenter
from tirek.kernel.period import Month
from tirek.payments.queries.registers import months_to_make, registers_of
from tirek.web.access import PAYMENT_ROLES, only_for, paying_place_of
from tirek.web.components import Page
from tirek.web.texts import text


@only_for(*PAYMENT_ROLES)
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Each register leads to its page; a month without one to what it would list."""
    place = paying_place_of(request)
    months = months_to_make(place, Month.of(timezone.localdate()))
    return desk_page(
        request,
        "payments",
        Page(text("desk.payments.title")),
        table=presenter.registers_table(registers_of(place)),
        months=presenter.months_to_make(months),
    )
