"""A voucher is handed to whose turn it is."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.four_eyes import require_no_own_case
from tirek.casework.legal import working_calendar
from tirek.casework.local_day import local_day
from tirek.casework.models import Case
from tirek.casework.permissions import require
from tirek.casework.queries.decision import is_granted
from tirek.casework.refused import Refused
from tirek.supply.journal import add, locked
from tirek.supply.line import Place
from tirek.supply.models import Queue, Row, Voucher, VoucherStep
from tirek.supply.queries.vouchers import AT_HAND, last_step, of_person
from tirek.supply.stay_order import held_people
from tirek.supply.still import require_there
from tirek.supply.texts import texts
from tirek.supply.voucher_permissions import require_keeps
from tirek.supply.voucher_room import of, person_in, write
from tirek.supply.voucher_texts import voucher_texts
from tirek.supply.voucher_turn import Turn, require_norms, turn_of
from tirek.supply.vouchers.machine import RefusedMove, machine
from tirek.supply.vouchers.room import Room


@transaction.atomic
def issue_voucher(
    *, voucher: Voucher, case: Case, received_by: str, by: User, at: datetime
) -> VoucherStep:
    """Hand it to the person of the case: the first in the line whom the norms let have it, or
    somebody who returned another one in time. `received_by` signs for it.

    The person leaves the line. Raises NotAllowed, OwnCase, Refused with the guard or the norm.
    """
    require(by, "keep_queue", case)
    require_no_own_case(case, by, at)
    queue = locked(case.service, case.place)
    require_keeps(by, queue)
    held_people(case)
    if not received_by.strip():
        raise Refused(voucher_texts().refused["received_by_missing"], field="received_by")
    if voucher.arrives <= local_day(at):
        raise Refused(voucher_texts().refused["arrival_passed"])
    if not is_granted(case):
        raise Refused(texts().refused["not_waiting"])
    require_there(case)
    if voucher.lot.book.queue_id != queue.pk or last_step(voucher).kind not in AT_HAND:
        raise Refused(machine().texts["not_at_hand"])
    return _issued(voucher, queue, case, received_by.strip(), by, at)


def _issued(
    voucher: Voucher, queue: Queue, case: Case, received_by: str, by: User, at: datetime
) -> VoucherStep:
    person = case.subject_id
    stands = of_person(voucher.lot.book, person)
    offered = stands.stage == "returned"
    known = require_norms(case, voucher)
    turn = Turn(None, ()) if offered else turn_of(voucher, queue, voucher_texts().refused["holds"])
    if not offered and (turn.row is None or turn.row.case_id != case.pk):
        raise Refused(machine().refused["first"])
    place = _place(turn.row) if turn.row else Place(0, at, case.pk)
    room = Room(working_calendar(), {person: person_in(stands, place, known)}, (of(voucher),))
    _require(room, voucher, person, at)
    if stands.stage == "used":
        write(voucher, "Rejoined", case, by=by, at=at)
    payload = {
        "received_by": received_by,
        "offered": offered,
        "passed_over": [one.as_document() for one in turn.passed],
    }
    row = _left(queue, turn.row, by, at) if turn.row else None
    return write(voucher, "Issued", case, by=by, at=at, payload=payload, row=row)


def _require(room: Room, voucher: Voucher, person: int, at: datetime) -> None:
    """By the guards of the table. Raises Refused. Who was treated stands in the line anew."""
    on, now = local_day(at), room.people[person]
    try:
        again = room.rejoined(person, now.place, on=on) if now.stage == "used" else room
        concluded = voucher.lot.conclusion_on <= on
        again.issued(voucher.number, person, on=on, concluded=concluded)
    except RefusedMove as refused:
        raise Refused(refused.text) from refused


def _place(row: Row) -> Place:
    return Place(row.rank, row.registered_at, row.case_id)


def _left(queue: Queue, row: Row, by: User, at: datetime) -> Row:
    """The row by which the person leaves the line."""
    place = _place(row)
    return add(queue, Row.Kind.SERVED, row.case, place, decision=row.decision, by=by, at=at)
