"""The choice of a case, as the citizen whose case it is opens it."""

from django.http import Http404

from tirek.accounts.models import User
from tirek.portal.found import own_case
from tirek.supply.models import Choice


def own_choice(user: User, number: str) -> Choice:
    """The last that a turn opened. Raises Http404 for another's case, or where there is none."""
    case = own_case(user, number)
    found = case.choices.select_related("case", "supplier__office").order_by("pk").last()
    if found is None:
        raise Http404
    return found
