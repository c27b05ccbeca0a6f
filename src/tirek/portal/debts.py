"""The debt an address names: one's own, or a page that does not exist."""

from django.http import Http404

from tirek.accounts.models import User
from tirek.payments.models import Debt
from tirek.payments.overpayment.permissions import debts_of


def own_debt(user: User, number: str) -> Debt:
    """The citizen's own debt. Raises Http404 for anybody else's."""
    debt = debts_of(user).filter(number=number).first()
    if debt is None:
        raise Http404
    return debt
