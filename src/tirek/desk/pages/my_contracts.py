"""A supplier's own contracts of procurement, and what of them was accepted for payment."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tirek.accounts.models import Role
from tirek.desk.frame import desk_page
from tirek.desk.presenters.my_contracts import contracts_page
from tirek.supply.queries.parties import own_contracts, own_lots
from tirek.web.access import officer, only_for

AT_ONCE = 100
"""Of each kind, the newest: a contract is of one year."""


@only_for(Role.SUPPLIER)
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Of its own organisation and no other; numbers and sums, nobody's name."""
    user, today = officer(request), timezone.localdate()
    contracts, lots = own_contracts(user)[:AT_ONCE], own_lots(user)[:AT_ONCE]
    return desk_page(request, "deeds", contracts_page(list(contracts), list(lots), today))
