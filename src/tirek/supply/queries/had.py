"""What a person ordered on the market before, whatever the case: it counts in every later one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from tirek.casework.legal import service_of
from tirek.casework.local_day import local_day
from tirek.casework.models import Case
from tirek.casework.queries.facts import folded_facts, nested
from tirek.law.catalogue import the_law
from tirek.procedure.pieces import (
    Had,
    YearOfPieces,
    in_their_order,
    may_be_replaced,
    replaceable_on,
    with_orders,
    year_of,
)
from tirek.procedure.supply.market import Kind, Market
from tirek.supply.models import ChoiceStep, Delivery, DeliveryStep
from tirek.supply.queries.programmes import programme_facts

Cases = QuerySet[Case, Any]

GIVEN_UP = frozenset(
    {"Refused", "Lapsed", "Cancelled", "Withdrawn", "NotArrived", "Returned", "Left"}
)
"""After these nothing is had by the order."""

JOURNAL = "E-Sobes"
"""Whose word it is: the system that keeps the journal of the queue (order No 287 p. 5)."""


def had_by(case: Case) -> list[Had]:
    """What the person of a case ordered, or has bought for them, in its service, in its order."""
    return _had(service_of(case).market, Q(service=case.service, subject=case.subject_id))


def _had(market: Market | None, of: Q) -> list[Had]:
    """By the cases that are so."""
    if market is None:
        return []
    cases = Case.objects.filter(of).values("pk")
    return in_their_order([*_ordered(cases, market), *_bought(cases, market)])


def _bought(cases: Cases, market: Market) -> Iterator[Had]:
    """What the state buys: it stands from the turn on, and was received when it was issued."""
    there = DeliveryStep.objects.filter(delivery__case__in=cases, kind__in=("Issued", "Served"))
    came = dict(there.values_list("delivery", "payload__received_on"))
    found = Delivery.objects.filter(case__in=cases).exclude(stage="ended")
    for one in found.select_related("row", "case"):
        kind, day = market.named(one.kind), came.get(one.pk)
        assert kind is not None, "what was bought stays a kind of the market"
        yield Had(
            _given(kind, one.case),
            kind.id,
            ordered_on=local_day(one.row.at),
            applied_on=one.case.received_on,
            pieces=one.pieces or 1,
            received_on=date.fromisoformat(day) if day else None,
        )


def _given(kind: Kind, case: Case) -> str:
    """What is given by a kind that the state buys for the person of a case."""
    told = folded_facts(case).get(kind.given_by) if kind.given_by else None
    return str(told.value) if told else kind.given


def _ordered(cases: Cases, market: Market) -> Iterator[Had]:
    steps = ChoiceStep.objects.filter(choice__case__in=cases).order_by("choice", "seq")
    fields = ("choice", "kind", "at", "payload", "choice__case__received_on")
    held: dict[int, Had] = {}
    for choice, kind, at, payload, applied_on in steps.values_list(*fields):
        if kind == "Ordered":
            offered = market.named(payload["kind"])
            assert offered is not None, "what was ordered stays a kind of the market"
            held[choice] = Had(
                offered.given, offered.id, local_day(at), applied_on, payload.get("pieces", 1)
            )
        elif kind in GIVEN_UP:
            held.pop(choice, None)
        elif kind == "Received":
            held[choice] = replace(held[choice], received_on=local_day(at))
    yield from held.values()


def facts_with_orders(case: Case) -> dict[str, Any]:
    """What is known of a case, as the rules are asked: with the orders of its person, and what has
    changed in the individual programme since the decision."""
    return nested(flat_facts(case))


def flat_facts(case: Case) -> dict[str, Any]:
    """The same by the paths of the facts."""
    known = {path: fact.value for path, fact in folded_facts(case).items()} | programme_facts(case)
    market = service_of(case).market
    told = with_orders(market.records, known, had_by(case)) if market and market.records else {}
    return {**known, **told}


def counted_kind(case: Case) -> Kind | None:
    """A kind of what was granted that is ordered by so many pieces; None where none is."""
    market = service_of(case).market
    if market is None or market.counting is None:
        return None
    known = {path: fact.value for path, fact in folded_facts(case).items()}
    return next((one for one in market.kind if one.counted and one.is_for(known)), None)


def year_for(case: Case, on: date) -> YearOfPieces | None:
    """The account of the year that runs; None for what has no norm of a year."""
    if counted_kind(case) is None:
        return None
    return year_of(service_of(case), case.place, facts_with_orders(case), on, the_law())


def replaceable_from(case: Case, kind: str, on: date) -> date | None:
    """The first day on which a kind received on that day may be replaced; None where no period is
    printed. The receipt is written down already."""
    service = service_of(case)
    if service.market is None or service.market.records is None:
        return None
    received = service.market.named(kind)
    assert received is not None, "what is received stays a kind of the market"
    facts, given = facts_with_orders(case), _given(received, case)
    return replaceable_on(service, case.place, facts, given, on, the_law())


def is_replaced_on(case: Case, on: date) -> bool:
    """Whether the person is asked about a replacement that day."""
    return may_be_replaced(service_of(case), case.place, facts_with_orders(case), on, the_law())


def told_of_orders(case: Case, known: Mapping[str, Any]) -> dict[str, tuple[Any, str]]:
    """What the orders of the person tell an undecided case: each fact, and whose word it is.

    A case that is decided anew is not told of what was ordered by it.
    """
    market = service_of(case).market
    if market is None or market.records is None:
        return {}
    others = Q(service=case.service, subject=case.subject_id) & ~Q(pk=case.pk)
    facts = with_orders(market.records, known, _had(market, others))
    return {path: (value, JOURNAL) for path, value in facts.items()}
