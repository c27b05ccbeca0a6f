"""Make the file for the bank of an approved run."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from tirek.accounts.models import Role
from tirek.desk.runs import step
from tirek.payments.actions.file_run import file_run
from tirek.web.access import officer, only_for
from tirek.web.step import seen_seq


@only_for(Role.ACCOUNTANT)
@require_POST
def page(request: HttpRequest, run_id: int) -> HttpResponse:
    """The file is then on the page of the run."""
    by, at, seen = officer(request), timezone.now(), seen_seq(request)
    return step(
        request,
        run_id,
        "file",
        lambda run: file_run(run=run, by=by, at=at, expected_seq=seen),
    )
