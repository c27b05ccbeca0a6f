"""Sums: recomputed here from the specification and the data files alone, with fractions."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from law_cases import (
    READINGS,
    SERVICE,
    days,
    deciding_editions,
    documents,
    last_day,
    put,
)
from tirek.kernel.period import Month
from tirek.law.catalogue import FOLDER, the_law
from tirek.law.decide import decide
from tirek.law.decision import Decision
from tirek.law.edition import Edition

PAYING = [one for one in deciding_editions() if one.terms.amount.mci is not None]


def toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)


MCI = toml(FOLDER / "parameters" / "mci.toml")
SCHOOL = toml(FOLDER / "parameters" / "school-year.toml")
Monthly = tuple[int, int]
"""A year and a month; this file does not use the project's own Month to compute."""


def month_of(raw: str) -> Monthly:
    return int(raw[:4]), int(raw[5:7])


def following(month: Monthly) -> Monthly:
    year, number = month
    return (year + 1, 1) if number == 12 else (year, number + 1)


def value_on(parameter: dict[str, Any], month: Monthly) -> dict[str, Any] | None:
    """The value in force on the first of the month; None where the file says nobody knows."""
    day = date(*month, 1)
    begun = [one for one in parameter["value"] if one["from"] <= day]
    return begun[-1] if begun and day < parameter["known_until"] else None


@dataclass
class Expected:
    """What the specification says of one case: None is a sum that waits for the law."""

    outcome: str
    sums: dict[str, str | None]


def eligible(facts: Mapping[str, Any]) -> bool:
    """Norms B-N3 to B-N6 and B-N10, and the consent of section B.7 (4)."""
    child, applicant = facts["child"], facts["applicant"]
    return (
        not child["fully_state_supported"]
        and not applicant["parental_rights_terminated"]
        and applicant["relation"] != "none"
        and not facts["already_paid_to_other"]
        and child["lives_in_place"]
        and applicant["data_consent"]
        and month_of(facts["applied_on"]) <= month_of(facts["certificate"]["to"])
    )


def paid_month(facts: Mapping[str, Any], terms: Any, month: Monthly, return_paid: bool) -> bool:
    """Sections B.2 and B.3: the month of a terminating event is still paid, the next is not."""
    child = facts["child"]
    school = value_on(SCHOOL, month)
    assert school is not None
    if not (month[1] >= school["first_month"] or month[1] <= school["last_month"]):
        return False
    if month < month_of(facts["certificate"]["from"]):
        return False
    endings = terms.get("endings", {})
    ends = [child["disability_until"], child["died_on"]]
    if endings["on_moving_away"]:
        ends.append(child["moved_away_on"])
    if "age" in endings:
        year, number = month_of(child["born_on"])
        ends.append(f"{year + endings['age']:04}-{number:02}-01")
    if any(end is not None and month > month_of(end) for end in ends):
        return False
    entered, left = child["entered_state_institution_on"], child["left_state_institution_on"]
    if entered is None or month <= month_of(entered):
        return True
    if left is None or month < month_of(left):
        return False
    return month > month_of(left) or return_paid


def half_up(amount: Fraction) -> str:
    """Tenge with two digits, an exact half of a tiyn up."""
    tiyn = (amount * 200 + 1) // 2
    return f"{tiyn // 100}.{tiyn % 100:02}"


def period_sum(rate: Fraction, months: list[Monthly], length: int, whole: bool) -> str | None:
    values = [value_on(MCI, month) for month in months]
    if any(value is None for value in values):
        return None
    indices = [Fraction(value["amount"]) for value in values if value]
    if whole and len(months) < length:
        return half_up(rate * indices[0])
    return half_up(sum((rate * index / length for index in indices), Fraction(0)))


def by_the_specification(
    edition: Edition, facts: Mapping[str, Any], readings: Mapping[str, str], until: str = "9999-12"
) -> Expected:
    terms = toml(edition.path)["terms"]
    if not eligible(facts):
        return Expected("refused", {})
    last = min(month_of(facts["certificate"]["to"]), month_of(until))
    if edition.in_force.until:  # a month is under the act in force on its first day
        out = edition.in_force.until
        last = min(last, (out.year, out.month - (out.day == 1)))
    month, months = month_of(facts["applied_on"]), []
    while month <= last:
        if paid_month(facts, terms, month, readings.get("month_of_return") == "paid"):
            months.append(month)
        month = following(month)
    if not months:
        return Expected("refused", {})
    length = {"month": 1, "quarter": 3}[terms["amount"]["per"]]
    grouped: dict[str, list[Monthly]] = {}
    for year, number in months:
        name = f"{year}-{number:02}" if length == 1 else f"{year}-Q{(number + 2) // 3}"
        grouped.setdefault(name, []).append((year, number))
    rate = Fraction(terms["amount"]["mci"])
    whole = readings.get("partial_quarter") == "whole"
    sums = {name: period_sum(rate, inside, length, whole) for name, inside in grouped.items()}
    return Expected("granted", sums)


