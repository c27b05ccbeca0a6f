"""Files of the bank that somebody has to look into: what Tirek could not place, or not read."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.desk.bank_files import listed
from tirek.web.access import PAYMENT_ROLES, only_for


@only_for(*PAYMENT_ROLES)
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Each with a question: what was it, what was done."""
    return listed(request)
