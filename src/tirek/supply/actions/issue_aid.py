"""What was bought is issued to the person, against a signature and strictly in order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.four_eyes import require_no_own_case
from tirek.casework.local_day import local_day
from tirek.casework.permissions import require
from tirek.casework.refused import Refused
from tirek.law.words import day_text
from tirek.supply.bought import held, replaced_from, settle, take
from tirek.supply.bought_texts import bought_texts
from tirek.supply.models import Delivery, DeliveryStep
from tirek.supply.queries.bought import Stock, line_of, of_kind

Signing = Literal["paper", "code"]
"""The signature in the list, or a code that came to the recipient's telephone."""


@dataclass(frozen=True)
class Handing:
    """The columns of the list that are not known of the person, and how they signed.

    `on` is the day of receipt, from which the period until a replacement runs; `proof` is the
    confirmation by a code.
    """

    on: date
    residence: str
    group: str
    signed: Signing | None
    proof: dict[str, str] | None = None


@transaction.atomic
def issue_aid(*, delivery: Delivery, handing: Handing, by: User, at: datetime) -> DeliveryStep:
    """Write the issue down (order No 287 p. 134, 136): the pieces leave the body.

    Raises NotAllowed, OwnCase, RefusedTransition, Refused: nobody signed, somebody stands before.
    """
    require(by, "keep_queue", delivery.case)
    require_no_own_case(delivery.case, by, at)
    one = held(delivery)
    stock = _piece(one)
    _require_said(one, handing, stock, local_day(at))
    one.pieces, one.contract = one.pieces or 1, stock.contract if stock else None
    told = _payload(one, handing)
    step = take(one, "Issued", by=by, at=at, payload=told)
    replaced_from(one, handing.on)
    queue = one.row.queue
    settle(queue.service, queue.place, one.kind, at=at)
    return step


def next_in_line(delivery: Delivery) -> Delivery | None:
    """Whose turn of being given it is: the first of the line for whom a piece lies there."""
    queue = delivery.row.queue
    return line_of(queue.service, queue.place, delivery.kind).filter(stage="at_body").first()


def _piece(one: Delivery) -> Stock | None:
    """The oldest contract by which there are enough pieces at the body.

    Raises Refused where they lie there by several contracts and by none enough.
    """
    if one.stage != "at_body":
        return None  # the table says why it cannot be issued
    found = of_kind(one.row.queue.service, one.row.queue.place, one.kind)
    enough = (stock for stock in found if stock.amounts.left >= (one.pieces or 1))
    stock = next(enough, None)
    if stock is None:
        left = max((stock.amounts.left for stock in found), default=0)
        raise Refused(bought_texts().refused["none_left"].format(left=left), field="pieces")
    return stock


def _require_said(one: Delivery, handing: Handing, stock: Stock | None, today: date) -> None:
    if stock is None:
        return
    say, first = bought_texts().refused, next_in_line(one)
    if first is not None and first.pk != one.pk:
        raise Refused(say["not_the_first"].format(number=first.case.number))
    if handing.signed is None or (handing.signed == "code") != (handing.proof is not None):
        raise Refused(say["not_signed"], field="signed")
    _require_day(one, handing.on, stock, today)
    if not handing.residence.strip():
        raise Refused(say["residence_missing"], field="residence")
    if not handing.group.strip():
        raise Refused(say["group_missing"], field="group")


def _require_day(one: Delivery, on: date, stock: Stock, today: date) -> None:
    say = bought_texts().refused
    if on > today:
        raise Refused(say["in_the_future"], field="on")
    turn = local_day(one.row.at)
    if on < turn:
        raise Refused(say["before_turn"].format(day=day_text(turn)), field="on")
    acts = stock.contract.consignments.filter(kind="handed").order_by("on")
    came = acts.values_list("on", flat=True)[0]
    if on < came:
        raise Refused(say["before_handed"].format(day=day_text(came)), field="on")


def _payload(one: Delivery, handing: Handing) -> dict[str, Any]:
    return {
        "contract": one.contract_id,
        "name": one.contract.name if one.contract else "",
        "pieces": one.pieces,
        "received_on": handing.on,
        "residence": handing.residence.strip(),
        "group": handing.group.strip(),
        "signed": handing.signed,
        "proof": handing.proof,
    }
