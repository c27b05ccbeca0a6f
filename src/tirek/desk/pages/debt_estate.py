"""The person who was paid has died: the debt is flagged for the estate."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.desk.debts import Step, step
from tirek.payments.actions.flag_estate import flag_estate
from tirek.payments.models import Debt
from tirek.web.access import officer, only_for
from tirek.web.components import Field
from tirek.web.day_typed import day_field, day_typed
from tirek.web.step import Stopped
from tirek.web.texts import text
from tirek.web.typed import typed


@only_for(Role.ACCOUNTANT)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str) -> HttpResponse:
    """The day and the paper that tells it."""
    return step(request, number, Step("estate", ("EstateFlagged",), _fields, _act))


def _fields(request: HttpRequest, debt: Debt, stopped: Stopped | None) -> list[Field]:
    return [
        day_field(request, "on", text("desk.debt.died_on"), stopped),
        typed(request, "source", text("desk.debt.source"), stopped),
    ]


def _act(request: HttpRequest, debt: Debt) -> None:
    flag_estate(
        debt=debt,
        by=officer(request),
        died_on=day_typed(request, "on"),
        source=request.POST.get("source", "")[:300],
        at=timezone.now(),
    )
