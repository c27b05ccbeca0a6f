"""What came back in excess is paid back: proposed, approved, then written down."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.desk.debts import Step, step
from tirek.payments.actions.refund_return import (
    CannotRefund,
    approve_refund,
    decline_refund,
    propose_refund,
    record_refund,
)
from tirek.payments.changes.texts import texts
from tirek.payments.models import Debt
from tirek.payments.overpayment.permissions import WORKERS
from tirek.payments.overpayment.refunds import approved_refund, proposed_refund
from tirek.web.access import acts_as, officer, only_for
from tirek.web.components import Field
from tirek.web.day_typed import day_field, day_typed
from tirek.web.step import Stopped, note_field, note_sent
from tirek.web.texts import text
from tirek.web.typed import chosen, typed

DECISIONS = ("approve", "decline")


@only_for(*WORKERS)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str) -> HttpResponse:
    """The accountant says why, later when and by which paper; the head decides between."""
    events = ("RefundProposed", "RefundApproved")
    return step(request, number, Step("refund", events, _fields, _act))


def _fields(request: HttpRequest, debt: Debt, stopped: Stopped | None) -> list[Field]:
    note = note_field(request, text("desk.debt.note"), "", stopped)
    if proposed_refund(debt) and acts_as(officer(request), Role.HEAD):
        choices = [(one, text(f"desk.debt.refund_{one}")) for one in DECISIONS]
        return [chosen(request, "decision", text("desk.debt.decision"), stopped, choices), note]
    if approved_refund(debt):
        return [
            day_field(request, "on", text("desk.debt.refund_on"), stopped),
            typed(request, "reference", text("desk.debt.refund_reference"), stopped),
        ]
    return [note]


def _act(request: HttpRequest, debt: Debt) -> None:
    by, at = officer(request), timezone.now()
    if proposed_refund(debt) and acts_as(by, Role.HEAD):
        decision = request.POST.get("decision")
        if decision == "approve":
            approve_refund(debt=debt, by=by, at=at)
        elif decision == "decline":
            decline_refund(debt=debt, by=by, why=note_sent(request), at=at)
        else:
            raise CannotRefund(texts().refused["decision_missing"], "decision")
    elif approved_refund(debt):
        on, reference = day_typed(request, "on"), request.POST.get("reference", "")
        record_refund(debt=debt, by=by, on=on, reference=reference, at=at)
    else:
        propose_refund(debt=debt, by=by, why=note_sent(request), at=at)
