"""The list of runs: shown by its page, and again when a proposal is refused."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from tirek.accounts.models import Role
from tirek.desk.frame import desk_page
from tirek.desk.presenters.run_list import run_list_view
from tirek.kernel.period import Month
from tirek.payments.models import PaymentRun
from tirek.payments.queries.standing import maybe_paid
from tirek.payments.queries.unsettled import unsettled
from tirek.web.access import acts_as, officer, paying_place_of
from tirek.web.components import Page
from tirek.web.step import Stopped
from tirek.web.texts import text


def listed(request: HttpRequest, stopped: Stopped | None = None) -> HttpResponse:
    """The runs of the place, the latest first; an accountant may propose one."""
    place, today = paying_place_of(request), timezone.localdate()
    runs = PaymentRun.objects.filter(place=place).order_by("-pk")
    proposes = acts_as(officer(request), Role.ACCOUNTANT)
    view = run_list_view(
        list(runs[:60]),
        month=Month.of(today),
        waiting=len(maybe_paid(place)),
        unplaced=len(unsettled(place)) if proposes else 0,
        proposes=proposes,
    )
    problems = [stopped.problem] if stopped else []
    status = stopped.status if stopped else 200
    page = Page(text("desk.run_list.title"), problems=problems)
    return desk_page(request, "runs", page, status=status, view=view)
