"""Freeze a run: from here on it is these transfers, to these accounts, within the budget."""

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.local_day import local_day
from tirek.casework.refused import Refused
from tirek.kernel.money import Tenge
from tirek.law.catalogue import the_law
from tirek.payments.actions.bring_up_to_date import bring_up_to_date
from tirek.payments.actions.propose_run import LOCK
from tirek.payments.models import Account, PaymentRun
from tirek.payments.payers import payer_of
from tirek.payments.permissions import require_accountant
from tirek.payments.queries.budget import shortfalls
from tirek.payments.queries.run_totals import reviewed_total, total_of
from tirek.payments.reasons import joined, reason
from tirek.payments.run_lines import BOOK, CHANGED
from tirek.payments.run_record import held_run, may_step, record_run
from tirek.payments.sql import one_at_a_time, run_sql, with_room
from tirek.payments.supplier_lines import OTHER_ACCOUNT
from tirek.payments.tables import tables_of


class CannotFreeze(Refused):
    """The run cannot be frozen as it is; `text` says why and what to do."""


def freeze_run(
    *, run: PaymentRun, by: User, at: datetime, expected_seq: int | None = None
) -> PaymentRun:
    """Leave out what has changed since the review, reserve the rest in the budget of each place.

    Raises NotAllowed, StaleRun, RefusedTransition, CannotFreeze (no account to pay from, not
    enough in the budget, nothing left to pay).
    """
    require_accountant(by, run.place, at)
    if run.kind == PaymentRun.Kind.PEOPLE:
        bring_up_to_date(run.place, at=at)
    with transaction.atomic():
        one_at_a_time(LOCK)
        run = held_run(run, expected_seq)
        may_step(run, "RunFrozen", by, at)
        day = local_day(at)
        with_room()
        values = {"run": run.pk, "day": day, "at": at, "by": by.pk}
        changed = CHANGED if run.kind == PaymentRun.Kind.PEOPLE else OTHER_ACCOUNT
        dropped = run_sql(changed, {**values, "place": run.place})
        totals = total_of(run) if dropped else reviewed_total(run)
        payer = _refuse(run, totals.count, day.year)
        due = {"what": "due", "debit": Account.EXPENSE, "credit": Account.PAYABLE}
        run_sql(tables_of(run).of(BOOK), {**values, **due})
        run.booked_on, run.message_id = day, f"TRK-RUN-{run.pk}"
        told = {**totals.as_document(), "dropped": dropped, "payer": payer}
        record_run(run, "RunFrozen", by=by, at=at, payload=told)
    return run


def _refuse(run: PaymentRun, count: int, year: int) -> dict[str, str]:
    """What forbids it; else the account it will be paid from, whatever is entered later."""
    payer = payer_of(run.place)
    if count == 0:
        raise CannotFreeze(reason("nothing_left"))
    if payer is None:
        raise CannotFreeze(reason("no_payer"))
    regions = the_law().regions
    short = [
        reason(
            "over_budget",
            place=regions[one.place].name,
            year=year,
            wanted=Tenge.of_tiyn(one.wanted_tiyn),
            left=Tenge.of_tiyn(one.left_tiyn),
        )
        for one in shortfalls(run, year)
    ]
    if short:
        raise CannotFreeze(joined(short))
    return {"name": payer.name, "bin": payer.bin, "iban": payer.iban}
