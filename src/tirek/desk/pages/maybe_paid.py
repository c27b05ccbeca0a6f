"""Transfers that may have been paid: each waits for the bank, or for the head's decision."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.accounts.models import Role
from tirek.desk.maybe_paid_list import listed
from tirek.web.access import only_for


@only_for(Role.ACCOUNTANT, Role.HEAD)
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """None of them is sent again before that."""
    return listed(request)
