"""The accountant proposes to give a debt up; the head decides."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.desk.debts import Step, step
from tirek.payments.actions.write_off import decline_write_off, propose_write_off, write_off
from tirek.payments.models import Debt
from tirek.payments.overpayment.permissions import WORKERS
from tirek.web.access import officer, only_for
from tirek.web.components import Field
from tirek.web.step import Stopped, note_field, note_sent
from tirek.web.texts import text
from tirek.web.typed import chosen

DECISIONS = ("approve", "decline")


@only_for(*WORKERS)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str) -> HttpResponse:
    """The reason; for the head also what is decided."""
    events = ("WriteOffProposed", "WrittenOff")
    return step(request, number, Step("write_off", events, _fields, _act))


def _fields(request: HttpRequest, debt: Debt, stopped: Stopped | None) -> list[Field]:
    note = note_field(request, text("desk.debt.note"), "", stopped)
    if debt.stage != "proposed":
        return [note]
    choices = [(one, text(f"desk.debt.{one}")) for one in DECISIONS]
    return [chosen(request, "decision", text("desk.debt.decision"), stopped, choices), note]


def _act(request: HttpRequest, debt: Debt) -> None:
    act = propose_write_off
    if debt.stage == "proposed":
        declined = request.POST.get("decision") != "approve"
        act = decline_write_off if declined else write_off
    act(debt=debt, by=officer(request), why=note_sent(request), at=timezone.now())
