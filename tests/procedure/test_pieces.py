"""The pieces of a year: the worked examples of B16, and no way to be given more than the norm."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any, cast

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tirek.law.catalogue import the_law
from tirek.law.decide import _usual_names
from tirek.procedure.pieces import (
    Had,
    in_their_order,
    is_another_kind,
    may_be_replaced,
    not_within,
    replaceable_on,
    with_orders,
    year_of,
)
from tirek.procedure.supply.market import Records
from tirek.services import SERVICES
from tirek.services.technical_aids.facts import MEANS, Mean

AIDS, PLACE, FIRST = SERVICES["technical-aids"], "zhetisu/panfilov", date(2026, 1, 12)
RECORDS = cast(Records, AIDS.market and AIDS.market.records)
CATHETERS = "single_use_catheters"
KNOWN = {
    "applied_on": FIRST.isoformat(),
    "disability_established": True,
    "veteran": "none",
    "measure_listed": True,
    "programme_until": None,
    "commission_concluded": False,
}


def facts(mean: str, had: list[Had], **more: Any) -> dict[str, Any]:
    known = {**KNOWN, "mean": mean, **more}
    return {**known, "issues": [], **with_orders(RECORDS, known, in_their_order(had))}


def had(pieces: int, mean: str = "nappies", on: date = FIRST, kind: str = "") -> Had:
    return Had(mean, kind or mean, on, FIRST, pieces)


def why_not(mean: str, before: list[Had], pieces: int, on: date = FIRST, kind: str = "") -> str:
    changed = is_another_kind(in_their_order(before), mean, kind or mean)
    known = facts(mean, before)
    found = not_within(
        AIDS, PLACE, known, on, the_law(), pieces=pieces, another_kind=changed
    )  # fmt: skip
    return found.en if found else ""


@pytest.mark.parametrize(
    ("example", "before", "pieces", "wrong"),
    [
        ("XB1", [], 360, ""),
        ("XB2", [], 300, "norm of a quarter"),
        ("XB3", [360, 360, 360], 380, ""),
        ("XB4", [1200], 260, ""),
        ("XB4", [1200], 250, "norm of a quarter"),
        ("XB5", [1200], 300, "above the yearly norm"),
    ],
)
def test_nappies(example: str, before: list[int], pieces: int, wrong: str) -> None:
    assert wrong in (found := why_not("nappies", [had(one) for one in before], pieces))
    assert bool(wrong) == bool(found)


def test_xb1_the_account_before_and_after() -> None:
    before = year_of(AIDS, PLACE, facts("nappies", []), FIRST, the_law())
    after = year_of(AIDS, PLACE, facts("nappies", [had(360)]), FIRST, the_law())
    assert before is not None
    assert after is not None
    assert (before.given, before.left, before.least) == (1460, 1460, 360)
    assert (after.ordered, after.left) == (Decimal(360), Decimal(1100))
    assert (after.begins, after.next_on) == (FIRST, date(2027, 1, 12))


def test_xb8_xb9_xb10_catheters() -> None:
    soft, plain = "lubricated", "plain"
    first = [had(1000, CATHETERS, kind=soft)]
    assert not why_not(CATHETERS, first, 1190, kind=plain)
    assert "yearly norm" in why_not(CATHETERS, first, 1191, kind=plain)
    twice = [*first, had(540, CATHETERS, kind=plain), had(540, CATHETERS, kind=soft)]
    assert why_not(CATHETERS, twice, 110, kind=plain)
    assert not why_not(CATHETERS, twice, 110, kind=soft)
    year = year_of(AIDS, PLACE, facts("catheter", []), FIRST, the_law())
    assert year is not None
    assert (year.given, year.least) == (12, None)


def test_xb19_urine_bags_100_three_times_then_65() -> None:
    before: list[Had] = []
    for pieces in (100, 100, 100, 65):
        assert not why_not("urine_bags", before, pieces)
        before.append(had(pieces, "urine_bags"))
    assert "yearly norm" in why_not("urine_bags", before, 1)


def test_the_year_of_the_calendar_begins_in_january(monkeypatch: pytest.MonkeyPatch) -> None:
    book = AIDS.rulebook()
    usual = book.default_readings({})
    calendar = {**usual, "reading_norm_year": "calendar"}
    monkeypatch.setattr(type(book), "default_readings", lambda *_: calendar)
    monkeypatch.setattr("tirek.law.decide._usual_names", _usual_names.__wrapped__)
    known = facts("nappies", [had(360, on=date(2025, 12, 1)), had(400)])
    year = year_of(AIDS, PLACE, known, date(2026, 3, 2), the_law())
    assert year is not None
    assert (year.begins, year.ordered) == (date(2026, 1, 1), Decimal(400))


def test_what_has_no_norm_of_a_year_has_no_account() -> None:
    assert year_of(AIDS, PLACE, facts("clock", []), FIRST, the_law()) is None


def test_no_day_is_told_where_no_period_is_printed() -> None:
    splint, law = SERVICES["prosthetic-aid"], the_law()
    assert replaceable_on(splint, PLACE, {}, "splint", FIRST, law) is None
    received = [
        {"mean": "other_for_sight", "ordered_on": "2026-01-12", "received_on": "2026-01-12"}
    ]
    known = {**facts("other_for_sight", []), "issues": received}
    assert replaceable_on(AIDS, PLACE, known, "other_for_sight", FIRST, law) is None


def test_a_clock_is_replaced_after_five_years_while_the_measure_goes_on() -> None:
    received = [
        {"mean": "clock", "ordered_on": "2026-01-05", "received_on": "2026-01-12", "pieces": 1}
    ]
    known, law = {**facts("clock", []), "issues": received, "pieces": None}, the_law()
    assert replaceable_on(AIDS, PLACE, known, "clock", FIRST, law) == date(2031, 1, 12)
    assert not may_be_replaced(AIDS, PLACE, known, date(2031, 1, 11), law)
    assert may_be_replaced(AIDS, PLACE, known, date(2031, 1, 12), law)
    over = {**known, "programme_until": "2030-12-31"}
    assert not may_be_replaced(AIDS, PLACE, over, date(2031, 1, 12), law)


class TestWhatIsTold:
    def test_an_order_told_and_known_is_one(self) -> None:
        told = {"mean": "nappies", "ordered_on": "2026-01-12", "pieces": 1, "another": True}
        other = {"mean": "clock", "ordered_on": "2026-01-12", "pieces": 1}
        known = with_orders(RECORDS, {"mean": "clock", "issues": [other, told]}, [had(360)])
        assert known["issues"] == [other, {**told, **row(pieces=360)}]
        assert "norm_year_from" not in known

    def test_the_first_application_is_the_earliest(self) -> None:
        known = with_orders(RECORDS, {"mean": "nappies", "norm_year_from": "2025-12-01"}, [had(1)])
        assert known["norm_year_from"] == "2025-12-01"
        assert with_orders(RECORDS, {"mean": "nappies"}, []) == {}

    def test_a_list_without_days_of_orders_is_told_by_receipts(self) -> None:
        chairs = Records("chairs", "kind", "received_on")
        came = Had("room_hand", "room-hand", FIRST, FIRST, received_on=date(2026, 2, 9))
        told = [
            {"kind": "room_hand", "received_on": "2019-05-06"},
            {"kind": "room_hand", "received_on": None, "given_back": False},
        ]
        known = with_orders(chairs, {"chairs": told}, [came])
        there = {"kind": "room_hand", "received_on": "2026-02-09", "given_back": False}
        assert known == {"chairs": [told[0], there]}


def row(**more: Any) -> dict[str, Any]:
    told = {"mean": "nappies", "ordered_on": "2026-01-12", "received_on": None}
    return {**told, "another_kind": False, **more}


def norms() -> dict[str, int]:
    means = {name: cast(Mean, one) for name, one in MEANS.entries.items()}
    return {name: one.yearly for name, one in means.items() if one.yearly is not None}


def in_year(number: int, day: date) -> bool:
    return FIRST.replace(year=2026 + number) <= day < FIRST.replace(year=2027 + number)


class Orders(RuleBasedStateMachine):
    """Somebody who orders, cancels and waits, as it pleases them."""

    @initialize(mean=st.sampled_from(sorted(norms())))
    def begin(self, mean: str) -> None:
        self.mean, self.today, self.had = mean, FIRST, list[Had]()

    @rule(pieces=st.integers(1, 2200), kind=st.sampled_from(["a", "b"]))
    def order(self, pieces: int, kind: str) -> None:
        if not why_not(self.mean, self.had, pieces, self.today, kind):
            self.had.append(had(pieces, self.mean, self.today, kind))

    @rule(kind=st.sampled_from(["a", "b"]))
    def order_all_that_is_left(self, kind: str) -> None:
        year = year_of(AIDS, PLACE, facts(self.mean, self.had), self.today, the_law())
        assert year is not None
        if year.left > 0:
            self.order(int(year.left), kind)

    @rule(which=st.integers(0, 9))
    def cancel(self, which: int) -> None:
        if which < len(self.had):
            del self.had[which]

    @rule(days=st.integers(1, 200))
    def wait(self, days: int) -> None:
        self.today += timedelta(days=days)

    @invariant()
    def no_year_is_above_its_norm(self) -> None:
        for number in range(12):
            within = [one.pieces for one in self.had if in_year(number, one.ordered_on)]
            assert sum(within) <= norms()[self.mean]


TestNoWayAround = Orders.TestCase
TestNoWayAround.settings = settings(max_examples=15, stateful_step_count=12, deadline=None)
