"""The journal of a choice, and who is given nothing to choose."""

from dataclasses import replace

import pytest
from django.db import Error, connection, transaction

from making import PANFILOV, officer
from market_making import (
    MONDAY,
    accept,
    guaranteed,
    of,
    offered,
    ordered,
    turn,
)
from queues import SIGNS, granted, later
from tirek.casework.refused import Refused
from tirek.services import SERVICES
from tirek.supply.actions.come_back import come_back
from tirek.supply.actions.end_order import end_order
from tirek.supply.actions.send_order import send_order
from tirek.supply.actions.serve import serve
from tirek.supply.models import Choice, Offer, Row
from tirek.supply.queries.offers import offers
from tirek.supply.queries.waiting import standing
from tirek.supply.steps import GENESIS, hash_of_choice

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("market")]


@pytest.fixture
def offer() -> Offer:
    guaranteed(200_000)
    return offered(price=230_000, pieces=1)


class TestTheJournal:
    def test_each_step_names_the_one_before(self, offer: Offer) -> None:
        choice = turn()
        ordered(choice, offer)
        accept(choice, of(offer), later(5))
        send_order(choice=choice, by=of(offer), at=later(9))
        steps = list(choice.steps.order_by("seq"))
        assert [one.previous_hash for one in steps] == [GENESIS, *[s.hash for s in steps[:-1]]]
        assert all(one.hash == hash_of_choice(one) for one in steps)

    def test_the_database_refuses_to_change_one(self) -> None:
        turn()
        with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("UPDATE supply_choicestep SET kind = 'Ordered'")

    def test_an_officer_brings_nobody_back_whose_choice_goes_on(self) -> None:
        choice = turn()
        by = officer(place=choice.case.place)
        with pytest.raises(Refused, match="goes on"):
            come_back(case=choice.case, reason="келді", by=by, at=later(9))
        end_order(choice=choice, reason="бас тартты", by=by, at=later(9))
        come_back(case=choice.case, reason="келді", by=by, at=later(10))
        assert standing(choice.case).number == 1


class TestWhoChoosesNothing:
    def test_what_the_state_buys_opens_no_choice(self, monkeypatch: pytest.MonkeyPatch) -> None:
        found = SERVICES[SIGNS].market
        assert found is not None
        bought = tuple(replace(one, unless="measure_listed") for one in found.kind)
        monkeypatch.setitem(SERVICES[SIGNS].__dict__, "market", replace(found, kind=bought))
        row = serve(case=granted(), by=officer(place=PANFILOV), at=MONDAY)
        assert row.kind == Row.Kind.SERVED
        assert not Choice.objects.exists()

    def test_a_decision_that_was_taken_back_leaves_nothing_to_order(
        self, offer: Offer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        choice = turn()
        monkeypatch.setattr("tirek.supply.actions.order.is_granted", lambda case: False)
        with pytest.raises(Refused):
            ordered(choice, offer)
        assert offers().get(pk=offer.pk).left == 1
