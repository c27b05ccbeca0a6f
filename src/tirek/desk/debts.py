"""The debt an officer opens: among those the officer may see, and the look written down."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from tirek.accounts.models import User
from tirek.casework.actions.look import look
from tirek.desk.frame import desk_page
from tirek.desk.presenters.debt_step import debt_step_page
from tirek.payments.models import Debt
from tirek.payments.overpayment.permissions import debts_of
from tirek.web.access import officer
from tirek.web.components import Field
from tirek.web.step import Stopped, attempt
from tirek.web.texts import text


@dataclass(frozen=True)
class Step:
    """One step of a debt as a page: its name in texts, the events it leads to,
    what is asked, and what is done with what was sent.
    """

    name: str
    events: Sequence[str]
    fields: Callable[[HttpRequest, Debt, Stopped | None], list[Field]]
    act: Callable[[HttpRequest, Debt], object]


def opened_debt(request: HttpRequest, number: str, page: str) -> Debt:
    """The debt, a look at its case written down. Raises Http404."""
    user: User = officer(request)
    debt = debts_of(user).filter(number=number).first()
    if debt is None:
        raise Http404
    look(case=debt.case, by=user, page=f"debt {page}", at=timezone.now())
    return debt


def step(request: HttpRequest, number: str, step: Step) -> HttpResponse:
    """GET asks; POST does it, or shows what is wrong with all that was typed."""
    debt = opened_debt(request, number, step.name)
    posted = request.method == "POST"
    stopped = attempt(lambda: step.act(request, debt)) if posted else None
    if posted and stopped is None:
        messages.success(request, text(f"desk.debt.{step.name}_done"))
        return redirect("desk:debt", number)
    debt.refresh_from_db()
    view = debt_step_page(
        debt,
        officer(request),
        step.name,
        step.events,
        step.fields(request, debt, stopped),
        stopped,
    )
    return desk_page(request, "debt_step", view, status=stopped.status if stopped else 200)
