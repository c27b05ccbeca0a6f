"""What the state buys: its table, its forms, its days, and whom pieces reach."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tirek.casework.legal import working_calendar
from tirek.kernel.period import Month
from tirek.law.catalogue import the_law
from tirek.procedure.lifecycle import RefusedTransition
from tirek.procedure.proofreading.market import check_markets
from tirek.procedure.supply.procurement import (
    Amounts,
    Standing,
    cited,
    covered,
    list_due,
    procurement_forms,
    procurement_table,
    statement_months,
)


class TestTheTable:
    def test_goods_go_from_the_queue_to_the_list(self) -> None:
        told = ["Opened", "Contracted", "Arrived", "HandedOver", "Issued", "Reported"]
        assert procurement_table().stage_of(told) == "reported"

    def test_a_service_of_the_supplier_goes_into_its_statement(self) -> None:
        assert procurement_table().stage_of(["Contracted", "Served", "Stated"]) == "stated"

    def test_an_article_is_ordered_made_released_and_given(self) -> None:
        told = ["Contracted", "Ordered", "Made", "Released", "Served", "Repaired"]
        assert procurement_table().stage_of(told) == "served"

    @pytest.mark.parametrize(
        "told",
        [
            ["Issued"],
            ["Contracted", "Issued"],
            ["Contracted", "HandedOver"],
            ["Contracted", "Arrived", "Issued"],
            ["Contracted", "Ordered", "Released"],
            ["Contracted", "Ordered", "Served"],
            ["Contracted", "Arrived", "HandedOver", "Issued", "Left"],
            ["Contracted", "Served", "Served"],
        ],
    )
    def test_no_step_is_left_out(self, told: list[str]) -> None:
        with pytest.raises(RefusedTransition):
            procurement_table().stage_of(told)

    def test_every_line_names_a_paragraph_of_a_registered_act(self) -> None:
        assert {one.act for one in cited()} == {"order-287-2023"}
        table = procurement_table()
        assert all(one.cites for one in (*table.transitions, *table.stays))
        assert list(check_markets(the_law(), [])) == []


class TestForms:
    def test_goods_are_listed_and_services_stated(self) -> None:
        papers = {one.id: (one.goods, one.paper) for one in procurement_forms().form}
        assert papers == {
            "aids": (True, "list"),
            "hygiene": (True, "list"),
            "prosthetics": (False, "annex-14"),
            "hearing": (False, "annex-15"),
            "cochlear": (False, "annex-16"),
        }
        assert procurement_forms().named("x") is None

    def test_only_the_list_of_aids_has_a_term(self) -> None:
        reported = [one.id for one in procurement_forms().form if one.reported]
        assert reported == ["aids"]


class TestDays:
    def test_xe14_issued_on_20_february_listed_by_20_march(self) -> None:
        assert list_due(date(2026, 2, 20), working_calendar()) == date(2026, 3, 20)

    def test_xe15_a_contract_of_march_to_may_has_three_statements(self) -> None:
        assert statement_months(date(2026, 3, 1), date(2026, 5, 31)) == (
            Month.at(2026, 3),
            Month.at(2026, 4),
            Month.at(2026, 5),
        )
        assert statement_months(date(2026, 3, 31), date(2026, 4, 1)) == (
            Month.at(2026, 3),
            Month.at(2026, 4),
        )


def line(*stages: str) -> list[Standing]:
    return [Standing(key, stage) for key, stage in enumerate(stages)]


class TestWhomPiecesReach:
    def test_the_first_in_the_line_and_nobody_beyond_the_pieces(self) -> None:
        found = list(covered(line("queued", "queued", "queued"), Amounts(2, 1, 1), counted=False))
        assert found == [(0, "Contracted"), (1, "Contracted"), (0, "Arrived"), (0, "HandedOver")]

    def test_who_has_it_already_used_up_a_piece(self) -> None:
        assert list(covered(line("issued", "queued"), Amounts(1, 1, 1, 1), counted=False)) == []

    def test_who_needs_more_than_is_left_is_passed_by_nobody(self) -> None:
        waits = [Standing(0, "queued", 3), Standing(1, "queued", 1)]
        assert list(covered(waits, Amounts(2), counted=False)) == []

    def test_a_norm_of_pieces_has_to_be_counted_first(self) -> None:
        waits = [Standing(0, "queued"), Standing(1, "queued", 1)]
        assert list(covered(waits, Amounts(9), counted=True)) == []

    def test_who_did_not_come_holds_nobody_up(self) -> None:
        found = list(covered(line("passed", "queued"), Amounts(1, 1, 1), counted=False))
        assert found == [(1, "Contracted"), (1, "Arrived"), (1, "HandedOver")]

    def test_what_somebody_was_told_of_stays_theirs(self) -> None:
        """The first came again: one piece lies there for the second, another is on the way."""
        waits = line("queued", "at_body")
        assert list(covered(waits, Amounts(1, 1, 1), counted=False)) == []
        found = list(covered(waits, Amounts(2, 2, 1), counted=False))
        assert found == [(0, "Contracted"), (0, "Arrived")]

    def test_a_piece_of_a_contract_arrives_for_whom_it_was_bought(self) -> None:
        """The first came again after the only piece was bought for the second."""
        waits = line("queued", "contracted")
        found = list(covered(waits, Amounts(1, 1), counted=False))
        assert found == [(1, "Arrived")]

    def test_what_is_left(self) -> None:
        amounts = Amounts(5, 4, 3, 1)
        assert (amounts.at_oblast, amounts.left) == (1, 2)

    @given(
        needs=st.lists(st.none() | st.integers(1, 4), max_size=8),
        amounts=st.tuples(*[st.integers(0, 12)] * 3),
        counted=st.booleans(),
        aside=st.sets(st.integers(0, 7)),
    )
    def test_never_more_people_than_pieces_and_nobody_overtaken(
        self,
        needs: list[int | None],
        amounts: tuple[int, int, int],
        counted: bool,
        aside: set[int],
    ) -> None:
        handed, arrived, contracted = sorted(amounts)
        stages = ["passed" if key in aside else "queued" for key in range(len(needs))]
        waits = [Standing(key, stages[key], pieces) for key, pieces in enumerate(needs)]
        there = [key for key, stage in enumerate(stages) if stage == "queued"]
        found = list(covered(waits, Amounts(contracted, arrived, handed), counted=counted))
        for event, room in (
            ("Contracted", contracted),
            ("Arrived", arrived),
            ("HandedOver", handed),
        ):
            keys = [key for key, what in found if what == event]
            assert keys == there[: len(keys)]
            assert sum(needs[key] or 1 for key in keys) <= room


def test_a_form_is_paid_by_a_column_it_has() -> None:
    paid = {one.id: one.pays("share") for one in procurement_forms().form if not one.goods}
    assert paid == {"prosthetics": "share", "hearing": "price", "cochlear": "price"}
