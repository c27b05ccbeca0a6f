"""I return a sum in monthly parts: over how many months, from which day."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.payments.actions.agree_return import agree_return
from tirek.payments.models import Debt
from tirek.portal.access import citizen, citizens_only
from tirek.portal.debts import own_debt
from tirek.portal.presenters.debt import may_agree
from tirek.procedure.paying.overpayment import overpayment_terms
from tirek.web.components import Field, Problem
from tirek.web.day_typed import day_field, day_typed
from tirek.web.debt_view import money
from tirek.web.forms import FormPage
from tirek.web.step import Stopped, attempt
from tirek.web.texts import text
from tirek.web.typed import chosen, number_typed


@citizens_only
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str) -> HttpResponse:
    """GET asks; POST keeps the plan, or shows what is wrong with what was typed."""
    debt = own_debt(citizen(request), number)
    if not may_agree(debt, citizen(request)):
        return redirect("debt", number=number)
    stopped = attempt(lambda: _agree(request, debt)) if request.method == "POST" else None
    if request.method == "POST" and stopped is None:
        messages.success(request, text("portal.debt.done"))
        return redirect("debt", number=number)
    shown = {"page": _page(request, debt, stopped), "page_base": "portal/base.html"}
    return render(
        request, "portal/debt_agree.html", shown, status=stopped.status if stopped else 200
    )


def _agree(request: HttpRequest, debt: Debt) -> None:
    agree_return(
        debt=debt,
        by=citizen(request),
        months=number_typed(request, "months"),
        first_on=day_typed(request, "first_on"),
        at=timezone.now(),
    )


def _page(request: HttpRequest, debt: Debt, stopped: Stopped | None) -> FormPage:
    fields = _fields(request, stopped)
    wrong = [Problem.of(one) for one in fields if one.error]
    return FormPage(
        title=text("portal.debt.agree_title"),
        back=reverse("debt", args=[debt.number]),
        problems=wrong or ([stopped.problem] if stopped else []),
        heading=text("portal.debt.agree_title"),
        hint=text("portal.debt.agree_lead", sum=money(debt.left_tiyn)),
        fields=fields,
    )


def _fields(request: HttpRequest, stopped: Stopped | None) -> list[Field]:
    months = [(str(n), str(n)) for n in range(1, overpayment_terms().most_instalments + 1)]
    return [
        chosen(request, "months", text("portal.debt.months"), stopped, months, start="3"),
        day_field(request, "first_on", text("portal.debt.first_on"), stopped),
    ]
