"""What the state bought: every journal whole and a way its table allows, pieces never below zero,
nobody given anything out of turn."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Exists, OuterRef, Subquery

from tirek.audit.broken import Broken, Tick
from tirek.procedure.lifecycle import RefusedTransition
from tirek.procedure.procurement import procurement_table
from tirek.supply.models import Contract, Delivery, DeliveryStep
from tirek.supply.queries.bought import Stock, stocks
from tirek.supply.steps import GENESIS, hash_of_delivery

AT_ONCE = 500


def broken_deliveries(tick: Tick) -> Iterator[Broken]:
    """The first breach of each journal, then contracts of which more went out than came in, then
    whoever was given something while somebody stood before them."""
    found = Delivery.objects.order_by("pk").select_related("case")
    for delivery in found.iterator(AT_ONCE):
        broken = _first(delivery, tick)
        if broken is not None:
            yield broken
    for stock in stocks(Contract.objects.order_by("pk")):
        tick()
        if _is_short(stock):
            number = stock.contract.number
            yield Broken("contract_short", "", {"contract": number, "left": stock.amounts.left})
    yield from _overtaken(tick)


def _first(delivery: Delivery, tick: Tick) -> Broken | None:
    stage, previous, seq = procurement_table().begins, GENESIS, 0
    for step in delivery.steps.order_by("seq").select_related("delivery__case"):
        tick()
        seq += 1
        what = _link(step, seq, previous)
        if what is not None:
            return _broken(what, delivery, seq)
        try:
            stage = procurement_table().after(stage, step.kind)
        except RefusedTransition:
            return _broken("table", delivery, seq)
        previous = step.hash
    if seq != delivery.last_seq:
        return _broken("missing", delivery, seq + 1)
    return None if stage == delivery.stage else _broken("stage", delivery, seq)


def _link(step: DeliveryStep, seq: int, previous: str) -> str | None:
    if step.seq != seq:
        return "missing"
    if step.previous_hash != previous:
        return "previous_hash"
    return None if step.hash == hash_of_delivery(step) else "hash"


def _is_short(stock: Stock) -> bool:
    amounts = stock.amounts
    if not stock.form.goods:
        return amounts.issued > amounts.contracted
    return amounts.left < 0 or amounts.at_oblast < 0 or amounts.arrived > amounts.contracted


def _overtaken(tick: Tick) -> Iterator[Broken]:
    """In the order of the turns of a line the issues follow one another; who waits is passed by
    nobody."""
    found = Delivery.objects.exclude(stage="ended").filter(
        Exists(DeliveryStep.objects.filter(delivery__kind=OuterRef("kind"), kind="Issued"))
    )
    issue = DeliveryStep.objects.filter(delivery=OuterRef("pk"), kind="Issued").values("at")[:1]
    line = found.annotate(issued_at=Subquery(issue)).order_by(
        "row__queue", "kind", "row__seq", "pk"
    )
    last: dict[tuple[int, str], datetime | None] = {}
    for queue, kind, at, number in line.values_list(
        "row__queue", "kind", "issued_at", "case__number"
    ).iterator(AT_ONCE):
        tick()
        if at is not None and (queue, kind) in last:
            before = last[queue, kind]
            if before is None or at < before:
                yield Broken("delivery_overtaken", number, {})
        last[queue, kind] = at


def _broken(what: str, delivery: Delivery, seq: int) -> Broken:
    return Broken(f"delivery_{what}", delivery.case.number, {"seq": seq})
