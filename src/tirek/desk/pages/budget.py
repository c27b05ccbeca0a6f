"""The budget of the officer's place and the account it pays from."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.desk.frame import desk_page
from tirek.desk.presenters.budget import budget_view
from tirek.payments.actions.set_budget import SentBudget, set_budget
from tirek.web.access import PAYMENT_ROLES, officer, only_for, paying_place_of
from tirek.web.step import attempt
from tirek.web.texts import text


@only_for(*PAYMENT_ROLES)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """GET shows and asks; POST adds a line to the budget, or a new account to pay from."""
    place, by, at = paying_place_of(request), officer(request), timezone.now()
    sent = SentBudget.of(request.POST)
    posted = request.method == "POST"
    stopped = attempt(lambda: set_budget(place=place, sent=sent, by=by, at=at)) if posted else None
    if posted and stopped is None:
        messages.success(request, text("desk.budget.saved"))
        return redirect("desk:budget")
    view = budget_view(place, timezone.localdate().year, sent, stopped)
    status = stopped.status if stopped else 200
    return desk_page(request, "budget", view.page, status=status, view=view)
