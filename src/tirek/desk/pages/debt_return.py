"""The accountant writes down money that came back."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.desk.debts import Step, step
from tirek.payments.actions.record_return import record_return
from tirek.payments.models import Debt
from tirek.payments.overpayment.sums import typed_sum
from tirek.web.access import officer, only_for
from tirek.web.components import Field
from tirek.web.day_typed import day_field, day_typed
from tirek.web.step import Stopped
from tirek.web.texts import text
from tirek.web.typed import typed


@only_for(Role.ACCOUNTANT)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str) -> HttpResponse:
    """How much, when, by which document."""
    return step(request, number, Step("return", ("ReturnReceived",), _fields, _act))


def _fields(request: HttpRequest, debt: Debt, stopped: Stopped | None) -> list[Field]:
    sum_: dict[str, Any] = {"inputmode": "decimal", "width": 10, "suffix": "₸"}
    return [
        typed(request, "sum", text("desk.debt.sum"), stopped, **sum_),
        day_field(request, "on", text("desk.debt.on"), stopped),
        typed(request, "reference", text("desk.debt.reference"), stopped),
    ]


def _act(request: HttpRequest, debt: Debt) -> None:
    record_return(
        debt=debt,
        by=officer(request),
        amount=typed_sum(request.POST.get("sum", "")),
        on=day_typed(request, "on"),
        reference=request.POST.get("reference", ""),
        at=timezone.now(),
    )
