"""The person orders: contract, order and application for reimbursement, signed at once."""

from __future__ import annotations

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
from tirek.casework.refused import Refused
from tirek.kernel.calendar import YearNotKnown
from tirek.law.catalogue import the_law
from tirek.procedure.pieces import is_another_kind, not_within
from tirek.procedure.supply.choice import choice_terms
from tirek.procedure.supply.market import Kind
from tirek.supply.course import days, locked, take
from tirek.supply.keeping import Keep, kept
from tirek.supply.models import Choice, ChoiceStep, Guarantee, Move, Supplier
from tirek.supply.queries.had import facts_with_orders, had_by
from tirek.supply.queries.offers import offers, up
from tirek.supply.queries.routes import kinds_by
from tirek.supply.queries.stays import stays_of
from tirek.supply.queries.sums import guarantee_on, split
from tirek.supply.queries.work import held_for
from tirek.supply.stay_order import (
    Fellow,
    StayWanted,
    held_people,
    require_stay,
    stay_payload,
)
from tirek.supply.texts import texts


@dataclass(frozen=True)
class Wanted:
    """What the person saw and signed: the offer at the price of a piece, the size, the day it is
    for, how many pieces; of a stay how many days, and who goes with the child (`answered`: whether
    that was said)."""

    offer: int
    price_tiyn: int
    size: str = ""
    starts_on: date | None = None
    pieces: int = 1
    days: int = 0
    fellow: Fellow | None = None
    answered: bool = True


@transaction.atomic
def order(
    *, choice: Choice, wanted: Wanted, keep: Keep | None, by: User, at: datetime
) -> ChoiceStep:
    """Send the order to the supplier; the pieces are the person's from that moment.

    Raises NotAllowed, RefusedTransition, TooLate, Refused: somebody took the last piece, the price
    is another one, a norm is passed, nothing was signed. Then nothing is written, the signature
    neither.
    """
    held = locked(choice)
    require(by, "choose", held.case)
    held_for(held.case)  # of two orders of one person the second sees the first
    offer = _taken(wanted)
    kind = may_choose(held.case, offer, local_day(at))
    _require_said(wanted, offer, kind, local_day(at))
    require_within_norm(held.case, kind, wanted.pieces, local_day(at))
    guarantee = sum_for(held.case, offer, at)
    held_people(held.case)
    stays = checked_stay(held, kind, wanted, guarantee)
    held.supplier = offer.supplier
    signature = kept(keep, "not_signed")
    payload = {**_payload(wanted, offer, guarantee), **stays}
    step = take(held, "Ordered", by=by, at=at, payload=payload, signature=signature)
    Move.objects.create(offer_id=offer.pk, pieces=-wanted.pieces, step=step, at=at, by=by)
    return step


def may_choose(case: Case, offer: Any, day: date) -> Kind:
    """The kind of the offer. Raises Refused for one that is not for the person of the case, or
    that the state buys on that day."""
    say = texts().refused
    if not is_granted(case) or offer.service != case.service:
        raise Refused(say["not_for_you"])
    kinds = {one.id: one for one in kinds_by("portal", case, day)}
    kind = kinds.get(offer.kind)
    if kind is None:
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


def require_within_norm(
    case: Case, kind: Kind, pieces: int, on: date, *, same_kind: bool = False
) -> None:
    """Raises Refused, in the words of the rule, for more or fewer pieces than the norm allows."""
    if not kind.counted:
        return
    facts, had = facts_with_orders(case), had_by(case)
    changed = not same_kind and is_another_kind(had, kind.given, kind.id)
    wrong = not_within(
        service_of(case), case.place, facts, on, the_law(), pieces=pieces, another_kind=changed
    )
    if wrong is not None:
        raise Refused(wrong, field="pieces")


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
    if now.left < wanted.pieces:
        raise Refused(say["few_left"].format(left=str(now.left)), field="pieces")
    if now.price != wanted.price_tiyn:
        raise Refused(say["price_changed"])
    return now


def _require_said(wanted: Wanted, offer: Any, kind: Kind, today: date) -> None:
    say = texts().refused
    if wanted.pieces < 1 or (wanted.pieces > 1 and not kind.counted):
        raise Refused(say["pieces_missing"], field="pieces")
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
    paid = split(offer.price, guarantee.sum_tiyn, wanted.pieces)
    return {
        "offer": offer.pk,
        "supplier": offer.supplier_id,
        "kind": offer.kind,
        "name": offer.name,
        "size": wanted.size,
        "pieces": wanted.pieces,
        "starts_on": wanted.starts_on,
        "price_tiyn": offer.price,
        "guarantee": guarantee.pk,
        "guaranteed_tiyn": guarantee.sum_tiyn,
        "reimbursed_tiyn": paid.reimbursed,
        "own_tiyn": paid.own,
    }
