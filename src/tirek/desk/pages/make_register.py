"""Make the register of a month; pressing twice makes one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from tirek.kernel.period import Month
from tirek.payments.actions.make_register import MonthNotBegun, make_register
from tirek.web.access import PAYMENT_ROLES, officer, only_for, paying_place_of
from tirek.web.texts import text


@only_for(*PAYMENT_ROLES)
@require_POST
def page(request: HttpRequest, month: Month) -> HttpResponse:
    """Leads to the register, whoever made it."""
    try:
        make_register(
            month=month, place=paying_place_of(request), by=officer(request), at=timezone.now()
        )
    except MonthNotBegun:
        return redirect("desk:register", month=month)  # the page says why
    messages.success(request, text("desk.register.is_made"))
    return redirect("desk:register", month=month)
