"""What the state buys for a person as its journal tells it, and one more step.

A queue is locked while anything of its place changes: pieces are counted and given one at a time.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, cast

from tirek.accounts.models import User
from tirek.casework.canonical import plain
from tirek.casework.local_day import local_day
from tirek.procedure.lifecycle import Role
from tirek.procedure.supply.procurement import (
    Amounts,
    Standing,
    covered,
    procurement_table,
    uncovered,
)
from tirek.supply import journal
from tirek.supply.models import Delivery, DeliveryStep
from tirek.supply.queries.bought import line_of, of_kind, together
from tirek.supply.queries.had import replaceable_from
from tirek.supply.steps import add_delivery_step
from tirek.supply.telling import tell_bought


def held(delivery: Delivery) -> Delivery:
    """It as it is now: nothing of its queue changes until the transaction ends."""
    queue = delivery.row.queue
    journal.locked(queue.service, queue.place)
    return Delivery.objects.select_related("case__subject", "row__queue").get(pk=delivery.pk)


def take(
    delivery: Delivery,
    kind: str,
    *,
    by: User | None,
    at: datetime,
    payload: Mapping[str, Any] | None = None,
) -> DeliveryStep:
    """Write the step if it may happen now, and tell whom it concerns. The caller holds the queue.

    Raises procedure's RefusedTransition.
    """
    role = cast(Role, by.role) if by else "system"
    delivery.stage = procurement_table().after(delivery.stage, kind, by=role)
    step = add_delivery_step(delivery, kind, by=by, at=at, payload=plain(payload or {}))
    tell_bought(delivery, step)
    return step


def uncover(service: str, place: str, kind: str, *, at: datetime) -> None:
    """Whom no contract that stands has pieces for waits for another one, from the last back.

    The caller holds the queue.
    """
    found = of_kind(service, place, kind)
    pieces = sum(one.amounts.contracted for one in found)
    line = {one.pk: one for one in line_of(service, place, kind)}
    for key in uncovered(
        [Standing(one.pk, one.stage, one.pieces) for one in line.values()], pieces
    ):
        take(line[key], "ContractGone", by=None, at=at)


def replaced_from(delivery: Delivery, on: date) -> None:
    """From the day of receipt the period until a replacement runs. The step is written already."""
    delivery.replace_on = replaceable_from(delivery.case, delivery.kind, on)
    delivery.save(update_fields=["replace_on"])


def settle(service: str, place: str, kind: str, *, at: datetime) -> Amounts:
    """Bring the people of a line to where the pieces are, in the order of their turns.

    The caller holds the queue. Returns the pieces there are.
    """
    found = of_kind(service, place, kind)
    amounts = together(found, local_day(at))
    line = {one.pk: one for one in line_of(service, place, kind)}
    standing = [Standing(one.pk, one.stage, one.pieces) for one in line.values()]
    counted = any(one.form.counted for one in found)
    for key, event in covered(standing, amounts, counted=counted):
        take(line[key], event, by=None, at=at)
    return amounts
