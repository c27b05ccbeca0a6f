"""Give up a run whose file was not made yet."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from tirek.accounts.models import Role
from tirek.desk.runs import step
from tirek.payments.actions.drop_run import drop_run
from tirek.payments.models import PaymentRun
from tirek.web.access import officer, only_for
from tirek.web.step import note_sent, seen_seq


@only_for(Role.ACCOUNTANT, Role.HEAD)
@require_POST
def page(request: HttpRequest, run_id: int) -> HttpResponse:
    """With the reason in words; what was reserved is free again."""

    def act(run: PaymentRun) -> object:
        by, at, seen = officer(request), timezone.now(), seen_seq(request)
        return drop_run(run=run, by=by, at=at, words=note_sent(request), expected_seq=seen)

    return step(request, run_id, "drop", act)
