"""One payment run: what it pays, what changed, what was left out, what is to do next."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.accounts.models import Role
from tirek.desk.runs import found_run, shown
from tirek.web.access import only_for
from tirek.web.signing import may_sign


@only_for(Role.ACCOUNTANT, Role.HEAD)
@may_sign
@require_safe
def page(request: HttpRequest, run_id: int) -> HttpResponse:
    """The totals for both; the step that waits for the one whose step it is."""
    return shown(request, found_run(request, run_id))
