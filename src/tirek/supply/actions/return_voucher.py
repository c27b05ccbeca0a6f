"""A voucher comes back to the section, in time or late; or the person keeps it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.four_eyes import require_no_own_case
from tirek.casework.local_day import local_day
from tirek.casework.models import Case
from tirek.casework.permissions import require
from tirek.casework.refused import Refused
from tirek.supply.actions.register_anew import register_anew
from tirek.supply.journal import locked
from tirek.supply.models import Voucher, VoucherStep
from tirek.supply.queries.vouchers import HELD, last_step, of_person
from tirek.supply.voucher_room import holding, write
from tirek.supply.voucher_texts import voucher_texts
from tirek.supply.vouchers.machine import RefusedMove
from tirek.supply.vouchers.room import Room


@dataclass(frozen=True)
class Held:
    """A voucher in somebody's hands: whose, the room of it, the last step, the day."""

    case: Case
    room: Room
    step: VoucherStep
    on: date


def held_voucher(voucher: Voucher, at: datetime) -> Held:
    """The voucher as it is now; its queue is held until the transaction ends.

    Raises Refused where nobody holds it.
    """
    queue = voucher.lot.book.queue
    locked(queue.service, queue.place)
    step = last_step(voucher)
    if step.kind not in HELD or step.case is None:
        raise Refused(voucher_texts().refused["not_held"])
    person = step.case.subject_id
    room = holding(person, of_person(voucher.lot.book, person), voucher, at)
    return Held(step.case, room, step, local_day(at))


def kept_by(voucher: Voucher, by: User, at: datetime) -> Held:
    """The same for an officer who keeps the queue. Raises NotAllowed, OwnCase, Refused."""
    held = held_voucher(voucher, at)
    require(by, "keep_queue", held.case)
    require_no_own_case(held.case, by, at)
    return held


def moved(act: Callable[[], Room]) -> Room:
    """What the table says of it. Raises Refused with the words of the guard."""
    try:
        return act()
    except RefusedMove as refused:
        raise Refused(refused.text) from refused


@transaction.atomic
def return_voucher(
    *,
    voucher: Voucher,
    reason: str,
    died: bool = False,
    brought_by: str = "",
    by: User,
    at: datetime,
) -> VoucherStep:
    """The section takes it back for a reason it finds valid, or because the person died: in time it
    goes to the next, late to nobody, and who lives waits anew in the general queue. `brought_by`
    signs in column 11 of the journal.

    Raises NotAllowed, OwnCase, Refused.
    """
    held = kept_by(voucher, by, at)
    asked = held.step.payload["reason"] if held.step.kind == "ReturnAsked" else ""
    why = reason.strip() or asked
    if not why:
        raise Refused(voucher_texts().refused["reason_missing"], field="reason")
    return give_back(voucher, held, why, died=died, brought_by=brought_by, by=by, at=at)


def give_back(
    voucher: Voucher,
    held: Held,
    why: str,
    *,
    died: bool,
    brought_by: str = "",
    by: User | None,
    at: datetime,
) -> VoucherStep:
    """The same without asking who does it; `by=None` is the system. Raises Refused."""
    person = held.case.subject_id
    now = moved(lambda: held.room.given_back(person, on=held.on, reason=why, died=died))
    late = not now.at_hand
    kind = ("DiedLate" if late else "Died") if died else "ReturnedLate" if late else "Returned"
    told = {"reason": why, "brought_by": brought_by.strip(), "returned_on": _since(held, died)}
    return gone(voucher, kind, held.case, by, at, told)


def _since(held: Held, died: bool) -> date:
    """The day of the return: that on which the person asked for it, where they did."""
    asked = held.room.people[held.case.subject_id].asked_on
    return held.on if died or asked is None else asked


@transaction.atomic
def refuse_return(*, voucher: Voucher, reason: str, by: User, at: datetime) -> VoucherStep:
    """The section has not found the reason valid: the person keeps the voucher.

    Raises NotAllowed, OwnCase, Refused.
    """
    held = kept_by(voucher, by, at)
    if not reason.strip():
        raise Refused(voucher_texts().refused["reason_missing"], field="reason")
    moved(lambda: held.room.return_refused(held.case.subject_id, on=held.on))
    payload = {"reason": reason.strip()}
    return write(voucher, "ReturnRefused", held.case, by=by, at=at, payload=payload)


def gone(
    voucher: Voucher,
    kind: str,
    case: Case,
    by: User | None,
    at: datetime,
    payload: dict[str, object],
) -> VoucherStep:
    """Write that the person holds it no more; whom the table sends to the queue waits anew."""
    anew = voucher_texts().anew.get(kind)
    row = register_anew(case=case, by=by, at=at, why=anew) if anew else None
    own = row if row is not None and row.case_id == case.pk else None
    return write(voucher, kind, case, by=by, at=at, payload=payload, row=own)
