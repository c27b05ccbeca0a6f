"""The payment runs of the officer's place, and the button to propose the next one."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.accounts.models import Role
from tirek.desk.run_list import listed
from tirek.web.access import only_for


@only_for(Role.ACCOUNTANT, Role.HEAD)
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Each run leads to its page."""
    return listed(request)
