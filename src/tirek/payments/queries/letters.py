"""The letters about money that somebody may read."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from tirek.accounts.models import User
from tirek.casework.permissions import visible_to
from tirek.payments.models import MoneyLetter
from tirek.payments.overpayment.permissions import debts_of


def money_letters(user: Any, case_number: str = "") -> QuerySet[MoneyLetter]:
    """Of the cases the user may see, of one of them if it is named; the latest first.

    A notice of an overpayment is read by those who may see the debt.
    """
    found = MoneyLetter.objects.select_related("case", "office", "debt")
    if case_number:
        found = found.filter(case__number=case_number)
    of_cases = Q(debt=None, case__in=visible_to(user))
    own = Q(case__applicant__iin=user.iin) if isinstance(user, User) and user.is_citizen else Q()
    return found.filter(of_cases & own | Q(debt__in=debts_of(user)))