def of(edition: Edition, document: Any, readings: Any = None, until: str | None = None) -> Decision:
    month = Month.parse(until) if until else None
    return decide(SERVICE, edition.place, document, law=the_law(), until=month, readings=readings)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Edition, dict[str, Any]]:
    """A case under an edition that pays, its days inside the coded school years."""
    edition = draw(st.sampled_from(PAYING))
    document = draw(documents(edition))
    if document["certificate"]["to"] > "2028-08-31":
        document["certificate"]["to"] = "2028-08-31"
    return edition, document


@given(cases(), READINGS)
def test_sums_are_those_of_the_specification(drawn: Any, readings: Any) -> None:
    edition, document = drawn
    expected = by_the_specification(edition, document, readings)
    found = of(edition, document, readings).as_document()
    assert found["outcome"] == expected.outcome
    assert {due["period"]: due["amount"] for due in found["schedule"]} == expected.sums


@given(cases(), st.integers(0, 14))
def test_asked_until_a_month_the_rest_is_not_worked_out(drawn: Any, later: int) -> None:
    edition, document = drawn
    month = month_of(document["applied_on"])
    for _ in range(later):
        month = following(month)
    until = f"{month[0]}-{month[1]:02}"
    expected = by_the_specification(edition, document, {}, until)
    found = of(edition, document, until=until).as_document()
    assert found["outcome"] == expected.outcome
    assert {due["period"]: due["amount"] for due in found["schedule"]} == expected.sums


@given(cases(), READINGS)
def test_the_total_is_the_sum_of_the_schedule_and_nothing_is_negative(
    drawn: Any, readings: Any
) -> None:
    edition, document = drawn
    found = of(edition, document, readings).as_document()
    amounts = [Decimal(due["amount"]) for due in found["schedule"] if due["amount"]]
    assert Decimal(found["total"]) == sum(amounts)
    assert all(amount > 0 for amount in amounts)


@given(cases(), READINGS)
def test_months_lie_between_the_application_and_the_certificates_end_each_once(
    drawn: Any, readings: Any
) -> None:
    edition, document = drawn
    found = of(edition, document, readings).as_document()
    paid = [month for due in found["schedule"] for month in due["months"]]
    unpaid = [month for one in found["unpaid"] for month in one["months"]]
    assert sorted(paid + unpaid) == sorted(set(paid + unpaid))
    assert all(document["applied_on"][:7] <= month for month in paid + unpaid)
    assert all(month <= document["certificate"]["to"][:7] for month in paid + unpaid)
    assert len({due["period"] for due in found["schedule"]}) == len(found["schedule"])


@given(cases(), READINGS)
def test_every_month_of_a_granted_case_is_either_paid_or_explained(
    drawn: Any, readings: Any
) -> None:
    edition, document = drawn
    found = of(edition, document, readings).as_document()
    if found["outcome"] != "granted":
        return
    told = [month for due in found["schedule"] for month in due["months"]]
    told += [month for one in found["unpaid"] for month in one["months"]]
    month, last = month_of(document["applied_on"]), month_of(document["certificate"]["to"])
    while month <= last:
        assert f"{month[0]}-{month[1]:02}" in told
        month = following(month)
    assert all(one["reasons"] for one in found["unpaid"])


@given(cases(), READINGS, st.data())
def test_a_later_application_never_pays_more(drawn: Any, readings: Any, data: Any) -> None:
    edition, document = drawn
    earlier = of(edition, document, readings)
    begins = date.fromisoformat(document["applied_on"])
    later = data.draw(days(begins, last_day(edition)))
    put(document, "applied_on", later.isoformat())
    assert of(edition, document, readings).total <= earlier.total


@given(cases())
def test_the_reading_whole_never_pays_less_than_prorated(drawn: Any) -> None:
    edition, document = drawn
    prorated = of(edition, document, {"partial_quarter": "prorated"})
    whole = of(edition, document, {"partial_quarter": "whole"})
    assert prorated.total <= whole.total
