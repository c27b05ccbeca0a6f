"""A debt goes to court; once it is there, what the court decided."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.desk.debts import Step, step
from tirek.payments.actions.take_to_court import record_court_decision, take_to_court
from tirek.payments.models import Debt
from tirek.payments.overpayment.permissions import WORKERS
from tirek.web.access import officer, only_for
from tirek.web.components import Field
from tirek.web.day_typed import day_field, day_typed
from tirek.web.step import Stopped
from tirek.web.texts import text
from tirek.web.typed import chosen, typed

OUTCOMES = ("obliged", "refused")


@only_for(*WORKERS)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str) -> HttpResponse:
    """The claim first; once there is one, the decision."""
    events = ("ToCourt", "CourtDecided.obliged")
    return step(request, number, Step("court", events, _fields, _act))


def _fields(request: HttpRequest, debt: Debt, stopped: Stopped | None) -> list[Field]:
    on = day_field(request, "on", text("desk.debt.on"), stopped)
    if debt.stage != "in_court":
        return [
            typed(request, "court", text("desk.debt.court"), stopped),
            typed(request, "number", text("desk.debt.court_number"), stopped),
            on,
        ]
    choices = [(one, text(f"desk.debt.{one}")) for one in OUTCOMES]
    return [
        chosen(request, "outcome", text("desk.debt.outcome"), stopped, choices, start=OUTCOMES[0]),
        on,
        day_field(request, "due_on", text("desk.debt.due_on"), stopped, optional=True),
    ]


def _act(request: HttpRequest, debt: Debt) -> None:
    by, on, at = officer(request), day_typed(request, "on"), timezone.now()
    if debt.stage != "in_court":
        court, number = request.POST.get("court", ""), request.POST.get("number", "")
        take_to_court(debt=debt, by=by, court=court, number=number, on=on, at=at)
        return
    record_court_decision(
        debt=debt,
        by=by,
        outcome="refused" if request.POST.get("outcome") == "refused" else "obliged",
        on=on,
        due_on=day_typed(request, "due_on"),
        at=at,
    )
