"""The accountant sends the notice of an overpayment."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.desk.debts import Step, step
from tirek.payments.actions.send_debt_notice import send_debt_notice
from tirek.payments.models import Debt
from tirek.web.access import officer, only_for


@only_for(Role.ACCOUNTANT)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str) -> HttpResponse:
    """What the person will get, and the button."""
    return step(request, number, Step("notice", ("NoticeSent",), lambda *_: [], _act))


def _act(request: HttpRequest, debt: Debt) -> None:
    send_debt_notice(debt=debt, by=officer(request), at=timezone.now())
