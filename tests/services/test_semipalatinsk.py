"""The compensation of the test site beside its scenarios: its days, its zones, its bad input."""

from datetime import date
from pathlib import Path

import pytest

import tirek.law
from tirek.kernel.calendar import WorkingCalendar
from tirek.law.catalogue import the_law
from tirek.law.decide import decide
from tirek.procedure.answer import AnswerErrors
from tirek.procedure.clock_step import RECEIPT, step_days
from tirek.procedure.deadline import Longer, count, deadline_now
from tirek.services import SERVICES

TEST_SITE = SERVICES["semipalatinsk-compensation"]
DUPLICATE = SERVICES["semipalatinsk-duplicate"]
STATEMENT = SERVICES["semipalatinsk-entitlements"]
MONDAY = date(2026, 2, 2)


@pytest.fixture(scope="module")
def plain() -> WorkingCalendar:
    """Working days as the examples count them: no public holidays."""
    return WorkingCalendar.load(Path(tirek.law.__file__).parent / "calendars")


def days(begun: dict[str, date], calendar: WorkingCalendar) -> dict[str, date | None]:
    found = step_days(TEST_SITE.passport.steps, begun, calendar)
    return {step.id: on for step, on in found}


def test_11_the_certificate_comes_five_working_days_after_the_confirmation(
    plain: WorkingCalendar,
) -> None:
    assert days({"ConclusionGiven": MONDAY}, plain)["certificate"] == date(2026, 2, 9)


def test_12_the_whole_takes_twenty_working_days(plain: WorkingCalendar) -> None:
    assert count(TEST_SITE.passport.term, MONDAY, plain).due_on == date(2026, 3, 2)


def test_13_a_duplicate_takes_five_working_days_and_asks_for_the_residence(
    plain: WorkingCalendar,
) -> None:
    assert count(DUPLICATE.passport.term, MONDAY, plain).due_on == date(2026, 2, 9)
    asked = {one.id for one in DUPLICATE.passport.documents if one.must_attach}
    assert asked == {"residence"}


def test_14_the_file_is_sent_in_five_calendar_days_and_decided_on_in_ten(
    plain: WorkingCalendar,
) -> None:
    found = days({RECEIPT: MONDAY}, plain)
    assert found["file_sent"] == date(2026, 2, 7)
    assert found["assigned"] == date(2026, 2, 17)
    assert found["certificate"] is None


def test_the_chairman_lengthens_the_review_by_a_month_and_no_more(plain: WorkingCalendar) -> None:
    passport = TEST_SITE.passport
    (inquiry,) = passport.process.extensions
    longer = Longer(inquiry.by.amount, inquiry.by.unit, inquiry.title)
    now = deadline_now(passport.term, MONDAY, [longer], plain)
    assert now.due_on == date(2026, 4, 2)


def test_the_five_zones_of_the_law_are_listed_in_both_services() -> None:
    for service in (TEST_SITE, STATEMENT):
        (zones,) = service.rulebook().lists
        assert [one.code for one in zones.entries.values()] == ["1", "2", "3", "4", "5"]


def test_the_days_that_may_be_typed_are_those_of_the_law() -> None:
    question = TEST_SITE.form.question("stays")
    assert question.fields[0].records is not None
    (between,) = question.fields[0].records.between
    edition = the_law().editions(TEST_SITE.rulebook()).on("akmola/zhaksy", MONDAY)
    assert edition is not None
    periods = edition.terms.periods
    assert between.first == periods.early_begins.first_day
    assert between.last == periods.late_ends.last_day


STAY = {
    "settlement": "Саржал",
    "zone": "minimum",
    "kind": "residence",
    "from": "1960-01-01",
    "to": "1965-12-31",
    "proof": "анықтама",
}


@pytest.mark.parametrize(
    ("changed", "at"),
    [
        ({"to": "1959-12-31"}, "stays.1.to"),
        ({"from": "1948-12-31"}, "stays.1.from"),
        ({"to": "1991-01-01"}, "stays.1.to"),
        ({"zone": ""}, "stays.1.zone"),
        ({"proof": ""}, "stays.1.proof"),
    ],
)
def test_what_cannot_be_is_told_at_its_field(changed: dict[str, str], at: str) -> None:
    (field,) = TEST_SITE.form.question("stays").fields
    with pytest.raises(AnswerErrors) as refused:
        field.read(field.boxes([{**STAY, **changed}]))
    assert list(refused.value.errors) == [at]


def test_two_stays_do_not_overlap_but_work_may_lie_beside_residence() -> None:
    (field,) = TEST_SITE.form.question("stays").fields
    later = {**STAY, "from": "1965-12-01", "to": "1970-12-31"}
    with pytest.raises(AnswerErrors) as refused:
        field.read(field.boxes([STAY, later]))
    assert list(refused.value.errors) == ["stays.2.from"]
    assert field.read(field.boxes([STAY, {**later, "kind": "work"}]))


def test_the_calculation_shows_each_time_with_its_rates_and_paragraph() -> None:
    facts = {
        "applied_on": "2026-02-02",
        "issued_on": "2026-02-20",
        "pension_age": False,
        "stays": [STAY],
        "child": {"of_victim": False, "unwell": None, "link_established": None},
        "residence_confirmed": True,
        "compensated_before": False,
    }
    decision = decide(TEST_SITE, "akmola/zhaksy", facts, law=the_law()).as_document()
    (table,) = decision["calculation"]["tables"]  # type: ignore[index]
    (row,) = table["rows"]
    shown = {
        column["name"]: cell["value"]
        for column, cell in zip(table["columns"], row["cells"], strict=True)
    }
    assert shown["stay_early_years"] == "6"
    assert shown["stay_early_rate"] == "1.05"
    assert shown["stay_late_years"] == "0"
    assert shown["stay_mci"] == "6.30"
    (cite,) = row["cites"]
    assert cite["paragraph"] == "art-12"
    assert "0,52" in cite["quote"]
