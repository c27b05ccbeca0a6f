"""The statement of a month is accepted: what it says is owed to the supplier of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from tirek.accounts.models import Office, User
from tirek.casework.four_eyes import require_no_own_case
from tirek.casework.legal import read_as
from tirek.casework.local_day import local_day
from tirek.casework.models import Case
from tirek.casework.refused import Refused
from tirek.kernel.money import Tenge
from tirek.procedure.supply.read_so import PAID_COLUMN
from tirek.supply import journal
from tirek.supply.bought_texts import bought_texts
from tirek.supply.models import Statement, StatementAccepted
from tirek.supply.party_permissions import require_head, require_other
from tirek.supply.queries.bought import form_of
from tirek.supply.queries.parties import party_of
from tirek.supply.signals import Accepted, accepted
from tirek.supply.work_document import cited


@transaction.atomic
def accept_statement(*, statement: Statement, by: User, at: datetime) -> StatementAccepted:
    """Order No 287 p. 132: the statement is what is paid by. It prints no term and asks no act.

    Raises NotAllowed, OwnCase, SamePerson, Refused.
    """
    contract, say = statement.contract, bought_texts().refused
    require_head(by, contract.service, contract.place, at)
    journal.locked(contract.service, contract.place)
    require_other(by, {statement.by_id}, at)
    if StatementAccepted.objects.filter(statement=statement).exists():
        raise Refused(say["accepted_already"])
    office = party_of(contract)
    if office is None:
        raise Refused(say["party_missing"])
    cases = Case.objects.in_bulk(statement.document["cases"])
    for case in cases.values():
        require_no_own_case(case, by, at)
    made = StatementAccepted.objects.create(statement=statement, at=at, by=by, by_name=by.full_name)
    rows = zip(statement.document["cases"], statement.document["rows"], strict=True)
    for number, (case, row) in enumerate(rows, start=1):
        _tell(made, cases[case], number, row, office)
    return made


def _tell(
    made: StatementAccepted, case: Case, number: int, row: Mapping[str, Any], office: Office
) -> None:
    statement = made.statement
    contract = statement.contract
    read = read_as(
        PAID_COLUMN,
        service=contract.service,
        place=contract.place,
        on=statement.month.last_day,
    )
    form = form_of(contract)
    told = Accepted(
        thing=f"statement {statement.pk}/{number}",
        kind="statement",
        number=f"{contract.number}, {statement.month}, {number}",
        case=case,
        office=office,
        month=statement.month,
        amount=Tenge.of_tiyn(int(row[form.pays(read)])),
        handed_in=local_day(made.at),
        by=made.by,
        at=made.at,
        cites=cited(form.cites),
    )
    accepted.send(sender=StatementAccepted, told=told)
