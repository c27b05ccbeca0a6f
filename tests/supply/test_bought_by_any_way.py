"""Anything that officers may do, in any order: what holds of pieces, turns, signatures, lists."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bought_making import CHAIR, agreed, buyer, handing
from making import PANFILOV
from queues import MONDAY, SIGNS, granted, later
from tirek.accounts.models import User
from tirek.casework.models import Case
from tirek.casework.refused import Refused
from tirek.procedure.lifecycle import RefusedTransition
from tirek.supply.actions.end_delivery import end_delivery
from tirek.supply.actions.issue_aid import issue_aid
from tirek.supply.actions.move_goods import hand_over, take_in
from tirek.supply.actions.send_list import send_list
from tirek.supply.actions.serve import serve
from tirek.supply.actions.write_contract import write_contract
from tirek.supply.models import Contract, Delivery, DeliveryStep, IssueList
from tirek.supply.queries.bought import of_kind, together

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bought")]
DEEDS = ("serve", "contract", "arrive", "hand", "issue", "issue_unsigned", "end", "list")


class Office:
    """Officers of a place who do whatever comes to their mind; refusals write nothing."""

    def __init__(self, cases: list[Case], by: User) -> None:
        self.cases, self.by, self.at, self.made = cases, by, later(60), 0

    def do(self, deed: str, which: int, pieces: int) -> None:
        self.at += timedelta(minutes=1)
        try:
            with transaction.atomic():
                getattr(self, deed)(which, pieces)
        except (Refused, RefusedTransition):
            pass

    def serve(self, which: int, pieces: int) -> None:
        serve(case=self.cases[which], by=self.by, at=self.at)

    def contract(self, which: int, pieces: int) -> None:
        self.made += 1
        said = agreed(number=str(self.made), pieces=pieces)
        write_contract(agreed=said, by=self.by, at=self.at)

    def arrive(self, which: int, pieces: int) -> None:
        self._move(take_in, which, pieces)

    def hand(self, which: int, pieces: int) -> None:
        self._move(hand_over, which, pieces)

    def issue(self, which: int, pieces: int) -> None:
        self._issue(which, "paper")

    def issue_unsigned(self, which: int, pieces: int) -> None:
        self._issue(which, None)

    def end(self, which: int, pieces: int) -> None:
        if one := self._one(which):
            end_delivery(delivery=one, reason="Көшті", by=self.by, at=self.at)

    def list(self, which: int, pieces: int) -> None:
        number = str(IssueList.objects.count() + 1)
        send_list(service=SIGNS, number=number, on=MONDAY.date(), by=self.by, at=self.at)

    def _move(self, action: Callable[..., Any], which: int, pieces: int) -> None:
        found = list(Contract.objects.order_by("pk"))
        if found:
            told = {"number": "1", "on": MONDAY.date(), "pieces": pieces}
            action(contract=found[which % len(found)], by=self.by, at=self.at, **told)

    def _issue(self, which: int, signed: Any) -> None:
        if one := self._one(which):
            told = handing(signed=signed)
            issue_aid(delivery=one, handing=told, by=self.by, at=self.at)

    def _one(self, which: int) -> Delivery | None:
        return Delivery.objects.filter(case=self.cases[which]).first()


def holds() -> None:
    """What must hold whatever happened."""
    found = of_kind(SIGNS, PANFILOV, CHAIR)
    for stock in found:
        amounts = stock.amounts
        assert 0 <= amounts.issued <= amounts.handed <= amounts.arrived <= amounts.contracted
    line = list(Delivery.objects.exclude(stage="ended").order_by("row__seq"))
    given = [one.stage in ("issued", "reported") for one in line]
    assert given == sorted(given, reverse=True), "who stands behind got it first"
    waits = sum(one.stage == "at_body" for one in line)
    assert waits <= together(found, MONDAY.date()).left, "told that it awaits them, and it does not"
    issues = list(DeliveryStep.objects.filter(kind="Issued"))
    assert all(one.payload["signed"] == "paper" for one in issues)
    listed = [row["iin"] for one in IssueList.objects.all() for row in one.document["rows"]]
    told = Delivery.objects.filter(stage="reported").values_list("case__subject__iin", flat=True)
    assert sorted(listed) == sorted(told), "a list leaves somebody out, or has them twice"


@pytest.fixture
def cases() -> list[Case]:
    """Three people who wait, in their order."""
    return [granted(at=later(minutes)) for minutes in range(3)]


@settings(
    max_examples=4,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    deeds=st.lists(
        st.tuples(st.sampled_from(DEEDS), st.integers(0, 2), st.integers(1, 3)), max_size=8
    )
)
def test_pieces_turns_signatures_and_lists(
    cases: list[Case], deeds: list[tuple[str, int, int]]
) -> None:
    point = transaction.savepoint()
    office = Office(cases, buyer())
    begun = [("serve", 0, 1), ("contract", 0, 3), ("serve", 1, 1), ("arrive", 0, 2)]
    for deed in [*begun, ("hand", 0, 1), *deeds]:
        office.do(*deed)
        holds()
    transaction.savepoint_rollback(point)


def test_the_beginning_is_not_refused(cases: list[Case]) -> None:
    office = Office(cases, buyer())
    for deed in (("serve", 0, 1), ("contract", 0, 3), ("arrive", 0, 2), ("hand", 0, 1)):
        office.do(*deed)
    office.do("issue", 0, 1)
    office.do("list", 0, 1)
    assert Delivery.objects.get().stage == "reported"
    assert isinstance(office.at, datetime)
