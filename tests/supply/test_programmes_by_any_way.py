"""However programmes change while somebody waits, orders and receives: nothing is lost or doubled.

One person with one wheelchair; whatever the registry tells in between, and wherever it says they
live, they stand in the queue, choose, or have it, exactly once, as long as the measure is listed.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aids_making import CHAIRS, granted_of, on_sale
from making import officer
from market_making import accept, day, of, ordered
from programme_making import followed, known
from tirek.audit.queries.choices import broken_choices
from tirek.audit.queries.queues import broken_queues
from tirek.casework.models import Case
from tirek.casework.permissions import NotAllowed
from tirek.casework.refused import Refused
from tirek.procedure.lifecycle import RefusedTransition
from tirek.procedure.supply.choice import TooLate
from tirek.supply.actions.receive_order import receive_order
from tirek.supply.actions.send_order import send_order
from tirek.supply.actions.serve import serve
from tirek.supply.models import LIVE, Choice, Offer
from tirek.supply.queries.had import had_by
from tirek.supply.queries.waiting import standing

pytestmark = pytest.mark.django_db

HERE, THERE = "zhetisu/panfilov", "abay/semey"
ANY = st.lists(
    st.sampled_from(
        ["withdrawn", "listed", "longer", "away", "home", "turn", "order", "accept", "send", "take"]
    ),
    min_size=3,
    max_size=9,
)
WHOLE_WAY = ("turn", "order", "accept", "send", "take")
IMPOSSIBLE = (NotAllowed, Refused, RefusedTransition, TooLate, Choice.DoesNotExist)


class Life:
    """What happens to the person, hour by hour."""

    def __init__(self, case: Case, offer: Offer) -> None:
        self.case, self.offer, self.at = case, offer, day(3)
        self.listed, self.place, self.years, self.sent_back = True, HERE, 0, False

    def happens(self, what: str) -> None:
        self.at += timedelta(hours=1)
        try:
            with transaction.atomic():
                self.deeds()[what](self.at)
        except IMPOSSIBLE:
            return

    def deeds(self) -> dict[str, Callable[[datetime], Any]]:
        return {
            "withdrawn": lambda at: self.told(at, listed=False),
            "listed": lambda at: self.told(at, listed=True),
            "longer": lambda at: self.told(at, longer=True),
            "away": lambda at: self.told(at, place=THERE),
            "home": lambda at: self.told(at, place=HERE),
            "turn": lambda at: serve(case=self.case, by=officer(place=HERE), at=at),
            "order": lambda at: ordered(self.choice(), self.offer, at),
            "accept": lambda at: accept(self.choice(), of(self.offer), at),
            "send": lambda at: send_order(choice=self.choice(), by=of(self.offer), at=at),
            "take": lambda at: receive_order(
                choice=self.choice(),
                rating=None,
                words="",
                by=self.case.applicant_user,
                at=at,
            ),
        }

    def told(
        self, at: datetime, *, listed: bool | None = None, place: str = "", longer: bool = False
    ) -> None:
        self.listed = self.listed if listed is None else listed
        self.place, self.years = place or self.place, self.years + longer
        until = f"{2027 + self.years}-01-10"
        rows = followed(self.case, at, listed=self.listed, place=self.place, until=until)
        self.sent_back = self.sent_back or any(one.did == "returns" for one in rows)

    def choice(self) -> Choice:
        return self.case.choices.get(stage__in=LIVE)

    def has(self) -> int:
        """In how many ways they are to have it or have it."""
        found = standing(self.case)
        waits = 1 if found and found.number else 0
        live = self.case.choices.filter(stage__in=LIVE).count()
        return waits + live + sum(one.received_on is not None for one in had_by(self.case))


@settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(begun=st.integers(0, len(WHOLE_WAY)), deeds=ANY)
def test_nothing_is_lost_and_nothing_doubled(begun: int, deeds: list[str]) -> None:
    with transaction.atomic():
        case = granted_of(CHAIRS)
        known(case)
        life = Life(case, on_sale(CHAIRS, "room-hand", pieces=1))
        for what in (*WHOLE_WAY[:begun], *deeds):
            life.happens(what)
            assert life.has() <= 1
            if life.listed and not life.sent_back:
                assert life.has() == 1
        assert not [*broken_queues(lambda: None), *broken_choices(lambda: None)]
        transaction.set_rollback(True)


def test_the_whole_way_is_not_refused() -> None:
    case = granted_of(CHAIRS)
    life = Life(case, on_sale(CHAIRS, "room-hand", pieces=1))
    for what in WHOLE_WAY:
        life.happens(what)
    assert case.choices.get().stage == "received"
