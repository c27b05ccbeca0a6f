"""What the state has bought: pieces in contracts, on the way, at the body; who is in the line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet, Sum

from tirek.accounts.bodies import in_hand
from tirek.accounts.models import User
from tirek.accounts.places import below
from tirek.casework.legal import read_as
from tirek.casework.permissions import OVERSEERS, ROLES, visible_to
from tirek.procedure.supply.procurement import Amounts, Form, procurement_forms
from tirek.procedure.supply.read_so import NOT_COME
from tirek.supply.models import Consignment, Contract, ContractUndone, Delivery, IssueList

GIVEN = ("issued", "reported", "served", "stated")
"""Stages at which the person has it."""

TRAVELLED = "Travelled"
"""A travel mark of an order form."""

OVER = (*GIVEN, "ended")
"""Stages at which nothing more is bought for the person."""


@dataclass(frozen=True)
class Stock:
    """A contract, and how many of its pieces are where."""

    contract: Contract
    amounts: Amounts

    @property
    def form(self) -> Form:
        """How what was bought reaches the person."""
        return form_of(self.contract)


def form_of(contract: Contract) -> Form:
    """The form of a contract. Raises LookupError for one that is no longer there."""
    found = procurement_forms().named(contract.form)
    if found is None:
        raise LookupError(f"no form {contract.form!r} of procurement")
    return found


def stocks(contracts: Iterable[Contract]) -> list[Stock]:
    """Each contract with its pieces: three questions, however many there are."""
    found = list(contracts)
    keys = [one.pk for one in found]
    arrived, handed = (_moved(keys, kind) for kind in Consignment.Kind)
    given = Delivery.objects.filter(contract__in=keys, stage__in=GIVEN).order_by()
    issued = dict(given.values_list("contract").annotate(n=Sum("pieces")))
    return [
        Stock(
            one,
            Amounts(
                one.pieces,
                arrived.get(one.pk, 0),
                handed.get(one.pk, 0),
                issued.get(one.pk) or 0,
            ),
        )
        for one in found
    ]


def _moved(contracts: Sequence[int], kind: str) -> Mapping[int, int]:
    rows = Consignment.objects.filter(contract__in=contracts, kind=kind).order_by()
    return dict(rows.values_list("contract").annotate(n=Sum("pieces")))


def of_kind(service: str, place: str, kind: str) -> list[Stock]:
    """The contracts of a kind in a place that stand, the oldest first."""
    return stocks(standing_contracts(service, place, kind).order_by("on", "pk"))


def standing_contracts(service: str, place: str, kind: str) -> QuerySet[Contract]:
    """Those of a kind in a place that were not taken back."""
    found = Contract.objects.filter(service=service, place=place, kind=kind)
    return found.filter(mistake__undone=None)


def together(found: Iterable[Stock], day: date) -> Amounts:
    """The pieces of a kind in all its contracts. One that is not in force on that day covers only
    what came by it, or was given."""
    known = list(found)
    return Amounts(
        sum(_covers(one, day) for one in known),
        sum(one.amounts.arrived for one in known),
        sum(one.amounts.handed for one in known),
        sum(one.amounts.issued for one in known),
    )


def _covers(stock: Stock, day: date) -> int:
    if stock.contract.first <= day <= stock.contract.last:
        return stock.amounts.contracted
    return max(stock.amounts.arrived, stock.amounts.issued)


def line_of(service: str, place: str, kind: str) -> QuerySet[Delivery]:
    """Everybody of whose kind the turn came, in the order of their turns; the ended are not."""
    found = Delivery.objects.filter(row__queue__service=service, row__queue__place=place, kind=kind)
    return found.exclude(stage="ended").order_by("row__seq", "pk").select_related("case__subject")


def passes_over(service: str, place: str, on: date) -> bool:
    """Whether the line goes on past somebody who did not come; the order is silent (a reading)."""
    return read_as(NOT_COME, service=service, place=place, on=on) == NOT_COME.usual


def called_until(delivery: Delivery) -> date | None:
    """The day the person was told last since the piece lay there for them; None before any."""
    told = delivery.steps.filter(kind__in=("Called", "HandedOver")).order_by("seq").last()
    if told is None or told.kind != "Called":
        return None
    return date.fromisoformat(told.payload["until"])


def marks_of(delivery: Delivery) -> list[dict[str, Any]]:
    """The travel marks of an order form, as they were written."""
    return [one.payload for one in delivery.steps.filter(kind=TRAVELLED).order_by("seq")]


def contracts_of(user: User) -> QuerySet[Contract]:
    """Those of the officer's place and services; overseers see those below it too, others none."""
    if user.place is None or not user.is_active or user.role not in ROLES["view"]:
        return Contract.objects.none()
    if user.role in OVERSEERS:
        return Contract.objects.filter(below(user.place), in_hand(user))
    return Contract.objects.filter(in_hand(user), place=user.place)


def lists_of(user: User) -> QuerySet[IssueList]:
    """The same of lists that were sent."""
    if user.place is None or not user.is_active or user.role not in ROLES["view"]:
        return IssueList.objects.none()
    if user.role in OVERSEERS:
        return IssueList.objects.filter(below(user.place), in_hand(user))
    return IssueList.objects.filter(in_hand(user), place=user.place)


def deliveries_of(user: User) -> QuerySet[Delivery]:
    """Of the cases the officer may see, in the order of the turns."""
    found = Delivery.objects.filter(case__in=visible_to(user))
    return found.select_related("case__subject", "contract", "row__queue")


def is_used(contract: Contract) -> bool:
    """Whether something came by it, or somebody was served or is being served."""
    return contract.consignments.exists() or contract.deliveries.exists()


def is_undone(contract: Contract) -> bool:
    """Whether two people have taken it back."""
    return ContractUndone.objects.filter(mistake__contract=contract).exists()
