"""Housing aid beside its scenarios: its days, its lists, its bad input."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

import tirek.law
from families import member, wage
from tirek.kernel.calendar import WorkingCalendar
from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.kernel.text import Text
from tirek.law.catalogue import the_law
from tirek.law.decide import decide
from tirek.procedure.answer import AnswerErrors
from tirek.procedure.clock_step import RECEIPT, step_days
from tirek.procedure.complaints.hearing import window
from tirek.procedure.deadline import ALMATY, count, received_on
from tirek.services import SERVICES
from tirek.services.housing_aid.rules import aid

HOUSING = SERVICES["housing-aid"]
PASSPORT = HOUSING.passport
BOOK = HOUSING.rulebook()
FORM = HOUSING.form


@pytest.fixture(scope="module")
def calendar() -> WorkingCalendar:
    return WorkingCalendar.load(Path(tirek.law.__file__).parent / "calendars")


def test_26_six_working_days_and_the_hearing_inside_them(calendar: WorkingCalendar) -> None:
    monday = date(2026, 1, 19)
    due_on = count(PASSPORT.term, monday, calendar).due_on
    assert due_on == date(2026, 1, 27)
    hearing = window(PASSPORT.process.hearing, due_on, date(2026, 1, 22), calendar)
    assert hearing.notice_by == date(2026, 1, 22)
    assert hearing.last == date(2026, 1, 26)


def test_26_the_units_steps_lie_inside_the_six_days(calendar: WorkingCalendar) -> None:
    found = step_days(PASSPORT.steps, {RECEIPT: date(2026, 1, 19)}, calendar)
    assert {step.id: on for step, on in found} == {
        "conformity": date(2026, 1, 21),
        "papers": date(2026, 1, 26),
        "notification": date(2026, 1, 27),
    }


def test_26_what_is_sent_on_friday_evening_is_received_on_monday(calendar: WorkingCalendar) -> None:
    friday = datetime(2026, 1, 16, 20, 0, tzinfo=ALMATY)
    assert received_on(friday, PASSPORT.hours, calendar).on == date(2026, 1, 19)


def test_a_complaint_takes_three_five_or_fifteen_working_days() -> None:
    terms = PASSPORT.process.appeal
    spans = (terms.satisfy, terms.pass_on, terms.body, terms.quality_body)
    assert [(one.amount, one.unit) for one in spans] == [
        (3, "working_days"),
        (3, "working_days"),
        (5, "working_days"),
        (15, "working_days"),
    ]


def codes(listed: str) -> set[str]:
    (found,) = [one for one in BOOK.lists if one.path.name == listed]
    return {entry.code for entry in found.entries.values()}


def test_every_kind_of_income_of_the_specification_has_its_place() -> None:
    found = codes("incomes.toml")
    # I-07 are AL1-AL5; the plot (I-08, I-09, I-12) and whose or in what currency an income is
    # (I-33 to I-36) are facts of their own.
    elsewhere = {7, 8, 9, 12, 33, 34, 35, 36}
    assert {f"I-{n:02}" for n in range(1, 38) if n not in elsewhere} <= found
    assert {f"AL{n}" for n in range(1, 6)} <= found
    exclusions = {f"X{n}" for n in range(1, 24) if n != 19} | {f"X19{one}" for one in "abcdef"}
    assert exclusions <= found


def test_every_expense_and_every_tie_of_the_specification_is_listed() -> None:
    assert codes("expenses.toml") == {f"E{n}" for n in range(1, 15)}
    assert {"P3", "P4", "P5", "P6", "P7", "P8", "P1–P2"} <= codes("family.toml")


def test_all_twenty_three_readings_and_three_more_are_there() -> None:
    assert len(BOOK.readings) == 26


def test_every_entry_has_its_name_in_three_languages() -> None:
    for listed in BOOK.lists:
        for entry in listed.entries.values():
            assert all(entry.name.in_(to) for to in ("kk", "ru", "en"))
            assert isinstance(entry.name, Text)


def test_the_worked_examples_are_all_told() -> None:
    told = {int(one.name.partition(":")[0]) for one in HOUSING.scenarios if one.name[0].isdigit()}
    assert told == set(range(1, 29)) - {26}, "example 26 is of days: it is told above"


def test_a_quarter_is_paid_from_its_first_month_and_rounded_once() -> None:
    april, monthly = Month.parse("2026-04"), Tenge.of("1740.25")
    assert [aid.entitled(one, april) for one in (Month.parse("2026-03"), april)] == [False, True]
    assert aid.last_month(april) == Month.parse("2026-06")
    assert aid.month_share(monthly) == monthly
    assert aid.payable([monthly] * 3, "tiyn") == Tenge.of("5220.75")
    assert aid.payable([monthly] * 3, "tenge") == Tenge.of(5221)


# --- what cannot be is told at its field -----------------------------------------------------

APRIL = date(2026, 4, 10)


def told(answers: dict[str, Any], on: date = APRIL) -> dict[str, Text]:
    """What the page says at each field after it was sent with those answers."""
    (question,) = [one for one in FORM.questions if one.fields[0].id in answers]
    boxes = {}
    for field in question.fields:
        if field.id in answers:
            boxes |= field.boxes(answers[field.id])
    with pytest.raises(AnswerErrors) as refused:
        FORM.read(question.id, boxes, {}, on=on)
    assert all(one.kk and one.ru for one in refused.value.errors.values())
    return refused.value.errors


def with_income(without: str = "", **changed: Any) -> dict[str, Any]:
    told = {**wage("300000"), **changed}
    return {"members": [person("Айгүл", {k: v for k, v in told.items() if k != without})]}


def person(name: str, *incomes: dict[str, Any]) -> dict[str, Any]:
    return member(name, "1990-01-01", "applicant", *incomes)


def with_bill(month: str = "2026-01", **changed: Any) -> dict[str, Any]:
    line = {"kind": "lift", "charge": "1000", "quantity": None, **changed}
    return {"statements": [{"month": month, "expenses": [line]}]}


@pytest.mark.parametrize(
    ("answers", "at", "words"),
    [
        (with_bill(charge="-500"), "statements.1.expenses.1.charge", "Отрицательной она не бывает"),
        (with_bill(quantity="-3"), "statements.1.expenses.1.quantity", "Введите число"),
        (with_income(amount="-1"), "members.1.incomes.1.amount", "Отрицательной она не бывает"),
        (with_income(without="to"), "members.1.incomes.1.to", "месяц"),
        (with_income(without="from"), "members.1.incomes.1.from", "месяц"),
        (with_income(to="2025-12"), "members.1.incomes.1.to", "не может быть раньше первого"),
        (with_income(foreign=True, rate=""), "members.1.incomes.1.rate", "Укажите курс валюты"),
        (with_income(foreign=True, rate="0"), "members.1.incomes.1.rate", "больше нуля"),
        (with_bill("2025-12"), "statements.1.month", "раньше прошлого квартала"),
        (with_bill("2026-04"), "statements.1.month", "ещё не закончился"),
        ({"members": [person("Айгүл"), person("айгүл ")]}, "members.2.name", "запись № 1"),
    ],
)
def test_what_cannot_be_is_told_at_its_field(answers: dict[str, Any], at: str, words: str) -> None:
    found = told(answers)
    assert list(found) == [at]
    assert words in found[at].ru


def test_the_months_of_the_past_quarter_and_since_may_be_billed() -> None:
    (question,) = [one for one in FORM.questions if one.fields[0].id == "statements"]
    (field,) = question.fields
    for on, month in ((APRIL, "2026-01"), (APRIL, "2026-03"), (date(2026, 6, 1), "2026-05")):
        boxes = field.boxes(with_bill(month)["statements"])
        assert FORM.read(question.id, boxes, {}, on=on)


def test_income_in_tenge_asks_for_no_rate() -> None:
    (question,) = [one for one in FORM.questions if one.fields[0].id == "members"]
    (field,) = question.fields
    for foreign in (False, None):
        boxes = field.boxes(with_income(foreign=foreign)["members"])
        (read,) = FORM.read(question.id, boxes, {}, on=APRIL)["members"]
        assert "rate" not in read["incomes"][0]


def test_a_second_flat_is_refused_with_the_norm_that_says_so() -> None:
    (two,) = [one for one in HOUSING.scenarios if one.name == "13: another flat in another city"]
    decision = decide(HOUSING, two.place, two.facts, law=the_law())
    assert [one.code for one in decision.reasons] == ["N3"]
    for language in ("kk", "ru"):
        assert decision.reasons[0].text.in_(language)
