"""What one case is owed up to a month: the signed schedule weighed by today's law."""

from typing import Any

from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.law.catalogue import the_law
from tirek.law.decide import decide
from tirek.law.decision import Decision
from tirek.payments.due import due_of_case, unlisted
from tirek.services import SERVICES

FACTS: dict[str, Any] = {  # spec example 1
    "applied_on": "2025-09-12",
    "child": {
        "born_on": "2015-04-10",
        "disability_until": "2027-01-31",
        "died_on": None,
        "entered_state_institution_on": None,
        "left_state_institution_on": None,
        "fully_state_supported": False,
        "moved_away_on": None,
        "lives_in_place": True,
    },
    "certificate": {"from": "2025-09-01", "to": "2026-05-25"},
    "applicant": {
        "relation": "parent",
        "parental_rights_terminated": False,
        "data_consent": True,
    },
    "already_paid_to_other": False,
}


def today(place: str = "akmola/zhaksy", **child: Any) -> Decision:
    facts = {**FACTS, "child": {**FACTS["child"], **child}}
    return decide(SERVICES["home-education"], place, facts, law=the_law())


def schedule(place: str = "akmola/zhaksy") -> list[dict[str, Any]]:
    return today(place).as_document()["schedule"]  # type: ignore[return-value]


def test_up_to_the_month_and_not_beyond() -> None:
    lines = unlisted(schedule(), Month.at(2025, 11), ())
    assert [line["period"] for line in lines] == ["2025-09", "2025-10", "2025-11"]


def test_nothing_before_the_first_month() -> None:
    assert unlisted(schedule(), Month.at(2025, 8), ()) == []


def test_what_a_register_has_is_not_due_again() -> None:
    lines = unlisted(schedule(), Month.at(2025, 11), {"2025-09", "2025-11"})
    assert [line["period"] for line in lines] == ["2025-10"]


def test_a_quarter_is_due_in_its_last_month_even_if_that_month_is_not_paid() -> None:
    """Q2 of 2026 has April and May only: the certificate ends in May, June is no school month."""
    alatau = schedule("almaty-region/alatau")
    in_may = unlisted(alatau, Month.at(2026, 5), ())
    in_june = unlisted(alatau, Month.at(2026, 6), ())
    assert [line["period"] for line in in_june] == ["2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2"]
    assert [line["period"] for line in in_may] == ["2025-Q3", "2025-Q4", "2026-Q1"]


def test_today_s_sum_counts_and_the_signed_one_is_kept_beside_it() -> None:
    lines = [{**line, "amount": "1.00"} for line in unlisted(schedule(), Month.at(2025, 9), ())]
    (period,) = due_of_case(lines, today()).periods
    assert (period.amount, period.decided) == (Tenge.of("11796.00"), Tenge.of("1.00"))


def test_a_sum_not_known_when_signed() -> None:
    lines = [{**line, "amount": None} for line in unlisted(schedule(), Month.at(2025, 9), ())]
    (period,) = due_of_case(lines, today()).periods
    assert (period.amount, period.decided) == (Tenge.of(11796), None)


def test_a_period_that_today_s_law_does_not_give_is_left_out() -> None:
    lines = unlisted(schedule(), Month.at(2025, 12), ())
    due = due_of_case(lines, today(died_on="2025-10-05"))
    assert [one.period for one in due.periods] == ["2025-09", "2025-10"]
    assert [(one.period, one.code) for one in due.left_out] == [
        ("2025-11", "no_longer_due"),
        ("2025-12", "no_longer_due"),
    ]


def test_a_case_that_today_s_law_refuses_is_left_out_whole() -> None:
    lines = unlisted(schedule(), Month.at(2025, 10), ())
    due = due_of_case(lines, today(fully_state_supported=True))
    assert due.periods == ()
    assert {one.code for one in due.left_out} == {"no_longer_granted"}
    assert all(one.text.kk and one.text.ru and one.text.en for one in due.left_out)


def test_a_period_that_was_never_signed_is_not_paid() -> None:
    lines = [line for line in schedule() if line["period"] == "2025-10"]
    due = due_of_case(unlisted(lines, Month.at(2025, 12), ()), today())
    assert [one.period for one in due.periods] == ["2025-10"]
