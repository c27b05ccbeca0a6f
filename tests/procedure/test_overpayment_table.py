"""The way of an overpaid sum: its table, its terms, and instalments that make the sum exactly."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tirek.kernel.money import Tenge
from tirek.procedure.lifecycle import RefusedTransition
from tirek.procedure.paying.overpayment import (
    instalments,
    overpayment_table,
    overpayment_terms,
    reminder_days,
)

DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


@given(tiyn=st.integers(1, 10**12), months=st.integers(1, 120), first=DAYS)
def test_parts_make_the_sum_exactly(tiyn: int, months: int, first: date) -> None:
    total = Tenge.of_tiyn(tiyn)
    if months > tiyn:
        with pytest.raises(ValueError, match="parts"):
            instalments(total, months, first)
        return
    parts = instalments(total, months, first)
    sums = [one.amount.tiyn for one in parts]
    assert sum(sums) == tiyn
    assert len(parts) == months
    assert max(sums) - min(sums) <= 1
    assert sums == sorted(sums, reverse=True)
    days = [one.due_on for one in parts]
    assert days[0] == first
    assert all(27 < (after - before).days < 32 for before, after in pairwise(days))


def test_no_parts_are_no_plan() -> None:
    with pytest.raises(ValueError, match="0 parts"):
        instalments(Tenge.of("5"), 0, date(2026, 1, 1))


def test_a_day_that_a_month_does_not_have_is_its_last() -> None:
    days = [one.due_on for one in instalments(Tenge.of("3"), 3, date(2026, 1, 31))]
    assert days == [date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31)]


def test_reminders_come_before_the_day_and_after_it() -> None:
    terms, due = overpayment_terms(), date(2026, 5, 1)
    before, *after = reminder_days(due, terms)
    assert before == due - timedelta(days=terms.remind_before_days)
    assert after == [due + timedelta(days=one) for one in terms.remind_after_days]


@pytest.mark.parametrize(
    "events",
    [
        ("OverpaymentFound", "NoticeSent", "ReturnReceived", "ReturnReceived.full"),
        ("OverpaymentFound", "NoticeSent", "ReturnAgreed", "Reminded", "ReturnReceived.full"),
        (
            "OverpaymentFound",
            "NoticeSent",
            "ToCourt",
            "CourtDecided.obliged",
            "ReturnReceived.full",
        ),
        (
            "OverpaymentFound",
            "OverpaymentFound",
            "OverpaymentLessened",
            "OverpaymentLessened.nothing",
        ),
        ("OverpaymentFound", "NoticeSent", "WriteOffProposed", "WrittenOff"),
    ],
)
def test_every_way_ends(events: tuple[str, ...]) -> None:
    table = overpayment_table()
    assert table.stage(table.stage_of(("OverpaymentFound", *events))).terminal


def test_only_the_head_gives_a_sum_up_and_only_after_a_proposal() -> None:
    table = overpayment_table()
    with pytest.raises(RefusedTransition, match="propose"):
        table.after("noticed", "WrittenOff", by="head")
    with pytest.raises(RefusedTransition, match="only the head"):
        table.after("proposed", "WrittenOff", by="accountant")


def test_a_declined_write_off_goes_back_to_where_it_was_proposed() -> None:
    table = overpayment_table()
    proposed_at = [one.from_ for one in table.transitions if one.event == "WriteOffProposed"]
    assert proposed_at
    for stage in proposed_at:
        assert table.after("proposed", f"WriteOffDeclined.{stage}", by="head") == stage
    with pytest.raises(RefusedTransition, match="voluntarily"):
        table.after("found", "ToCourt", by="head")


def test_every_stage_can_be_reached_and_left() -> None:
    table = overpayment_table()
    reached = {line.to for line in table.transitions}
    left = {line.from_ for line in table.transitions}
    for stage in table.stages:
        assert stage.id in reached or stage.id == table.begins
        assert stage.id in left or stage.terminal
