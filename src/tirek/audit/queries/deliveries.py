"""What the state bought: every journal whole and a way its table allows, pieces never below zero,
nobody given anything out of turn."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Exists, OuterRef, Subquery

from tirek.audit.broken import Broken, Tick
from tirek.audit.links import broken_way
from tirek.procedure.supply.procurement import procurement_table
from tirek.supply.models import Contract, Delivery, DeliveryStep
from tirek.supply.queries.bought import Stock, stocks
from tirek.supply.steps import hash_of_delivery

AT_ONCE = 500


def broken_deliveries(tick: Tick) -> Iterator[Broken]:
    """The first breach of each journal, then contracts of which more went out than came in, then
    whoever was given something while somebody stood before them."""
    found = Delivery.objects.order_by("pk").select_related("case")
    for delivery in found.iterator(AT_ONCE):
        steps = delivery.steps.order_by("seq").select_related("delivery__case")
        broken = broken_way(delivery, steps, procurement_table(), hash_of_delivery, tick)
        if broken is not None:
            yield Broken(f"delivery_{broken[0]}", delivery.case.number, {"seq": broken[1]})
    for stock in stocks(Contract.objects.order_by("pk")):
        tick()
        if _is_short(stock):
            number = stock.contract.number
            yield Broken("contract_short", "", {"contract": number, "left": stock.amounts.left})
    yield from _overtaken(tick)


def _is_short(stock: Stock) -> bool:
    amounts = stock.amounts
    if not stock.form.goods:
        return amounts.issued > amounts.contracted
    return amounts.left < 0 or amounts.at_oblast < 0 or amounts.arrived > amounts.contracted


def _overtaken(tick: Tick) -> Iterator[Broken]:
    """In the order of the turns of a line the issues follow one another; who waits is passed by
    nobody, and who was called and did not come only until a piece lies there for them again."""
    found = Delivery.objects.exclude(stage="ended").filter(
        Exists(DeliveryStep.objects.filter(delivery__kind=OuterRef("kind"), kind="Issued"))
    )
    steps = DeliveryStep.objects.filter(delivery=OuterRef("pk"))
    line = found.annotate(
        issued_at=Subquery(steps.filter(kind="Issued").values("at")[:1]),
        was_passed=Exists(steps.filter(kind="Passed")),
    ).order_by("row__queue", "kind", "row__seq", "pk")
    last: dict[tuple[int, str], datetime | None] = {}
    aside: dict[tuple[int, str], list[_Stood]] = {}
    for pk, queue, kind, at, was_passed, number in line.values_list(
        "pk", "row__queue", "kind", "issued_at", "was_passed", "case__number"
    ).iterator(AT_ONCE):
        tick()
        key, passed = (queue, kind), aside.setdefault((queue, kind), [])
        if at is not None:
            before = last.get(key, at)
            if before is None or at < before or any(_held_back(one, at) for one in passed):
                yield Broken("delivery_overtaken", number, {})
        if was_passed:
            passed.append((pk, at))
        else:
            last[key] = at


_Stood = tuple[int, datetime | None]
"""A delivery of somebody who once did not come, and when it was issued."""


def _held_back(stood: _Stood, at: datetime) -> bool:
    """Whether a piece lay there for them, or they waited for one as everybody, at that moment."""
    pk, issued_at = stood
    if issued_at is not None and issued_at <= at:
        return False
    kinds = ("Passed", "HandedOver")
    steps = DeliveryStep.objects.filter(delivery=pk, kind__in=kinds, at__lte=at)
    said = steps.order_by("seq").last()
    return said is None or said.kind == "HandedOver"
