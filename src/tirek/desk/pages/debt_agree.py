"""The accountant agrees with the person on monthly parts."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.desk.debts import Step, step
from tirek.payments.actions.agree_return import agree_return
from tirek.payments.models import Debt
from tirek.procedure.paying.overpayment import overpayment_terms
from tirek.web.access import officer, only_for
from tirek.web.components import Field
from tirek.web.day_typed import day_field, day_typed
from tirek.web.step import Stopped
from tirek.web.texts import text
from tirek.web.typed import number_typed, typed


@only_for(Role.ACCOUNTANT)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str) -> HttpResponse:
    """Over how many months, from which day."""
    return step(request, number, Step("agree", ("ReturnAgreed",), _fields, _act))


def _fields(request: HttpRequest, debt: Debt, stopped: Stopped | None) -> list[Field]:
    hint = text("desk.debt.months_hint", most=overpayment_terms().most_instalments)
    more: dict[str, Any] = {"inputmode": "numeric", "width": 4, "hint": hint}
    return [
        typed(request, "months", text("desk.debt.months"), stopped, **more),
        day_field(request, "first_on", text("desk.debt.first_on"), stopped),
    ]


def _act(request: HttpRequest, debt: Debt) -> None:
    agree_return(
        debt=debt,
        by=officer(request),
        months=number_typed(request, "months"),
        first_on=day_typed(request, "first_on"),
        at=timezone.now(),
    )
