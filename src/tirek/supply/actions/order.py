"""The person orders: contract, order and application for reimbursement, signed at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.legal import service_of
from tirek.casework.local_day import local_day
from tirek.casework.models import Case
from tirek.casework.permissions import require
from tirek.casework.queries.decision import is_granted
from tirek.casework.queries.facts import folded_facts
from tirek.casework.refused import Refused
from tirek.kernel.calendar import YearNotKnown
from tirek.procedure.choice import choice_terms
from tirek.procedure.market import Kind
from tirek.signatures.models import Signature
from tirek.supply.course import days, locked, take
from tirek.supply.models import Choice, ChoiceStep, Guarantee, Move, Supplier
from tirek.supply.queries.offers import offers, up
from tirek.supply.queries.stays import stays_of
from tirek.supply.queries.sums import guarantee_on, split
from tirek.supply.stay_order import (
    Fellow,
    StayWanted,
    held_people,
    require_stay,
    stay_payload,
)
from tirek.supply.texts import texts

Keep = Callable[[], Signature]
"""Keeps a signature that was verified; called within the transaction of what it signs."""


@dataclass(frozen=True)
class Wanted:
    """What the person saw and signed: the offer at its price, the size, the day it is for; of a
    stay how many days, and who goes with the child (`answered`: whether that was said)."""

    offer: int
    price_tiyn: int
    size: str = ""
    starts_on: date | None = None
    days: int = 0
    fellow: Fellow | None = None
    answered: bool = True


@transaction.atomic
def order(
    *, choice: Choice, wanted: Wanted, keep: Keep | None, by: User, at: datetime
) -> ChoiceStep:
    """Send the order to the supplier; the piece is the person's from that moment.

    Raises NotAllowed, RefusedTransition, TooLate, Refused: somebody took the last piece, the price
    is another one, nothing was signed, a stay is against a norm. Then nothing is written, the
    signature neither.
    """
    held = locked(choice)
    require(by, "choose", held.case)
    offer = _taken(wanted)
    kind = may_choose(held.case, offer)
    _require_said(wanted, offer, kind, local_day(at))
    guarantee = sum_for(held.case, offer, at)
    held_people(held.case)
    stays = checked_stay(held, kind, wanted, guarantee)
    if keep is None:
        raise Refused(texts().refused["not_signed"], field="signature")
    held.supplier = offer.supplier
    payload = {**_payload(wanted, offer, guarantee), **stays}
    step = take(held, "Ordered", by=by, at=at, payload=payload, signature=keep())
    Move.objects.create(offer_id=offer.pk, pieces=-1, step=step, at=at, by=by)
    return step


def may_choose(case: Case, offer: Any) -> Kind:
    """The kind of the offer. Raises Refused for one that is not for the person of the case."""
    say, market = texts().refused, service_of(case).market
    if not is_granted(case):
        raise Refused(say["not_for_you"])
    kind = market.named(offer.kind) if market and offer.service == case.service else None
    known = {path: fact.value for path, fact in folded_facts(case).items()}
    if kind is None or kind.route != "portal" or not kind.is_for(known):
        raise Refused(say["not_for_you"])
    if offer.place not in up(case.place):
        raise Refused(say["not_here"])
    return kind


def checked_stay(
    choice: Choice, kind: Kind, wanted: Wanted, guarantee: Guarantee
) -> dict[str, Any]:
    """What an order for a stay says of it; {} for anything else. The day is there already.

    Raises Refused with the norm that the stay would break.
    """
    if kind.stay is None or wanted.starts_on is None:
        return {}
    stay = StayWanted(wanted.starts_on, wanted.days, wanted.fellow, wanted.answered)
    known = stays_of(choice.case, but=choice.pk)
    decision = require_stay(choice.case, kind.stay, stay, known)
    return stay_payload(choice.case, kind.stay, stay, decision, guarantee.sum_tiyn)


def sum_for(case: Case, offer: Any, at: datetime) -> Guarantee:
    """The guaranteed sum that day. Raises Refused where nobody entered one."""
    found = guarantee_on(offer.service, offer.kind, case.place, local_day(at))
    if found is None:
        raise Refused(texts().refused["sum_unknown"])
    return found


def _taken(wanted: Wanted) -> Any:
    """The offer as it is now: nobody else orders of it until the transaction ends."""
    say = texts().refused
    found = offers().filter(pk=wanted.offer)
    one = found.select_for_update(of=("self",)).first()
    if one is None:
        raise Refused(say["not_for_you"])
    stage = Supplier.objects.select_for_update().get(pk=one.supplier_id).stage
    # What another order took meanwhile is seen only by asking again, with the lock in hand.
    now = offers().get(pk=one.pk)
    if stage != "admitted":
        raise Refused(say["not_admitted"])
    if not now.is_shown or now.left < 1:
        raise Refused(say["none_left"])
    if now.price != wanted.price_tiyn:
        raise Refused(say["price_changed"])
    return now


def _require_said(wanted: Wanted, offer: Any, kind: Kind, today: date) -> None:
    say = texts().refused
    if offer.sizes and wanted.size not in offer.sizes:
        raise Refused(say["size_missing"], field="size")
    if not kind.begins:
        return
    if wanted.starts_on is None or wanted.starts_on <= today:
        raise Refused(say["start_missing"], field="starts_on")
    try:  # until when it may be cancelled must be known before it is signed
        days().last_before(choice_terms().before_start, wanted.starts_on)
    except YearNotKnown as unknown:
        raise Refused(unknown.text, field="starts_on") from None


def _payload(wanted: Wanted, offer: Any, guarantee: Guarantee) -> dict[str, Any]:
    paid = split(offer.price, guarantee.sum_tiyn)
    return {
        "offer": offer.pk,
        "supplier": offer.supplier_id,
        "kind": offer.kind,
        "name": offer.name,
        "size": wanted.size,
        "starts_on": wanted.starts_on,
        "price_tiyn": offer.price,
        "guarantee": guarantee.pk,
        "guaranteed_tiyn": guarantee.sum_tiyn,
        "reimbursed_tiyn": paid.reimbursed,
        "own_tiyn": paid.own,
    }
