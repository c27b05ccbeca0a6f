"""One person and one voucher as the pure room sees them: every action comes by its guards."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from tirek.accounts.models import User
from tirek.casework.legal import working_calendar
from tirek.casework.models import Case
from tirek.procedure.deadline import shown
from tirek.supply.line import Place
from tirek.supply.models import Voucher, VoucherStep
from tirek.supply.queries.stays import Known
from tirek.supply.queries.vouchers import OfPerson
from tirek.supply.telling import send_to
from tirek.supply.voucher_journal import add_voucher_step
from tirek.supply.voucher_texts import voucher_texts
from tirek.supply.vouchers import room as pure
from tirek.supply.vouchers.guards import Period, last_day_to_return


def person_in(stands: OfPerson, place: Place, treated: Iterable[Known] = ()) -> pure.Waiting:
    """A person as the room knows them."""
    return pure.Waiting(
        place=place,
        stage=stands.stage,
        treated=tuple(Period(one.first, one.last) for one in treated),
        given_back=stands.given_back,
        asked_on=stands.asked_on,
    )


def of(voucher: Voucher) -> pure.Voucher:
    """The voucher as the room knows it."""
    return pure.Voucher(voucher.number, voucher.lot.sanatorium, voucher.period)


def holding(person: int, stands: OfPerson, voucher: Voucher, at: datetime) -> pure.Room:
    """The room of somebody who holds a voucher."""
    people = {person: person_in(stands, Place(0, at, 0))}
    return pure.Room(working_calendar(), people, held={person: of(voucher)})


def return_by(voucher: Voucher) -> date:
    """The last day on which it can be returned in time."""
    return last_day_to_return(voucher.arrives, working_calendar())


def write(
    voucher: Voucher,
    kind: str,
    case: Case,
    *,
    by: User | None,
    at: datetime,
    **more: Any,
) -> VoucherStep:
    """The step, and one message to the person where it has words. What the system does (`by=None`)
    follows from something of which the person is told already."""
    step = add_voucher_step(voucher, kind, case=case, by=by, at=at, **more)
    words = voucher_texts().sms.get(kind)
    if words is None or by is None:
        return step
    days = {
        "arrives": shown(voucher.arrives),
        "leaves": shown(voucher.leaves),
        "day": shown(return_by(voucher)),
    }
    told = words.format(number=case.number, **days)
    send_to(case, told, key=f"voucher {step.book_id}/{step.seq}", at=at)
    return step
