"""The head approves a frozen run and signs it."""

from datetime import datetime

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from tirek.accounts.models import Role
from tirek.desk.run_signing import run_signature_sent
from tirek.desk.runs import step
from tirek.payments.actions.approve_run import approve_run
from tirek.payments.models import PaymentRun
from tirek.payments.run_record import may_step
from tirek.web.access import officer, only_for
from tirek.web.signing import may_sign
from tirek.web.step import seen_seq


@only_for(Role.HEAD)
@may_sign
@require_POST
def page(request: HttpRequest, run_id: int) -> HttpResponse:
    """Nothing is signed that cannot be approved now."""
    return step(request, run_id, "approve", lambda run: _approve(request, run, timezone.now()))


def _approve(request: HttpRequest, run: PaymentRun, at: datetime) -> None:
    by, seen = officer(request), seen_seq(request)
    may_step(run, "RunApproved", by, at)
    keep = run_signature_sent(request, run, by, at) if seen == run.last_seq else None
    with transaction.atomic():
        approve_run(run=run, by=by, at=at, signature=keep() if keep else None, expected_seq=seen)
