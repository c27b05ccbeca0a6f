"""Close a run that the bank has answered for."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from tirek.accounts.models import Role
from tirek.desk.runs import step
from tirek.payments.actions.reconcile_run import reconcile_run
from tirek.payments.models import PaymentRun
from tirek.web.access import officer, only_for
from tirek.web.step import note_sent, seen_seq


@only_for(Role.ACCOUNTANT)
@require_POST
def page(request: HttpRequest, run_id: int) -> HttpResponse:
    """Compares answers, statements and ledger; a note says how the rest was checked."""

    def act(run: PaymentRun) -> object:
        by, at, seen = officer(request), timezone.now(), seen_seq(request)
        return reconcile_run(run=run, by=by, at=at, words=note_sent(request), expected_seq=seen)

    return step(request, run_id, "reconcile", act)
