"""The statement of a supplier for a month of its contract."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.local_day import local_day
from tirek.casework.refused import Refused
from tirek.kernel.period import Month
from tirek.procedure.supply.procurement import statement_months
from tirek.supply import journal
from tirek.supply.actions.take_back_contract import require_stands
from tirek.supply.bought import take
from tirek.supply.bought_permissions import require_buyer
from tirek.supply.bought_texts import bought_texts
from tirek.supply.models import Contract, Statement
from tirek.supply.queries.bought import form_of
from tirek.supply.queries.stated import served_in, stated_rows


@transaction.atomic
def state_month(*, contract: Contract, month: Month, by: User, at: datetime) -> Statement:
    """Everybody served in the month (order No 287 p. 132), also nobody; once, when it is over.

    Raises NotAllowed, Refused.
    """
    require_buyer(by, contract.service, contract.place)
    journal.locked(contract.service, contract.place)
    require_stands(contract)
    say = bought_texts().refused
    if form_of(contract).goods:
        raise Refused(say["no_statement"])
    if month not in statement_months(contract.first, contract.last):
        raise Refused(say["not_a_month"])
    if local_day(at) <= min(month.last_day, contract.last):
        raise Refused(say["month_not_over"])
    if Statement.objects.filter(contract=contract, first_day=month.first_day).exists():
        raise Refused(say["stated_already"])
    served = served_in(contract, month)
    cases = [step.delivery.case_id for step in served]
    statement = Statement.objects.create(
        contract=contract,
        first_day=month.first_day,
        document={"cases": cases, "rows": stated_rows(served)},
        at=at,
        by=by,
        by_name=by.full_name,
    )
    for step in served:
        told = {"statement": statement.pk}
        take(step.delivery, "Stated", by=by, at=at, payload=told)
    return statement
