"""Money that came into the account and names a debt is put to that debt."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from tirek.casework.refused import Refused
from tirek.kernel.money import Tenge
from tirek.payments.actions.record_return import ReturnKnown, record_return
from tirek.payments.bank import Credit
from tirek.payments.models import Debt
from tirek.payments.places import places_under
from tirek.procedure.lifecycle import RefusedTransition

NUMBER = re.compile(r"\w+-[0-9]{4}-[0-9]+-D[0-9]+")


def take_returns(credits: Iterable[Credit], *, place: str | None, at: datetime) -> list[Credit]:
    """Those that could not be put to any debt of the place and below: a person has to look.

    A movement that several statements tell of counts once, by the bank's own reference.
    """
    return [one for one in credits if not _put(one, place, at)]


def _put(credit: Credit, place: str | None, at: datetime) -> bool:
    debts = Debt.objects.filter(number__in=NUMBER.findall(credit.words.upper()))
    found = list(debts.filter(place__in=places_under(place)) if place else debts)
    if len(found) != 1:
        return False
    try:
        with transaction.atomic():
            record_return(
                debt=found[0],
                by=None,
                amount=Tenge.of_tiyn(credit.amount_tiyn),
                on=credit.on,
                reference=credit.reference,
                at=at,
            )
    except ReturnKnown:
        return True
    except (Refused, RefusedTransition):
        return False
    return True
