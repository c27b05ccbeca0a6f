"""Propose the run of this month; pressing twice proposes one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from tirek.desk.run_list import listed
from tirek.kernel.period import Month
from tirek.payments.actions.propose_run import propose_run
from tirek.payments.models import PaymentRun
from tirek.web.access import PAYMENT_ROLES, officer, only_for, paying_place_of
from tirek.web.step import attempt
from tirek.web.texts import text


@only_for(*PAYMENT_ROLES)
@require_POST
def page(request: HttpRequest) -> HttpResponse:
    """Leads to the run, whoever proposed it."""
    made: list[PaymentRun] = []
    place, month = paying_place_of(request), Month.of(timezone.localdate())
    by, at = officer(request), timezone.now()
    stopped = attempt(lambda: made.append(propose_run(place=place, month=month, by=by, at=at)))
    if stopped is not None:
        return listed(request, stopped)
    messages.success(request, text("desk.run.propose_done"))
    return redirect("desk:run", made[0].pk)
