"""Cross checks: one answer against another, or against the day."""

from datetime import date

import pytest

from tirek.kernel.text import Text
from tirek.procedure.answer import Answer
from tirek.procedure.check import Check, Must

SAYS = Text("тексеріңіз", "проверьте", "check it")
ON = date(2025, 9, 12)


def fails(must: Must, to: str, **answers: Answer) -> bool:
    return list(Check("it", must, to, SAYS).failing(answers, ON)) == ["it"]


@pytest.mark.parametrize(
    ("it", "broken"),
    [("2025-09-11", True), ("2025-09-12", False), ("2025-09-13", False)],
)
def test_not_before_another_day(it: str, broken: bool) -> None:
    assert fails("not_be_before", "other", it=it, other="2025-09-12") is broken
    assert fails("not_be_before", "today", it=it) is broken


@pytest.mark.parametrize(
    ("it", "broken"),
    [("2025-09-11", False), ("2025-09-12", False), ("2025-09-13", True)],
)
def test_not_after_another_day(it: str, broken: bool) -> None:
    assert fails("not_be_after", "other", it=it, other="2025-09-12") is broken
    assert fails("not_be_after", "today", it=it) is broken


@pytest.mark.parametrize(("it", "broken"), [("2025-08-31", True), ("2025-09-01", False)])
def test_not_before_the_month_of_application(it: str, broken: bool) -> None:
    assert fails("not_be_before", "first_day_of_this_month", it=it) is broken


def test_what_an_answer_must_be() -> None:
    assert fails("be", "yes", it=False)
    assert not fails("be", "yes", it=True)
    assert not fails("be", "parent", it="parent")


def test_two_answers_that_must_differ() -> None:
    assert fails("differ_from", "other", it="1", other="1")
    assert not fails("differ_from", "other", it="1", other="2")


@pytest.mark.parametrize(
    ("born_on", "broken"), [("1990-01-01", False), ("1991-01-01", True)], ids=["same", "other"]
)
def test_a_birth_date_and_the_digits_of_an_iin(born_on: str, broken: bool) -> None:
    assert fails("agree_with_birth_date", "born", it="900101300354", born=born_on) is broken


def test_an_iin_that_hints_at_no_birth_date_agrees_with_any() -> None:
    # Digit 7 is 0: such a number says nothing about its owner.
    assert not fails("agree_with_birth_date", "born", it="900101000008", born="2015-04-10")


@pytest.mark.parametrize("answers", [{}, {"it": None}, {"it": "x"}, {"it": "x", "other": None}])
def test_what_is_not_answered_breaks_nothing(answers: dict[str, Answer]) -> None:
    assert not list(Check("it", "differ_from", "other", SAYS).failing(answers, ON))


def test_the_other_field_it_looks_at() -> None:
    assert Check("it", "differ_from", "other", SAYS).other_field == "other"
    assert Check("it", "be", "yes", SAYS).other_field == ""
    assert Check("it", "not_be_before", "today", SAYS).other_field == ""


def test_every_record_of_a_list_is_checked_and_told_by_its_number() -> None:
    bills = [{"month": "2025-03"}, {"month": "2025-04"}, {}, {"month": "2025-09"}]
    early = Check("bills.month", "not_be_before", "first_month_of_past_quarter", SAYS)
    late = Check("bills.month", "not_be_after", "last_month", SAYS)
    assert early.at == "bills"
    assert list(early.failing({"bills": bills}, ON)) == ["bills.1.month"]
    assert list(late.failing({"bills": bills}, ON)) == ["bills.4.month"]
    assert list(late.failing({"bills": None}, ON)) == []
    assert list(early.failing({"bills": [{"month": "2025-10"}]}, date(2026, 1, 2))) == []
