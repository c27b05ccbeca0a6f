"""Freeze a reviewed run: its transfers and accounts stay as they are."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from tirek.accounts.models import Role
from tirek.desk.runs import step
from tirek.payments.actions.freeze_run import freeze_run
from tirek.web.access import officer, only_for
from tirek.web.step import seen_seq


@only_for(Role.ACCOUNTANT)
@require_POST
def page(request: HttpRequest, run_id: int) -> HttpResponse:
    """Says so where the budget is too small or no account is known to pay from."""
    by, at, seen = officer(request), timezone.now(), seen_seq(request)
    return step(
        request,
        run_id,
        "freeze",
        lambda run: freeze_run(run=run, by=by, at=at, expected_seq=seen),
    )
