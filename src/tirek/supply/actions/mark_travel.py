"""The travel marks of an order form (annex 10): a trip that was paid, on one order only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.four_eyes import require_no_own_case
from tirek.casework.local_day import local_day
from tirek.casework.permissions import require
from tirek.casework.refused import Refused
from tirek.kernel.text import Text
from tirek.law.words import day_text
from tirek.supply.bought import held, take
from tirek.supply.bought_texts import bought_texts
from tirek.supply.models import Delivery, DeliveryStep
from tirek.supply.queries.bought import TRAVELLED, form_of, marks_of

Trip = Literal["first", "second"]


@dataclass(frozen=True)
class Mark:
    """A mark of one trip: its day and sum, or the number of the order on which the mark is.

    The form prints both ways for the first trip, one way or both for the second.
    """

    trip: Trip
    both_ways: bool = True
    on: date | None = None
    tiyn: int = 0
    other_order: str = ""


@transaction.atomic
def mark_travel(*, delivery: Delivery, mark: Mark, by: User, at: datetime) -> DeliveryStep:
    """Write the mark down; each trip has one. Several articles made at the same time have it on
    one order, the others refer to the number of that order (note 1).

    Raises NotAllowed, OwnCase, RefusedTransition, Refused with the field.
    """
    require(by, "keep_queue", delivery.case)
    require_no_own_case(delivery.case, by, at)
    one, say = held(delivery), bought_texts().refused
    if one.contract is None or not form_of(one.contract).order_form:
        raise Refused(say["order_form_only"])
    if any(said["trip"] == mark.trip for said in marks_of(one)):
        raise Refused(say["trip_marked"], field="trip")
    if mark.other_order.strip():
        told = _referring(one, mark)
    else:
        _require_said(one, mark, local_day(at))
        told = {"both_ways": mark.both_ways, "travelled_on": mark.on, "tiyn": mark.tiyn}
    return take(one, TRAVELLED, by=by, at=at, payload={"trip": mark.trip, **told})


def _referring(one: Delivery, mark: Mark) -> dict[str, Any]:
    number = mark.other_order.strip()
    for order, said in _others(one):
        if order == number and said["trip"] == mark.trip and "tiyn" in said:
            return {"order": number}
    raise Refused(bought_texts().refused["no_such_mark"], field="other_order")


def _require_said(one: Delivery, mark: Mark, today: date) -> None:
    say = bought_texts().refused
    if mark.trip == "first" and not mark.both_ways:
        raise Refused(say["first_trip_both"], field="both_ways")
    if mark.on is None:
        raise Refused(say["trip_day_missing"], field="trip_on")
    if mark.on > today:
        raise Refused(say["in_the_future"], field="trip_on")
    if mark.tiyn <= 0:
        raise Refused(say["trip_sum_missing"], field="trip_sum")
    early = _first_day(one, mark)
    if early is not None and mark.on < early:
        raise Refused(_before(early), field="trip_on")
    for order, said in _others(one):
        if said["trip"] == mark.trip and said.get("travelled_on") == mark.on.isoformat():
            raise Refused(say["marked_on"].format(order=order), field="other_order")


def _first_day(one: Delivery, mark: Mark) -> date | None:
    """The second trip does not come before the first."""
    for said in marks_of(one) if mark.trip == "second" else ():
        if said["trip"] == "first" and "travelled_on" in said:
            return date.fromisoformat(said["travelled_on"])
    return None


def _before(day: date) -> Text:
    return bought_texts().refused["before_the_last"].format(day=day_text(day))


def _others(one: Delivery) -> Iterator[tuple[str, dict[str, Any]]]:
    """The marks of the other articles of the person: the number of the order, what was written."""
    theirs = DeliveryStep.objects.filter(delivery__case__subject=one.case.subject_id)
    found = theirs.exclude(delivery=one.pk).filter(kind__in=("Ordered", TRAVELLED)).order_by("pk")
    orders: dict[int, str] = {}
    for step in found:
        if step.kind == "Ordered":
            orders[step.delivery_id] = step.payload["order"]
        else:
            yield orders[step.delivery_id], step.payload
